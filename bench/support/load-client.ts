/**
 * A load client in a process of its own: raw keep-alive sockets, requests made and signed beforehand, so
 * that it costs the machine as little as possible. Told what to do by one IPC message, answers with one.
 */
import { createHmac } from 'node:crypto';
import net from 'node:net';

export interface LoadPlan {
  port: number;
  connections: number;
  seconds: number;
  requests: { method: string; path: string; headers: Record<string, string>; body: string }[];
  /** No more than so many a second, all connections together; left out: as fast as they go. */
  perSecond?: number;
  /** Signs bodies as this app. */
  app?: { token: string; secret: string };
}

export interface LoadResult {
  answers: number;
  failures: number;
  firstFailure: string | null;
  seconds: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
}

process.on('message', (plan: LoadPlan) => {
  run(plan).then((result) => {
    process.send?.(result);
    process.disconnect();
  });
});

async function run(plan: LoadPlan): Promise<LoadResult> {
  const requests = plan.requests.map((request) => bytesOf(request, plan.app));
  const latencies: number[] = [];
  let failures = 0;
  let firstFailure: string | null = null;
  let next = 0;
  const begin = performance.now();
  const end = begin + plan.seconds * 1000;
  const connection = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const socket = net.connect(plan.port, '127.0.0.1');
      let sentAt = 0;
      let received = Buffer.alloc(0);
      const send = (): void => {
        if (performance.now() >= end) {
          socket.end();
          resolve();
          return;
        }
        const early = plan.perSecond === undefined ? 0 : begin + (next * 1000) / plan.perSecond - performance.now();
        if (early > 1) {
          setTimeout(send, early);
          return;
        }
        const request = requests[next++ % requests.length];
        if (!request) {
          reject(new Error('no requests'));
          return;
        }
        sentAt = performance.now();
        socket.write(request);
      };
      socket.setNoDelay(true);
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('data', (chunk) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const size = sizeOfAnswer(received);
        if (size === null || received.length < size) return;
        if (received.subarray(9, 12).toString() !== '200') {
          failures++;
          firstFailure ??= received.toString('utf8', 0, 1000);
        } else latencies.push(performance.now() - sentAt);
        received = Buffer.alloc(0);
        send();
      });
    });
  await Promise.all(Array.from({ length: plan.connections }, connection));
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN;
  return { answers: latencies.length, failures, firstFailure, seconds: (performance.now() - begin) / 1000, p50: at(0.5), p99: at(0.99) };
}

function bytesOf({ method, path, headers, body }: LoadPlan['requests'][number], app: LoadPlan['app']): Buffer {
  const bytes = Buffer.from(body);
  const signed: Record<string, string> = app
    ? {
        'content-type': 'application/json',
        'x-service-token': app.token,
        'x-timestamp': String(Date.now()),
        'x-signature': createHmac('sha256', app.secret).update(bytes).digest('hex'),
      }
    : {};
  const lines = Object.entries({ host: '127.0.0.1', ...headers, ...signed, ...(body ? { 'content-length': String(bytes.length) } : {}) });
  return Buffer.concat([
    Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`),
    bytes,
  ]);
}

function sizeOfAnswer(bytes: Buffer): number | null {
  const headEnd = bytes.indexOf('\r\n\r\n');
  if (headEnd === -1) return null;
  const length = /content-length: (\d+)/i.exec(bytes.toString('latin1', 0, headEnd))?.[1];
  return length === undefined ? null : headEnd + 4 + Number(length);
}
