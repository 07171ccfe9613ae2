import { createHmac } from 'node:crypto';

export const ZOOM_SECRET = 'Secret-Token-Of-The-App';

interface ZoomOptions {
  secret?: string;
  /** Unix seconds. */
  timestamp?: number | string;
  signature?: string;
  /** Put on the wire instead of what was signed. */
  wire?: string;
}

/** What Zoom signs a message with. */
export function zoomHeaders(
  body: Buffer | string,
  { secret = ZOOM_SECRET, timestamp, signature }: ZoomOptions = {},
): Record<string, string> {
  const at = String(timestamp ?? Math.floor(Date.now() / 1000));
  const own = `v0=${createHmac('sha256', secret).update(`v0:${at}:`).update(body).digest('hex')}`;
  return { 'x-zm-request-timestamp': at, 'x-zm-signature': signature ?? own };
}

/** Sends a message as Zoom does; `from` an address, to a server behind a proxy. */
export async function sendZoom(
  url: string,
  message: object,
  options: ZoomOptions & { path?: string; from?: string } = {},
): Promise<{ status: number; body: Record<string, unknown>; retryAfter?: string }> {
  const body = JSON.stringify(message);
  const response = await fetch(`${url}${options.path ?? '/public/zoom-webhook/driving'}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      ...(options.from ? { 'x-forwarded-for': options.from } : {}),
      ...zoomHeaders(body, options),
    },
    body: options.wire ?? body,
  });
  const retryAfter = response.headers.get('retry-after');
  // Either what the route answers or a failure.
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, ...(retryAfter ? { retryAfter } : {}) };
}
