import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { ErrorDetail } from '../../../platform/errors.ts';
import type { Labelled } from '../../access/index.ts';
import type { CellKind } from '../cells.ts';
import type { Given } from '../mapping.ts';

/** Something a column can go to. */
export interface ImportField {
  key: string;
  label: string;
  kind: CellKind;
  isRequired: boolean;
  /** Other names of such a column, in the languages of our schools. */
  aliases: string[];
}

/** A row whose cells were read. */
export interface GivenRow {
  rowNo: number;
  given: Given;
}

/** A record that a row made, or changed: `previous` has the fields it changed as they were. */
export interface WrittenRecord {
  kind: 'customer' | 'student' | 'lead';
  id: string;
  version: number;
  previous: Record<string, unknown> | null;
}

export interface RowOutcome {
  rowNo: number;
  outcome: 'created' | 'updated' | 'skipped' | 'error';
  recordId: string | null;
  reasons: ErrorDetail[] | null;
  records: WrittenRecord[];
  /** What no second row may bring: phones, e-mails, ids. Only a rehearsal asks, whose records don't stay. */
  claims: string[];
}

export interface ImportMode {
  mode: 'create' | 'upsert';
  allowDuplicates: boolean;
}

/** What one kind of record needs to be imported. */
export interface Importer {
  /** Of the records it writes, as permissions name them. */
  resources: readonly ('customers' | 'students' | 'leads')[];
  fields: readonly ImportField[];
  /** Whose custom fields can be imported too. */
  labelled: Labelled;
  /** Writes a batch; answers each row in any order. Never throws for a row's own fault. */
  write(tx: TenantTx, rows: readonly GivenRow[], mode: ImportMode): Promise<RowOutcome[]>;
}
