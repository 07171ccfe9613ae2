import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import { dropAnswersAbout } from '../../../platform/http/idempotency.ts';
import { type Change, recordAll } from '../../../platform/ledger/ledger.ts';
import { emptyImportRows } from '../../imports/index.ts';
import { emptyLeads, lockLeadsOfFamily } from '../../leads/index.ts';
import { forgetParticipants } from '../../meeting-rooms/index.ts';
import { emptyFamily, type Family, lockFamily } from '../../people/index.ts';
import { emptyLearners } from '../../progress/index.ts';
import { emptyTeaching, lockTaughtOf, type Taught } from '../../teaching/index.ts';
import { emptyTasks, lockTasksAbout } from '../../workspace/index.ts';
import type { Erasure, ErasureRequest } from './erasure-schemas.ts';
import { type Erased, eraseKeptTexts, insertErasures } from './erasures-store.ts';

/**
 * Takes a family out of the school for good, in one transaction: customer, merged customers, students, their logins, the
 * leads they came by, tasks about them, and every text kept of them. Ids, moments and counts stay.
 */
export async function eraseCustomer(tx: TenantTx, id: string, { confirm, reason }: ErasureRequest): Promise<Erasure> {
  const family = await lockFamily(tx, id);
  if (confirm !== id && confirm !== family.name.trim()) throw invalid('confirm', 'is neither the name nor the id of this customer');
  // Whoever has to keep something of them yet says so by throwing a 409 that names what to settle first.
  await tx.react({ type: 'customer.erasing', subject: id, data: { customerIds: family.customerIds, studentIds: family.studentIds } });
  const leadIds = await lockLeadsOfFamily(tx, family);
  const people = [...marks('customer', family.customerIds), ...marks('student', family.studentIds), ...marks('lead', leadIds)];
  const taskIds = await lockTasksAbout(
    tx,
    people.map((one) => ({ type: one.kind, id: one.id })),
  );
  const taught = await lockTaughtOf(tx, family);
  const lessons = [...marks('registration', taught.registrationIds), ...marks('payment', taught.paymentIds)];
  const records = [...people, ...marks('task', taskIds), ...lessons, ...marks('attendance', taught.attendanceIds)];
  await emptyAll(tx, family, { leadIds, taskIds, taught, records });
  const erasure = { customerId: id, reason, students: family.studentIds.length, leads: leadIds.length, tasks: taskIds.length };
  // After the ledger was emptied: these rows hold ids and counts, and are what is left to read.
  await recordAll(tx, changes(family, leadIds, erasure));
  return erasure;
}

function marks(kind: Erased['kind'], ids: readonly string[]): Erased[] {
  return ids.map((id) => ({ kind, id }));
}

interface Gone {
  leadIds: readonly string[];
  taskIds: readonly string[];
  taught: Taught;
  records: readonly Erased[];
}

async function emptyAll(tx: TenantTx, family: Family, { leadIds, taskIds, taught, records }: Gone): Promise<void> {
  const recordIds = records.map(({ id }) => id);
  await insertErasures(tx, records);
  await emptyFamily(tx, family);
  await emptyLearners(tx, family.studentIds);
  await emptyLeads(tx, leadIds);
  await emptyTasks(tx, taskIds);
  await emptyTeaching(tx, taught);
  await forgetParticipants(tx, family);
  await emptyImportRows(tx, { ...family, recordIds });
  await dropAnswersAbout(tx, recordIds);
  await eraseKeptTexts(tx, family.emails);
}

function changes(family: Family, leadIds: readonly string[], { reason, students, leads, tasks }: Erasure): Change[] {
  const gone = (entity: 'student' | 'lead', id: string): Change => ({
    action: `${entity}.erased`,
    entity,
    entityId: id,
    event: { type: `${entity}.deleted`, subject: id, data: { id } },
  });
  return [
    {
      action: 'customer.erased',
      entity: 'customer',
      entityId: family.id,
      new: { reason, students, leads, tasks },
      event: { type: 'customer.deleted', subject: family.id, data: { id: family.id } },
    },
    ...family.studentIds.map((id) => gone('student', id)),
    ...leadIds.map((id) => gone('lead', id)),
  ];
}
