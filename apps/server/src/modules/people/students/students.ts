import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { phoneSpellings } from '../../../platform/phones.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { type CustomValues, checkedCustomValues, checkedPhone } from '../../access/index.ts';
import { getCustomer, holdCustomer } from '../customers/customers-store.ts';
import { stated } from '../fields.ts';
import type { NewStudent, NewStudentOfCustomer, Student, StudentChanges, StudentQuery, StudentReplacement } from '../schemas.ts';
import { searchText } from '../search/search-text.ts';
import { revokeAccount } from '../student-login/student-accounts-store.ts';
import { studentFor } from '../visibility.ts';
import { tellStudent } from './student-changes.ts';
import { listStudents } from './student-list-store.ts';
import {
  currentStudent,
  findStudentByKeys,
  getStudent,
  insertStudent,
  listStudentIdsOf,
  lockAnyStudent,
  lockStudent,
  type StudentValues,
  setCustomerOf,
  setStudentDeleted,
  takeMergedAlong,
  updateStudent,
} from './students-store.ts';

export async function browseStudents(tx: TenantTx, query: StudentQuery): Promise<Listing<Student>> {
  const { rows, page } = await listStudents(tx, query);
  return { rows: rows.map((student) => studentFor(tx.caller, student)), page };
}

/** The students of one customer; 404 for a customer the caller can't see. */
export async function browseStudentsOf(tx: TenantTx, customerId: string, query: StudentQuery): Promise<Listing<Student>> {
  const { id } = await getCustomer(tx, customerId);
  return browseStudents(tx, { ...query, customerId: id });
}

export async function readStudent(tx: TenantTx, id: string): Promise<Student> {
  return studentFor(tx.caller, await getStudent(tx, id));
}

export async function createStudent(tx: TenantTx, given: NewStudent): Promise<Student> {
  const id = given.id ?? newId('stu');
  const values = await valuesOf(tx, given, await checkedCustomValues(tx, 'student', given.customFields, undefined));
  await insertStudent(tx, id, values);
  const after = await currentStudent(tx, id);
  await tellStudent(tx, 'created', undefined, after);
  return studentFor(tx.caller, after);
}

export async function createStudentOf(tx: TenantTx, customerId: string, given: NewStudentOfCustomer): Promise<Student> {
  await getCustomer(tx, customerId);
  return createStudent(tx, { ...given, customerId });
}

/** Every editable field: one that is left out is emptied. */
export async function replaceStudent(tx: TenantTx, id: string, given: StudentReplacement, ifMatch: number | null): Promise<Student> {
  const before = await lockStudent(tx, id);
  checkVersion(before, ifMatch);
  const customFields = await checkedCustomValues(tx, 'student', given.customFields, undefined);
  return studentFor(tx.caller, await save(tx, before, given, customFields));
}

/** The fields given; the rest stays. */
export async function changeStudent(tx: TenantTx, id: string, given: StudentChanges, ifMatch: number | null): Promise<Student> {
  return studentFor(tx.caller, (await applyStudentChanges(tx, id, given, ifMatch)).after);
}

/** The same, telling how the student was and is. */
export async function applyStudentChanges(
  tx: TenantTx,
  id: string,
  given: StudentChanges,
  ifMatch: number | null,
): Promise<{ before: Student; after: Student }> {
  const before = await lockStudent(tx, id);
  checkVersion(before, ifMatch);
  const customFields = await checkedCustomValues(tx, 'student', given.customFields, before.customFields);
  return { before, after: await save(tx, before, { ...before, ...stated(given) }, customFields) };
}

/** The live student with this id or external id, else the one of this name in a family; null: nobody yet. */
export async function matchStudent(
  tx: TenantTx,
  keys: { id?: string | undefined; externalId?: string | null | undefined; name?: string | undefined; customerId?: string | null },
): Promise<string | null> {
  return findStudentByKeys(tx, { id: null, externalId: null, name: null, customerId: null, ...stated(keys) });
}

/** Hides the student, and ends their login at once. */
export async function deleteStudent(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockStudent(tx, id);
  checkVersion(before, ifMatch);
  await revokeAccount(tx, id);
  await setStudentDeleted(tx, id, true);
  await tellStudent(tx, 'deleted', before, undefined);
}

/** Brings a deleted student back. A login is not: staff open it again. */
export async function restoreStudent(tx: TenantTx, id: string): Promise<Student> {
  const { customerId, isDeleted, mergedInto } = await lockAnyStudent(tx, id);
  if (!isDeleted) throw conflict('This student is not deleted, so there is nothing to restore.');
  if (mergedInto) throw conflict(`This student was merged into ${mergedInto} and can’t come back as their own.`);
  const heldId = await holdCustomer(tx, customerId);
  if (!heldId) throw conflict(`Restore customer ${customerId} first: this student belongs to them.`);
  // Their customer may have been merged into another meanwhile.
  if (heldId !== customerId) await setCustomerOf(tx, id, heldId);
  await setStudentDeleted(tx, id, false);
  const after = await currentStudent(tx, id);
  await tellStudent(tx, 'restored', undefined, after);
  return studentFor(tx.caller, after);
}

/** Gives all live students of one customer to another. */
export async function giveStudents(tx: TenantTx, fromId: string, toId: string): Promise<void> {
  for (const id of await listStudentIdsOf(tx, fromId)) {
    const before = await lockStudent(tx, id);
    await setCustomerOf(tx, id, toId);
    await tellStudent(tx, 'updated', before, await currentStudent(tx, id));
  }
}

async function save(tx: TenantTx, before: Student, given: StudentReplacement, customFields: CustomValues): Promise<Student> {
  const values = await valuesOf(tx, given, customFields, before);
  await updateStudent(tx, before.id, values);
  if (values.customerId !== before.customerId) await takeMergedAlong(tx, before.id, values.customerId);
  const after = await currentStudent(tx, before.id);
  await tellStudent(tx, 'updated', before, after);
  return after;
}

async function valuesOf(tx: TenantTx, given: StudentReplacement, customFields: CustomValues, before?: Student): Promise<StudentValues> {
  const customerId = await holdCustomer(tx, given.customerId);
  if (!customerId) throw invalid('customerId', 'is not a customer of this school');
  const email = given.email ?? null;
  const phone = await checkedPhone(tx, given.phone, before?.phone);
  return {
    customerId,
    name: given.name,
    birthDate: given.birthDate ?? null,
    grade: given.grade ?? null,
    phone,
    email,
    locale: given.locale ?? null,
    notes: given.notes ?? null,
    externalId: given.externalId ?? null,
    tags: given.tags ?? [],
    customFields,
    searchText: searchText(given.name, email, phoneSpellings(phone)),
  };
}
