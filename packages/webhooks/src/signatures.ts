import { createHmac, timingSafeEqual } from 'node:crypto';

/** What was signed, by one of the two schemes. */
export interface Signed {
  /** The signatures the request carries: hex of the printed form, base64 of Standard Webhooks. */
  signatures: readonly string[];
  /** What stands before the body in what is signed. */
  prefix: string;
  encoding: 'hex' | 'base64';
}

/** Whether any of the secrets made any of the signatures. Takes as long for a near miss as for a far one. */
export function isSigned({ signatures, prefix, encoding }: Signed, body: Uint8Array, secrets: readonly string[]): boolean {
  let isFound = false;
  for (const secret of secrets) {
    const key = encoding === 'hex' ? secret : Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const expected = Buffer.from(createHmac('sha256', key).update(prefix).update(body).digest(encoding));
    for (const signature of signatures) {
      const given = Buffer.from(signature);
      // Only the length is told, and every good signature has the same.
      if (given.length === expected.length && timingSafeEqual(given, expected)) isFound = true;
    }
  }
  return isFound;
}
