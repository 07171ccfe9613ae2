import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { applyCustomerChanges, type Customer, createCustomers, matchCustomers, NewCustomer } from '../../people/index.ts';
import { EMAIL, EXTERNAL_ID, importField, NOTES, PHONE, TAGS } from './fields.ts';
import type { GivenRow, Importer, ImportMode, RowOutcome } from './importer.ts';
import { done, misfit, outcomeOf, parsed, previousOf, refused, Unchanged } from './outcomes.ts';

const EDITABLE = ['name', 'email', 'phone', 'address', 'city', 'notes', 'source', 'externalId', 'tags', 'customFields'] as const;

export const customersImporter: Importer = {
  resources: ['customers'],
  labelled: 'customer',
  fields: [
    importField(
      'name',
      'Name',
      [
        'full name',
        'customer',
        'family',
        'parent',
        'שם',
        'שם מלא',
        'לקוח',
        'שם הורה',
        'tên',
        'họ tên',
        'họ và tên',
        'khách hàng',
        'phụ huynh',
      ],
      { isRequired: true },
    ),
    PHONE,
    EMAIL,
    importField('address', 'Address', ['street', 'street address', 'כתובת', 'רחוב', 'địa chỉ']),
    importField('city', 'City', ['town', 'עיר', 'ישוב', 'יישוב', 'thành phố', 'tỉnh']),
    NOTES,
    importField('source', 'Source', ['lead source', 'מקור', 'מקור הגעה', 'nguồn']),
    TAGS,
    EXTERNAL_ID,
    importField('id', 'Id', ['rollbook id', 'customer id', 'מזהה', 'mã']),
  ],
  write: writeCustomers,
};

interface Row extends GivenRow {
  data: NewCustomer;
}

async function writeCustomers(tx: TenantTx, rows: readonly GivenRow[], mode: ImportMode): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  const fitting: Row[] = [];
  for (const row of rows) {
    const result = parsed(NewCustomer, { ...row.given, allowDuplicate: mode.allowDuplicates });
    if ('reasons' in result) outcomes.push(misfit(row, result.reasons));
    else fitting.push({ ...row, data: result.data });
  }
  const known =
    mode.mode === 'upsert'
      ? await matchCustomers(
          tx,
          fitting.map(({ data }) => data),
        )
      : [];
  const fresh: Row[] = [];
  for (const [index, row] of fitting.entries()) {
    const id = known[index] ?? null;
    if (id === null) fresh.push(row);
    else outcomes.push(await update(tx, row, id));
  }
  const created = await createCustomers(
    tx,
    fresh.map(({ data }) => data),
  );
  for (const [index, row] of fresh.entries()) {
    const one = created[index];
    if (one)
      outcomes.push(
        one instanceof AppError
          ? refused(row, one)
          : done(row, 'created', [{ kind: 'customer', id: one.id, version: one.version, previous: null }], claimsOf(one)),
      );
  }
  return outcomes;
}

function claimsOf({ id, externalId, phone, email }: Customer): string[] {
  return [
    `id ${id}`,
    ...(externalId ? [`externalId ${externalId}`] : []),
    ...(phone ? [`phone ${phone}`] : []),
    ...(email ? [`email ${email}`] : []),
  ];
}

/** Changes what the row says; a cell that says nothing changes nothing. */
async function update(tx: TenantTx, row: Row, id: string): Promise<RowOutcome> {
  const { id: _, ...changes } = row.data;
  return outcomeOf(row, id, () =>
    tx.savepoint(async () => {
      const { before, after } = await applyCustomerChanges(tx, id, changes, null);
      const previous = previousOf(before, after, EDITABLE);
      if (Object.keys(previous).length === 0) throw new Unchanged();
      return done(row, 'updated', [{ kind: 'customer', id, version: after.version, previous }]);
    }),
  );
}
