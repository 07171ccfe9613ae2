import { roundedHalfUp } from './rounding.ts';

/** A rate of VAT, in basis points, from a day on and until the next period. */
export interface VatPeriod {
  startsOn: string;
  rateBp: number;
}

/** The rate on a day: that of the latest period that has begun; 0 before the first. Dates are YYYY-MM-DD. */
export function vatRateOn(periods: readonly VatPeriod[], date: string): number {
  let current: VatPeriod | undefined;
  for (const period of periods) {
    if (period.startsOn <= date && (!current || period.startsOn > current.startsOn)) current = period;
  }
  return current?.rateBp ?? 0;
}

/** What is left of a price that includes VAT: gross / (1 + rate), in the minor unit. */
export function netOf(gross: number, rateBp: number): number {
  return roundedHalfUp(BigInt(gross) * 10_000n, 10_000n + BigInt(rateBp));
}

/** The price with VAT of a net amount: net × (1 + rate). */
export function grossOf(net: number, rateBp: number): number {
  return roundedHalfUp(BigInt(net) * (10_000n + BigInt(rateBp)), 10_000n);
}
