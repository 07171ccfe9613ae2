import type { Caller } from '../../platform/caller.ts';
import { reach } from '../access/index.ts';
import type { Branch } from './branches/schemas.ts';
import type { Instructor } from './instructors/schemas.ts';

/** Phones and e-mails of a branch's contact are for those who see every customer; an instructor never gets them. */
export function branchFor(caller: Caller, branch: Branch): Branch {
  return reach(caller, 'customers') === 'all' ? branch : { ...branch, contactPhone: null, contactEmail: null };
}

/** Whether the caller is the person this instructor record is about. */
function isThemselves(caller: Caller, { userId }: Instructor): boolean {
  return caller.kind === 'user' && userId !== null && userId === caller.id;
}

/** Whether the caller sees what is between the school and the person: pay, and why they are away. */
export function seesPrivate(caller: Caller, instructor: Instructor): boolean {
  return mayUpdateInstructors(caller) || isThemselves(caller, instructor);
}

/** Those who set the rates see them: administrators and managers. */
export function mayUpdateInstructors(caller: Caller): boolean {
  if (!caller.grants) return caller.kind === 'system' || caller.kind === 'job';
  return caller.grants.get('instructors:UPDATE') === 'all';
}

export function instructorFor(caller: Caller, instructor: Instructor): Instructor {
  return seesPrivate(caller, instructor) ? instructor : { ...instructor, rateFrontal: null, rateOnline: null, ratePrivate: null };
}
