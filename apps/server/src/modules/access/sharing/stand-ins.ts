/**
 * Ids that stand in for learners' own, for one receiver: an API key or a webhook endpoint.
 *
 *   stand-in = 'lrn_' + base64url(tag ‖ AES-256-CTR(id, iv = tag)),   tag = first 96 bits of HMAC-SHA256(id)
 *
 * The construction of RFC 5297 (synthetic IV): the same id always gives the same stand-in, only we read it back, and what
 * we did not make ourselves is not read at all. Both keys follow by HKDF from the school's secret and the receiver's id, so
 * two receivers can't compare what they hold. Nothing is stored for it.
 */
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { ID_PATTERN } from '../../../platform/ids.ts';

const PREFIX = 'lrn_';
const TAG_BYTES = 12;
const KEY_BYTES = 32;
// How long an id is tells something of it: all of ours, and most that were imported, fit into the first.
const LENGTHS = [32, 64];

/** How learners are called towards a receiver. */
export interface LearnerNames {
  /** The id to tell. */
  tell(studentId: string): string;
  /** Whom a receiver means; null for what was never told to it. */
  meant(told: string): string | null;
  /** The id to tell of a session, which its maker may have built from the learner's. */
  tellSession(sessionId: string): string;
}

/** Learners by their own ids. */
export const ownIds: LearnerNames = { tell: (id) => id, meant: (told) => told, tellSession: (id) => id };

export function standIns(secret: string, receiverId: string): LearnerNames {
  const keys = Buffer.from(hkdfSync('sha256', secret, '', `learners towards ${receiverId}`, 3 * KEY_BYTES));
  const [tagKey, cipherKey, sessionKey] = [0, 1, 2].map((place) => keys.subarray(place * KEY_BYTES, (place + 1) * KEY_BYTES)) as [
    Buffer,
    Buffer,
    Buffer,
  ]; // three of them, as the list says
  const tagOf = (padded: Buffer) => createHmac('sha256', tagKey).update(padded).digest().subarray(0, TAG_BYTES);
  return {
    tell: (studentId) => {
      const padded = pad(studentId);
      const tag = tagOf(padded);
      const cipher = createCipheriv('aes-256-ctr', cipherKey, counterFrom(tag));
      return `${PREFIX}${Buffer.concat([tag, cipher.update(padded), cipher.final()]).toString('base64url')}`;
    },
    meant: (told) => {
      const bytes = Buffer.from(told.slice(PREFIX.length), 'base64url');
      const isWhole = told === `${PREFIX}${bytes.toString('base64url')}` && LENGTHS.includes(bytes.length - TAG_BYTES);
      if (!isWhole) return null;
      const tag = bytes.subarray(0, TAG_BYTES);
      const cipher = createDecipheriv('aes-256-ctr', cipherKey, counterFrom(tag));
      const padded = Buffer.concat([cipher.update(bytes.subarray(TAG_BYTES)), cipher.final()]);
      return timingSafeEqual(tagOf(padded), tag) ? padded.toString('latin1').replace(/\0+$/, '') : null;
    },
    tellSession: (sessionId) => `ses_${createHmac('sha256', sessionKey).update(sessionId).digest('base64url').slice(0, 32)}`,
  };
}

function pad(studentId: string): Buffer {
  if (!ID_PATTERN.test(studentId)) throw new Error('not an id');
  const bytes = Buffer.alloc(LENGTHS.find((length) => studentId.length <= length) ?? 0);
  bytes.write(studentId, 'latin1');
  return bytes;
}

function counterFrom(tag: Buffer): Buffer {
  return Buffer.concat([tag], 16);
}
