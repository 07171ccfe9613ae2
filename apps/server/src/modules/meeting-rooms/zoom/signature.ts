import { hmacSha256Hex, isSameSecret } from '../../../platform/crypto/secrets.ts';

const WINDOW_MS = 5 * 60 * 1000;

/** What a request says of itself: `x-zm-signature`, `x-zm-request-timestamp`, and its bytes. */
export interface SignedRequest {
  signature: unknown;
  timestamp: unknown;
  body: Buffer;
}

/** Whether it was signed just now. Before any secret is looked up. */
export function isTimely({ timestamp }: Pick<SignedRequest, 'timestamp'>, nowMs: number): boolean {
  return typeof timestamp === 'string' && /^\d{1,12}$/.test(timestamp) && Math.abs(nowMs - Number(timestamp) * 1000) <= WINDOW_MS;
}

/** `v0=` and the hex HMAC-SHA256 of `v0:<seconds>:<raw body>`, as Zoom signs. Compared in constant time. */
export function isSigned({ signature, timestamp, body }: SignedRequest, secret: string): boolean {
  if (typeof signature !== 'string') return false;
  return isSameSecret(signature, `v0=${hmacSha256Hex(secret, `v0:${String(timestamp)}:`, body)}`);
}

/** What answers `endpoint.url_validation`. */
export function validationOf(plainToken: string, secret: string): { plainToken: string; encryptedToken: string } {
  return { plainToken, encryptedToken: hmacSha256Hex(secret, plainToken) };
}
