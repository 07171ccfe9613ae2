import type { TenantTx } from '../../../platform/db/transactions.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { Student } from '../schemas.ts';

const EVENTS = {
  created: 'student.created',
  updated: 'student.updated',
  restored: 'student.updated',
  deleted: 'student.deleted',
  account_opened: 'student.updated',
  account_password_set: 'student.updated',
  account_password_changed: 'student.updated',
  account_revoked: 'student.updated',
} as const;

/** Audit row and event of a change to a student; the event holds the whole student. */
export async function tellStudent(
  tx: TenantTx,
  action: keyof typeof EVENTS,
  before: Student | undefined,
  after: Student | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `student.${action}`,
    entity: 'student',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
    event: { type: EVENTS[action], subject: shown.id, data: { ...shown } },
  });
}
