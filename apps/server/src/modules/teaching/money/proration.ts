import { roundedHalfUp } from './rounding.ts';

/** The price of joining late: price × lessons left / all lessons, rounded once. */
export function prorated(price: number, lessonsLeft: number, allLessons: number): number {
  if (allLessons <= 0) return price;
  return roundedHalfUp(BigInt(price) * BigInt(Math.min(lessonsLeft, allLessons)), BigInt(allLessons));
}
