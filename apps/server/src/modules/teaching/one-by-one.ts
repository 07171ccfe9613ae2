import type { TenantTx } from '../../platform/db/transactions.ts';
import { translateDatabaseError } from '../../platform/db/violations.ts';
import { AppError } from '../../platform/errors.ts';
import type { Refused } from './fields.ts';

/** What became of one of many. */
export interface Outcome {
  id: string;
  ok: boolean;
  error: Refused;
}

/** A refusal as it stands beside the one it is about. */
export function refusalIn({ code, message, why }: AppError): NonNullable<Refused> {
  return { code, message, ...(why ? { reason: why.reason, ...(why.values ? { values: { ...why.values } } : {}) } : {}) };
}

/** Runs one of many changes after the other in this transaction; one that is refused is undone and says why beside its id. */
export async function oneByOne(
  tx: TenantTx,
  ids: readonly string[],
  change: (id: string) => Promise<unknown>,
): Promise<{ results: Outcome[] }> {
  const results: Outcome[] = [];
  for (const id of new Set(ids)) {
    try {
      await tx.savepoint(() => change(id));
      results.push({ id, ok: true, error: null });
    } catch (error) {
      const refusal = translateDatabaseError(error);
      if (!(refusal instanceof AppError)) throw error;
      results.push({ id, ok: false, error: refusalIn(refusal) });
    }
  }
  return { results };
}
