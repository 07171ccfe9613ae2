import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { createCustomers, createStudent, matchCustomers, readCustomer, readStudent, stated } from '../../people/index.ts';
import { insertActivities } from '../activities/activities-store.ts';
import { tellLeads } from '../leads/lead-changes.ts';
import type { Lead } from '../leads/lead-schemas.ts';
import { currentLead, lockLead, setConverted } from '../leads/leads-store.ts';
import { holdReferences } from '../leads/references-store.ts';
import type { ConversionRequest, Converted } from './conversion-schemas.ts';
import { findStudentNamed } from './students-store.ts';

/**
 * Makes a customer and a student of a lead. Done before, it answers the same two and changes nothing: the lead
 * is locked first, so of several at once one does it.
 */
export async function convertLead(tx: TenantTx, id: string, given: ConversionRequest, ifMatch: number | null): Promise<Converted> {
  const before = await lockLead(tx, id);
  if (before.status === 'converted') return answerOf(tx, before);
  checkVersion(before, ifMatch);
  const courseId = given.courseId ?? before.courseId;
  await refuseForeignCourse(tx, courseId, before);
  const customerId = given.customerId ?? (await customerOf(tx, before, given));
  const studentId = await studentOf(tx, customerId, before, given);
  const { customerId: heldId } = await readStudent(tx, studentId);
  await setConverted(tx, id, { customerId: heldId, studentId, courseId });
  const after = await currentLead(tx, id);
  const details = { from: before.status, customerId: heldId, studentId };
  await insertActivities(tx, [{ id: newId('act'), leadId: id, type: 'converted', details }]);
  await tellLeads(tx, 'converted', [{ before, after }]);
  return answerOf(tx, after);
}

async function answerOf(tx: TenantTx, lead: Lead): Promise<Converted> {
  // A converted lead has both; the constraint says so.
  const { customerId, studentId } = lead as Lead & { customerId: string; studentId: string };
  return { lead, customer: await readCustomer(tx, customerId), student: await readStudent(tx, studentId) };
}

async function refuseForeignCourse(tx: TenantTx, courseId: string | null, before: Lead): Promise<void> {
  if (courseId === null || courseId === before.courseId) return;
  const { courses } = await holdReferences(tx, [{ ownerId: null, courseId, branchId: null }]);
  if (!courses.has(courseId)) throw invalid('courseId', 'is not a course of this school');
}

/** The customer with the lead's phone or e-mail, else a new one. */
async function customerOf(tx: TenantTx, lead: Lead, given: ConversionRequest): Promise<string> {
  const keys = { phone: lead.phone, email: lead.email };
  const [known] = await matchCustomers(tx, [keys]);
  if (known) return known;
  const { name, phone, email, source } = lead;
  const [created] = await createCustomers(tx, [{ name, phone, email, source, ...stated(given.customer ?? {}) }]);
  if (!created) throw new Error('one customer in, one answer out');
  if (!(created instanceof AppError)) return created.id;
  // Somebody else may have added them while we waited for their phone or e-mail.
  const [meanwhile] = await matchCustomers(tx, [keys]);
  if (meanwhile) return meanwhile;
  throw created;
}

async function studentOf(tx: TenantTx, customerId: string, lead: Lead, { student = {} }: ConversionRequest): Promise<string> {
  const name = student.name ?? lead.name;
  const known = student.id === undefined ? await findStudentNamed(tx, customerId, name) : null;
  if (known) return known;
  return (await createStudent(tx, { ...stated(student), customerId, name })).id;
}
