/**
 * What a login answers to somebody whose password was right and who has two-factor sign-in: a sealed note
 * that says so, good for five minutes. It opens nothing without a code, and none after the password changed.
 */
import { z } from 'zod';
import type { SealingKeys } from '../../../platform/crypto/sealing.ts';
import { sha256 } from '../../../platform/crypto/secrets.ts';
import { AppError } from '../../../platform/errors.ts';

export const CHALLENGE_SECONDS = 300;
const CONTEXT = 'two-factor challenge';

const Challenge = z.object({ tenantId: z.string(), userId: z.string(), password: z.string(), until: z.number() });
export type Challenge = z.output<typeof Challenge>;

/** Names a password without saying anything about it. */
export function passwordMark(passwordHash: string): string {
  return sha256(passwordHash).toString('base64url');
}

export function sealChallenge(sealing: SealingKeys, person: Omit<Challenge, 'until'>, nowMs: number): string {
  return sealing.seal(JSON.stringify({ ...person, until: nowMs + CHALLENGE_SECONDS * 1000 }), CONTEXT);
}

/** Who the note is about; 401 for one that is too old or not ours. */
export function openChallenge(sealing: SealingKeys, challenge: string, nowMs: number): Challenge {
  let opened: Challenge;
  try {
    opened = Challenge.parse(JSON.parse(sealing.open(challenge, CONTEXT)));
  } catch (cause) {
    throw tooLate(cause);
  }
  if (opened.until < nowMs) throw tooLate();
  return opened;
}

export function tooLate(cause?: unknown): AppError {
  return new AppError('UNAUTHORIZED', 'That took too long. Sign in with your password again.', { cause });
}
