import { sql } from 'kysely';
import { db } from '../../platform/db/query.ts';
import type { TenantTx } from '../../platform/db/transactions.ts';

/** Who is being erased, and by what a row of a file is known to be about them. */
export interface RowsOf {
  recordIds: readonly string[];
  names: readonly string[];
  emails: readonly string[];
  phones: readonly string[];
}

// A national number is the end of the international one; shorter ends are everybody's.
const PHONE_END = 8;

/**
 * Empties the rows of imported files that became these people or name them: also rows that were skipped or refused.
 * Goes through the kept rows of the school, which are forgotten by themselves after a while.
 */
export async function emptyImportRows(tx: TenantTx, { recordIds, names, emails, phones }: RowsOf): Promise<void> {
  const words = [...names, ...emails].map((word) => word.toLowerCase());
  const ends = phones.map((phone) => phone.slice(-PHONE_END));
  await tx.count(
    sql`UPDATE import_rows r SET cells = ARRAY(SELECT ''::text FROM unnest(r.cells)), reasons = NULL
        WHERE r.tenant_id = ${tx.tenantId} AND (
          r.record_id = ANY (${recordIds}::text[])
          OR EXISTS (SELECT FROM import_records m WHERE m.tenant_id = r.tenant_id AND m.import_id = r.import_id AND m.row_no = r.row_no
            AND m.record_id = ANY (${recordIds}::text[]))
          OR EXISTS (SELECT FROM unnest(r.cells) cell WHERE lower(btrim(cell)) = ANY (${words}::text[])
            OR right(regexp_replace(cell, '\\D', '', 'g'), ${PHONE_END}) = ANY (${ends}::text[])))`.compile(db),
  );
}
