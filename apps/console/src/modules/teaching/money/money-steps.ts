import type { RegistrationWhy, WhyPay, WhyRevenue } from './why.ts';

/** One line of an explanation: what it is, and what it adds. The lines of one explanation add up to its total. */
export type PayStep =
  | { kind: 'hours'; rate: number; minutes: number; amount: number }
  | { kind: 'day'; amount: number }
  | { kind: 'marks'; paidPercent: number; amount: number }
  | { kind: 'overhead'; overheadBp: number; amount: number };

/**
 * How an instructor's pay comes about. It is rounded once, at the end, so the last line carries what rounding the lines
 * before it left over.
 */
export function paySteps({ rule, rate, minutes, paidPercent, overheadBp, computedNow }: WhyPay): PayStep[] {
  if (rule === 'none' || rule === 'day_paid_elsewhere' || rate === null) return [];
  const exact = rule === 'daily' ? rate : (rate * minutes) / 60;
  const base = Math.round(exact);
  const afterMarks = Math.round((exact * paidPercent) / 100);
  const steps: PayStep[] = [rule === 'daily' ? { kind: 'day', amount: base } : { kind: 'hours', rate, minutes, amount: base }];
  if (paidPercent !== 100) steps.push({ kind: 'marks', paidPercent, amount: afterMarks - base });
  if (overheadBp !== 0) steps.push({ kind: 'overhead', overheadBp, amount: computedNow - afterMarks });
  return steps;
}

/** What the lines of a lesson's revenue add up to. */
export function revenueTotal({ rule, perMeeting, pricePerStudent, children, shares }: WhyRevenue): number {
  if (rule === 'per_meeting') return perMeeting ?? 0;
  if (rule === 'per_child') return (pricePerStudent ?? 0) * (children ?? 0);
  return shares.reduce((sum, { amount }) => sum + amount, 0);
}

/** Whether today's figures no longer explain an amount that was fixed. */
export function hasMoved({ amount, computedNow }: { amount: number; computedNow: number }, isFixed: boolean): boolean {
  return isFixed && amount !== computedNow;
}

/** What a registration's lessons took and will take, before absences: its whole net amount. */
export function handedOut({ lines }: RegistrationWhy): number {
  return lines.reduce((sum, { allocated }) => sum + allocated, 0);
}
