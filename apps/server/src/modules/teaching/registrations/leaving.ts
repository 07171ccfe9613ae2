import { roundedHalfUp } from '../money/rounding.ts';

/** A registration's lessons on the day somebody leaves. */
interface Leaving {
  /** The price agreed, in the minor unit. */
  amount: number;
  held: number;
  unplanned: number;
  coming: readonly { date: string; isLate: boolean }[];
  /** First day they are not there any more. */
  effectiveDate: string;
  /** What of a lesson cancelled too late is charged, 0 to 100. */
  latePercent: number;
}

/**
 * What is not owed when somebody leaves: the price's part of the lessons from that day on; those cancelled too late are
 * charged as the school says. price × free lessons / all lessons, rounded once, a half going up.
 */
export function refundOnLeaving({ amount, held, unplanned, coming, effectiveDate, latePercent }: Leaving): number {
  const all = held + unplanned + coming.length;
  if (all === 0) return amount;
  const missed = coming.filter(({ date }) => date >= effectiveDate);
  const late = missed.filter(({ isLate }) => isLate).length;
  const freePercent = (missed.length - late + unplanned) * 100 + late * (100 - latePercent);
  return roundedHalfUp(BigInt(amount) * BigInt(freePercent), BigInt(all) * 100n);
}
