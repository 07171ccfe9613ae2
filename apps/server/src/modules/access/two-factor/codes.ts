import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { sha256 } from '../../../platform/crypto/secrets.ts';

const PERIOD_SECONDS = 30;
const RECOVERY_CODES = 10;
// 80 bits: 16 letters of base32.
const RECOVERY_BYTES = 10;

/** A new shared secret of 160 bits, in base32 as authenticator apps take it. */
export function newSecret(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32;
}

/** What the QR code holds: RFC 6238 with the values every app knows (SHA-1, 6 digits, 30 s). */
export function otpauthUri(secret: string, account: string, school: string): string {
  return totp(secret, account, school).toString();
}

/**
 * The time step of a code, one step early or late; null for a wrong one. Whoever takes it keeps the step: a
 * code of a step that is not later than the last one has been used.
 */
export function stepOf(secret: string, code: string, nowMs: number): number | null {
  // The library throws at digits of other scripts.
  if (!/^[0-9]{6}$/.test(code)) return null;
  const delta = totp(secret, '', '').validate({ token: code, timestamp: nowMs, window: 1 });
  return delta === null ? null : Math.floor(nowMs / 1000 / PERIOD_SECONDS) + delta;
}

function totp(secret: string, label: string, issuer: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), label, issuer, algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS });
}

/** Ten codes to be kept on paper, such as `ABCD-EFGH-IJKL-MNOP`: each opens the door once. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const letters = new Secret({ buffer: new Uint8Array(randomBytes(RECOVERY_BYTES)).buffer }).base32;
    return (letters.match(/.{4}/g) ?? []).join('-');
  });
}

/** What is kept of a recovery code, however it was typed. Guessing 80 random bits needs no slow hash to be vain. */
export function recoveryHash(code: string): Buffer {
  return sha256(code.toUpperCase().replace(/[^A-Z2-7]/g, ''));
}
