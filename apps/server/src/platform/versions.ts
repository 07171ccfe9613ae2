import { AppError } from './errors.ts';

/** Refuses a change made against an older version than the record has now. */
export function checkVersion(current: { version: number }, ifMatch: number | null): void {
  if (ifMatch === null || ifMatch === current.version) return;
  throw new AppError('PRECONDITION_FAILED', 'Somebody changed this since you read it. Read it again and make your change there.');
}
