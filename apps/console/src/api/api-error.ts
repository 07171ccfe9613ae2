import type { Failure, FieldProblem, Why } from './envelope.ts';

interface ApiErrorParts {
  status: number;
  code: string;
  message: string;
  why?: Why | undefined;
  details?: FieldProblem[] | undefined;
  requestId?: string | null;
  retryAfterSeconds?: number | null;
  cause?: unknown;
}

/** Anything that kept a request from its answer. `status` is 0 when no answer came at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly why: Why;
  readonly details: FieldProblem[];
  readonly requestId: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(parts: ApiErrorParts) {
    super(parts.message, { cause: parts.cause });
    this.name = 'ApiError';
    this.status = parts.status;
    this.code = parts.code;
    const { reason, values } = parts.why ?? {};
    this.why = { ...(reason === undefined ? {} : { reason }), ...(values ? { values } : {}) };
    this.details = parts.details ?? [];
    this.requestId = parts.requestId ?? null;
    this.retryAfterSeconds = parts.retryAfterSeconds ?? null;
  }

  static async fromResponse(response: Response): Promise<ApiError> {
    const failure = await readFailure(response);
    return new ApiError({
      status: response.status,
      // A proxy in between answers HTML; the status is then all there is to go by.
      code: failure?.error.code ?? 'UNEXPECTED_ANSWER',
      message: failure?.error.message ?? `${response.status} ${response.statusText}`.trim(),
      why: failure?.error,
      details: failure?.error.details,
      requestId: failure?.meta?.requestId ?? response.headers.get('x-request-id'),
      retryAfterSeconds: parseRetryAfter(response.headers.get('retry-after'), Date.now()),
    });
  }

  static offline(cause: unknown): ApiError {
    return new ApiError({ status: 0, code: 'OFFLINE', message: 'The server could not be reached.', cause });
  }
}

export function isApiError(error: unknown, code?: string): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}

/** Retry-After comes as seconds or as an HTTP date; both end as whole seconds from now. */
export function parseRetryAfter(header: string | null, nowMs: number): number | null {
  if (header === null || header.trim() === '') return null;
  const seconds = Number(header);
  if (Number.isFinite(seconds)) return Math.max(0, Math.ceil(seconds));
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - nowMs) / 1000));
}

async function readFailure(response: Response): Promise<Failure | null> {
  try {
    const body: unknown = await response.json();
    return isFailure(body) ? body : null;
  } catch {
    return null;
  }
}

function isFailure(body: unknown): body is Failure {
  if (typeof body !== 'object' || body === null || !('error' in body)) return false;
  const { error } = body;
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}
