import type { TenantTx } from '../../../platform/db/transactions.ts';
import { paidPercentOf } from '../settings/attendance-meanings.ts';
import { getTeachingSettings } from '../settings/teaching-settings-store.ts';
import { listMarkedShares, readPaidMarks, setShareAmounts } from './fix-marks-store.ts';
import { partOf } from './rounding.ts';
import { fixPay } from './settle.ts';

/**
 * Marks of a completed meeting changed: what an absence takes off is taken off, or put back. What the lesson was
 * allocated stays as it was fixed; the pay is computed anew only when the marks now leave another part of it.
 */
export async function fixMarks(tx: TenantTx, cycleId: string, meetingId: string): Promise<void> {
  const { attendance } = await getTeachingSettings(tx);
  const shares = await listMarkedShares(tx, meetingId);
  const changed = shares
    .map((share) => ({ ...share, now: partOf(share.allocated, (share.status ? attendance[share.status].chargedPercent : 100) * 100) }))
    .filter(({ amount, now }) => amount !== now);
  if (changed.length > 0) {
    const difference = changed.reduce((sum, { amount, now }) => sum + now - amount, 0);
    await setShareAmounts(
      tx,
      meetingId,
      changed.map(({ id, now }) => ({ id, amount: now })),
      difference,
    );
  }
  const { paidPercent, marks } = await readPaidMarks(tx, meetingId);
  if (paidPercentOf(marks, attendance) !== paidPercent) await fixPay(tx, cycleId, meetingId);
}
