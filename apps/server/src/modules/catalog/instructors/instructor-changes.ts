import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Values } from '../../../platform/ledger/changes.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { Instructor } from './schemas.ts';

const EVENTS = {
  created: 'instructor.created',
  updated: 'instructor.updated',
  restored: 'instructor.updated',
  deleted: 'instructor.deleted',
  availability_set: 'instructor.updated',
  time_off_added: 'instructor.updated',
  time_off_removed: 'instructor.updated',
} as const;

/** Audit row and event of a change to an instructor. */
export async function tellInstructor(
  tx: TenantTx,
  action: keyof typeof EVENTS,
  before: Instructor | undefined,
  after: Instructor | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await write(tx, action, shown, before && { ...before }, after && { ...after });
}

/** The same for their hours and absences: the audit row says what changed of those. */
export async function tellHours(
  tx: TenantTx,
  action: 'availability_set' | 'time_off_added' | 'time_off_removed',
  instructor: Instructor,
  before: Values,
  after: Values,
): Promise<void> {
  await write(tx, action, instructor, before, after);
}

async function write(
  tx: TenantTx,
  action: keyof typeof EVENTS,
  shown: Instructor,
  before: Values | undefined,
  after: Values | undefined,
): Promise<void> {
  // Pay is between the school and the person: a receiver of events has no use for it.
  const { rateFrontal: _, rateOnline: __, ratePrivate: ___, ...told } = shown;
  await record(tx, {
    action: `instructor.${action}`,
    entity: 'instructor',
    entityId: shown.id,
    old: before,
    new: after,
    event: { type: EVENTS[action], subject: shown.id, data: told },
  });
}
