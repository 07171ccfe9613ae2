import type { TenantTx } from '../../platform/db/transactions.ts';
import { AppError } from '../../platform/errors.ts';
import { type CustomField, fieldsOf } from '../access/index.ts';
import type { CellKind } from './cells.ts';
import { customersImporter } from './importers/customers.ts';
import type { Importer, ImportField } from './importers/importer.ts';
import { leadsImporter } from './importers/leads.ts';
import { studentsImporter } from './importers/students.ts';
import type { Importable, ImportChanges } from './schemas.ts';

const IMPORTERS: Record<Importable, Importer> = { customers: customersImporter, students: studentsImporter, leads: leadsImporter };

export function importerOf(resource: Importable): Importer {
  return IMPORTERS[resource];
}

const KINDS: Record<CustomField['type'], CellKind> = {
  text: 'text',
  number: 'number',
  date: 'date',
  boolean: 'boolean',
  select: 'text',
  multiselect: 'list',
};

/** Every field a column can go to: the record's own, and those the school added. */
export async function importFields(tx: TenantTx, resource: Importable): Promise<ImportField[]> {
  const { fields, labelled } = importerOf(resource);
  const custom = await fieldsOf(tx, labelled);
  return [
    ...fields,
    ...custom.map(({ key, label, type, isRequired }) => ({
      key: `customFields.${key}`,
      label,
      kind: KINDS[type],
      isRequired,
      aliases: [key],
    })),
  ];
}

/**
 * 403 unless the person may write every kind of record the import writes. Whoever may import only some kinds
 * (`own` in the permission matrix) may import those they sell to: customers and leads.
 */
export function mayImport(tx: TenantTx, resource: Importable, mode: NonNullable<ImportChanges['mode']>): void {
  const { grants } = tx.caller;
  if (grants?.get('imports:CREATE') === 'own' && resource === 'students') {
    throw new AppError('FORBIDDEN', 'Your role imports customers and leads only. Ask a manager to import this file.');
  }
  for (const written of importerOf(resource).resources) {
    for (const action of mode === 'upsert' ? ['CREATE', 'UPDATE'] : ['CREATE']) {
      if (!grants?.has(`${written}:${action}`)) {
        throw new AppError('FORBIDDEN', `Your role does not include ${written}:${action}. Ask an administrator for it.`);
      }
    }
  }
}
