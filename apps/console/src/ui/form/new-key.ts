/**
 * A key nobody else has, for a request that must happen once. crypto.randomUUID is missing on a school's plain-http
 * address; getRandomValues is always there.
 */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
