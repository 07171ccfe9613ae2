import { z } from 'zod';

export { ContactEmail, ExternalId, line, lines } from '../../platform/http/text.ts';

/** Checked by the verb, which knows the school's country. */
export const Phone = z.string().trim().min(3).max(40).describe('In any spelling of the school’s country, or with + from anywhere.');

/** The fields that were sent: an undefined one was not. */
export function stated<Fields extends object>(changes: Fields): { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> } {
  // Object.fromEntries forgets the names; filtering changes none of the values kept.
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as {
    [Name in keyof Fields]?: Exclude<Fields[Name], undefined>;
  };
}
