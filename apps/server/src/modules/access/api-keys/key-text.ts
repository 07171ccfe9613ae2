/**
 * What a key looks like: `<prefix>_<live|test>_<random>_<checksum>`. The random part is 33 characters of base62, 196
 * bits. The checksum is the CRC-32 of all before it, so that a scanner knows a leaked key for one, and a typo is
 * refused without asking the database. It proves nothing: only the look-up does.
 */
import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

export const ENVIRONMENTS = ['live', 'test'] as const;
export type KeyEnvironment = (typeof ENVIRONMENTS)[number];

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const RANDOM_LENGTH = 33;
const CHECKSUM_LENGTH = 6;
const SHAPE = new RegExp(`^([a-z][a-z0-9]{1,15}_(?:live|test)_[0-9A-Za-z]{${RANDOM_LENGTH}})_([0-9A-Za-z]{${CHECKSUM_LENGTH}})$`);

export function makeKey(prefix: string, environment: KeyEnvironment): string {
  const body = `${prefix}_${environment}_${randomBase62(RANDOM_LENGTH)}`;
  return `${body}_${checksum(body)}`;
}

/** Whether the text is a whole key, as far as it can be told without looking it up. Any prefix will do: it is a setting. */
export function isWholeKey(text: string): boolean {
  const [, body, given] = SHAPE.exec(text) ?? [];
  return body !== undefined && checksum(body) === given;
}

/** Whether somebody meant to send a key, complete or not. */
export function looksLikeKey(text: string): boolean {
  return /^[a-z][a-z0-9]*_(live|test)_/.test(text);
}

/** What a person knows a key by: its beginning, far too short to guess the rest from. */
export function displayPrefix(key: string): string {
  const [prefix, environment, random = ''] = key.split('_');
  return `${prefix}_${environment}_${random.slice(0, 4)}`;
}

function checksum(body: string): string {
  let rest = crc32(body);
  let text = '';
  for (let n = 0; n < CHECKSUM_LENGTH; n++) {
    text = BASE62.charAt(rest % 62) + text;
    rest = Math.floor(rest / 62);
  }
  return text;
}

// Bytes of 248 and more are thrown away: with them some characters would come more often than others.
function randomBase62(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += BASE62.charAt(byte % 62);
  }
  return text;
}
