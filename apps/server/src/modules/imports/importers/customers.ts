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
  const fresh = mode.mode === 'upsert' ? await updateKnown(tx, fitting, outcomes) : fitting;
  const twins = await createFresh(tx, fresh, outcomes);
  if (mode.mode === 'create') return [...outcomes, ...twins.map(({ row, error }) => refused(row, error))];
  // A row that came second in this very batch: the first has made the customer, so now there is one to change.
  const refusals = new Map(twins.map(({ row, error }) => [row.rowNo, error]));
  for (const row of await updateKnown(
    tx,
    twins.map((twin) => twin.row),
    outcomes,
  )) {
    const error = refusals.get(row.rowNo);
    if (error) outcomes.push(refused(row, error));
  }
  return outcomes;
}

/** Changes the customers that rows are about; answers the rows about nobody yet. */
async function updateKnown(tx: TenantTx, rows: readonly Row[], outcomes: RowOutcome[]): Promise<Row[]> {
  if (rows.length === 0) return [];
  const known = await matchCustomers(
    tx,
    rows.map(({ data }) => data),
  );
  const unknown: Row[] = [];
  for (const [index, row] of rows.entries()) {
    const id = known[index] ?? null;
    if (id === null) unknown.push(row);
    else outcomes.push(await update(tx, row, id));
  }
  return unknown;
}

/** Adds customers; answers the rows that met somebody who is there already. */
async function createFresh(tx: TenantTx, rows: readonly Row[], outcomes: RowOutcome[]): Promise<{ row: Row; error: AppError }[]> {
  const created = await createCustomers(
    tx,
    rows.map(({ data }) => data),
  );
  const taken: { row: Row; error: AppError }[] = [];
  for (const [index, row] of rows.entries()) {
    const one = created[index];
    if (!one) continue;
    if (!(one instanceof AppError)) {
      outcomes.push(done(row, 'created', [{ kind: 'customer', id: one.id, version: one.version, previous: null }], claimsOf(one)));
    } else if (one.code === 'CONFLICT') taken.push({ row, error: one });
    else outcomes.push(refused(row, one));
  }
  return taken;
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
