import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { checkedPhone } from '../../access/index.ts';
import { instructorFor } from '../visibility.ts';
import { tellInstructor } from './instructor-changes.ts';
import {
  getInstructor,
  holdUser,
  type InstructorValues,
  insertInstructor,
  listInstructors,
  lockDeletedInstructor,
  lockInstructor,
  setInstructorDeleted,
  updateInstructor,
} from './instructors-store.ts';
import type { Instructor, InstructorChanges, InstructorQuery, InstructorReplacement, NewInstructor } from './schemas.ts';

export async function browseInstructors(tx: TenantTx, query: InstructorQuery): Promise<Listing<Instructor>> {
  const { rows, page } = await listInstructors(tx, query);
  return { rows: rows.map((instructor) => instructorFor(tx.caller, instructor)), page };
}

export async function readInstructor(tx: TenantTx, id: string): Promise<Instructor> {
  return instructorFor(tx.caller, await getInstructor(tx, id));
}

export async function createInstructor(tx: TenantTx, given: NewInstructor): Promise<Instructor> {
  const id = given.id ?? newId('ins');
  await insertInstructor(tx, id, await valuesOf(tx, given));
  const after = await getInstructor(tx, id);
  await tellInstructor(tx, 'created', undefined, after);
  return instructorFor(tx.caller, after);
}

/** Every editable field: one that is left out is emptied; without a word they are an active employee. */
export async function replaceInstructor(
  tx: TenantTx,
  id: string,
  given: InstructorReplacement,
  ifMatch: number | null,
): Promise<Instructor> {
  const before = await lockInstructor(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, before, await valuesOf(tx, given, before));
}

/** The fields given; the rest stays. */
export async function changeInstructor(tx: TenantTx, id: string, given: InstructorChanges, ifMatch: number | null): Promise<Instructor> {
  const before = await lockInstructor(tx, id);
  checkVersion(before, ifMatch);
  const { name = before.name } = given;
  return save(tx, before, await valuesOf(tx, { ...before, ...given, name }, before));
}

// An active cycle's instructor stays: cycles, once there are any, veto `instructor.deleted`.
export async function deleteInstructor(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockInstructor(tx, id);
  checkVersion(before, ifMatch);
  await setInstructorDeleted(tx, id, true);
  await tellInstructor(tx, 'deleted', before, undefined);
}

export async function restoreInstructor(tx: TenantTx, id: string): Promise<Instructor> {
  const before = await lockDeletedInstructor(tx, id);
  if (!before) throw conflict('This instructor is not deleted, so there is nothing to restore.');
  await setInstructorDeleted(tx, id, false);
  const after = await getInstructor(tx, id);
  await tellInstructor(tx, 'restored', before, after);
  return instructorFor(tx.caller, after);
}

async function save(tx: TenantTx, before: Instructor, values: InstructorValues): Promise<Instructor> {
  await updateInstructor(tx, before.id, values);
  const after = await getInstructor(tx, before.id);
  await tellInstructor(tx, 'updated', before, after);
  return instructorFor(tx.caller, after);
}

async function valuesOf(tx: TenantTx, given: InstructorReplacement, before?: Instructor): Promise<InstructorValues> {
  const userId = given.userId ?? null;
  if (userId && userId !== before?.userId && !(await holdUser(tx, userId))) throw invalid('userId', 'is not a user of this school');
  return {
    name: given.name,
    externalId: given.externalId ?? null,
    userId,
    phone: await checkedPhone(tx, given.phone, before?.phone),
    email: given.email ?? null,
    city: given.city ?? null,
    employmentType: given.employmentType ?? 'employee',
    rateFrontal: given.rateFrontal ?? null,
    rateOnline: given.rateOnline ?? null,
    ratePrivate: given.ratePrivate ?? null,
    isActive: given.isActive ?? true,
  };
}
