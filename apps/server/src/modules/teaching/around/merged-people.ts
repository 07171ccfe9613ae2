import type { TenantTx } from '../../../platform/db/transactions.ts';
import { refused } from '../../../platform/errors.ts';
import { type NewEvent, recordAll } from '../../../platform/ledger/ledger.ts';
import { findSharedCycle, movePayments, moveTeaching, sharedLessons } from './merged-people-store.ts';

/** What a customer paid who turned out to be another: paid by the one who stays. */
export async function followMergedPayer(tx: TenantTx, { subject, data }: NewEvent): Promise<void> {
  const gone = String(data.mergedId);
  const payments = await movePayments(tx, gone, subject);
  await recordAll(
    tx,
    payments.map((id) => ({
      action: 'payment.customer_merged',
      entity: 'payment',
      entityId: id,
      old: { customerId: gone },
      new: { customerId: subject },
    })),
  );
}

/**
 * The registrations, marks and make-up credits of a student who turned out to be another. Refused when both are in one
 * cycle, or marked at one lesson: one of the two would be lost, and with it a place, or money.
 */
export async function followMergedLearnerInCycles(tx: TenantTx, { subject, data }: NewEvent): Promise<void> {
  const gone = String(data.mergedId);
  const cycle = await findSharedCycle(tx, gone, subject);
  if (cycle !== null)
    throw refused(
      `Both students are in “${cycle}”. Cancel or remove one of the two registrations first, then merge them.`,
      'both_in_cycle',
      { cycle },
    );
  const { lessons, first } = await sharedLessons(tx, gone, subject);
  if (first !== null) {
    const where = lessons === 1 ? `the lesson of ${first}` : `${lessons} same lessons, the first on ${first}`;
    throw refused(`Both students are marked at ${where}. Take one of the two marks back first, then merge them.`, 'both_marked', {
      count: lessons,
      date: first,
    });
  }
  const registrations = await moveTeaching(tx, gone, subject);
  await recordAll(
    tx,
    registrations.map((id) => ({
      action: 'registration.student_merged',
      entity: 'registration',
      entityId: id,
      old: { studentId: gone },
      new: { studentId: subject },
    })),
  );
}
