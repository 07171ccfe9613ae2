/**
 * numerator / denominator as a whole number, a half going up (2.5 → 3, -2.5 → -2). The one place where money is
 * rounded: whatever is multiplied before stays exact. Throws when the result is no longer exact as a number.
 */
export function roundedHalfUp(numerator: bigint, denominator: bigint): number {
  if (denominator <= 0n) throw new RangeError('the denominator must be positive');
  const doubled = 2n * numerator + denominator;
  const quotient = doubled / (2n * denominator);
  const floor = doubled % (2n * denominator) < 0n ? quotient - 1n : quotient;
  const result = Number(floor);
  if (!Number.isSafeInteger(result)) throw new RangeError('an amount of money beyond what can be kept exactly');
  return result;
}

/** So many basis points (1/100 of a percent) of an amount: 1800 of 10000 is 18 %. */
export function partOf(amount: number, basisPoints: number): number {
  return roundedHalfUp(BigInt(amount) * BigInt(basisPoints), 10_000n);
}
