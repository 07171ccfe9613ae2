import type { Agent, Dispatcher } from 'undici';
import { retryAfterMs } from './retry-schedule.ts';

/** What became of one attempt. */
export interface Outcome {
  /** Null when no answer came, and `error` says why. */
  status: number | null;
  /** The first 4 KB of the answer. */
  answer: string | null;
  error: string | null;
  retryAfterMs: number | null;
  tookMs: number;
}

export interface Target {
  origin: string;
  path: string;
}

const KEPT_BYTES = 4096;
const READ_BYTES = 16_384;

/**
 * Posts a body and answers what became of it; never throws. One deadline over connecting, headers and body: an answer that
 * doesn't end in time is none. Of a long answer the beginning is read and the connection dropped.
 */
export function post(agent: Agent, { origin, path }: Target, headers: string[], body: string, deadlineMs: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const reading = new Reading(deadlineMs, resolve);
    try {
      agent.dispatch({ origin, path, method: 'POST', headers, body }, reading);
    } catch (error) {
      reading.end(error instanceof Error ? error.message : String(error));
    }
  });
}

class Reading implements Dispatcher.DispatchHandler {
  readonly #begun = performance.now();
  readonly #resolve: (outcome: Outcome) => void;
  readonly #deadline: NodeJS.Timeout;
  readonly #deadlineMs: number;
  #controller: Dispatcher.DispatchController | undefined;
  #status: number | null = null;
  #retryAfterMs: number | null = null;
  #chunks: Buffer[] = [];
  #bytes = 0;
  #isOver = false;

  constructor(deadlineMs: number, resolve: (outcome: Outcome) => void) {
    this.#resolve = resolve;
    this.#deadlineMs = deadlineMs;
    this.#deadline = setTimeout(() => this.#giveUp(), deadlineMs);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#isOver) controller.abort(new Error('too late'));
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: Record<string, string | string[] | undefined>): void {
    // 1xx is no answer yet.
    if (status < 200) return;
    this.#status = status;
    this.#retryAfterMs = retryAfterMs(headers['retry-after'], Date.now());
  }

  onResponseData(controller: Dispatcher.DispatchController, chunk: Buffer): void {
    if (this.#bytes < KEPT_BYTES) this.#chunks.push(chunk.subarray(0, KEPT_BYTES - this.#bytes));
    this.#bytes += chunk.length;
    if (this.#bytes < READ_BYTES) return;
    this.end(null);
    controller.abort(new Error('the answer is long enough'));
  }

  onResponseEnd(): void {
    this.end(null);
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    // Whoever said 2xx and hung up has taken it.
    this.end(this.#status === null ? reasonOf(error) : null);
  }

  end(error: string | null): void {
    if (this.#isOver) return;
    this.#isOver = true;
    clearTimeout(this.#deadline);
    this.#resolve({
      status: error === null ? this.#status : null,
      answer: this.#chunks.length === 0 ? null : readable(Buffer.concat(this.#chunks)),
      error,
      retryAfterMs: this.#retryAfterMs,
      tookMs: Math.round(performance.now() - this.#begun),
    });
  }

  #giveUp(): void {
    const said = this.#status === null ? 'no answer' : `the answer began with ${this.#status} and did not end`;
    this.end(`${said} within ${this.#deadlineMs / 1000} s`);
    this.#controller?.abort(new Error('too late'));
  }
}

// PostgreSQL's text takes no zero byte; a character cut in two becomes the replacement mark.
function readable(bytes: Buffer): string {
  return bytes.toString('utf8').replaceAll('\0', '\ufffd');
}

const REASONS: Record<string, string> = {
  ECONNREFUSED: 'the connection was refused',
  ECONNRESET: 'the connection was closed before an answer',
  UND_ERR_SOCKET: 'the connection was closed before an answer',
  ENOTFOUND: 'the host name does not exist',
  EAI_AGAIN: 'the host name could not be resolved',
  UND_ERR_CONNECT_TIMEOUT: 'no connection in time',
  ETIMEDOUT: 'no connection in time',
  EHOSTUNREACH: 'the host can’t be reached',
  UND_ERR_HEADERS_OVERFLOW: 'the answer’s headers are larger than 16 KB',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the certificate comes from an authority that is not trusted',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the certificate comes from an authority that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the server does not send the certificates between its own and the authority’s',
  CERT_HAS_EXPIRED: 'the certificate has expired',
  CERT_NOT_YET_VALID: 'the certificate is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the certificate is for another host',
  ERR_SSL_WRONG_VERSION_NUMBER: 'there is no TLS (https) at this address',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'there is no TLS (https) at this address',
};

function reasonOf(error: Error & { code?: string; reason?: unknown }): string {
  const known = error.code && REASONS[error.code];
  // OpenSSL's own message is full of places in its source.
  const said = error.code?.startsWith('ERR_SSL_') && typeof error.reason === 'string' ? `TLS failed: ${error.reason}` : error.message;
  return (known || said).slice(0, 500);
}
