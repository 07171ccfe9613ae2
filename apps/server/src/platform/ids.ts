import { typeidUnboxed } from 'typeid-js';

/** Prefixes of our ids, one per kind of thing. */
export type IdPrefix =
  | 'ten'
  | 'usr'
  | 'ses'
  | 'cus'
  | 'stu'
  | 'crs'
  | 'brn'
  | 'app'
  | 'evt'
  | 'aud'
  | 'key'
  | 'cfd'
  | 'mal'
  | 'tok'
  | 'imp'
  | 'tsk'
  | 'svw'
  | 'ins'
  | 'tof'
  | 'ord'
  | 'hol'
  | 'wrk'
  | 'led'
  | 'act'
  | 'frm'
  | 'rul'
  | 'exp'
  | 'job'
  | 'con'
  | 'cyc'
  | 'mtg'
  | 'reg'
  | 'att'
  | 'pay'
  | 'shr'
  | 'mkc'
  | 'xps'
  | 'whk'
  | 'dlv';

/** A new TypeID: prefix, underscore, UUIDv7 in base32. Ids of one process sort by the time they were made. */
export function newId(prefix: IdPrefix): string {
  return typeidUnboxed(prefix);
}

/** What an id may look like, ours or one that an import supplied. */
export const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;
