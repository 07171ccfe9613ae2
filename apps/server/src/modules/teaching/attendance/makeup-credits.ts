import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Credits } from './makeup-credit-routes.ts';
import { isStudentSeen, listCredits } from './makeup-credits-store.ts';

export async function readCredits(tx: TenantTx, studentId: string): Promise<Credits> {
  if (!(await isStudentSeen(tx, studentId))) throw notFound('student');
  const credits = await listCredits(tx, studentId);
  return { studentId, open: credits.filter(({ status }) => status === 'open').length, credits };
}
