import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { createLeads, NewLead } from '../../leads/index.ts';
import { EMAIL, importField, PHONE, TAGS } from './fields.ts';
import type { GivenRow, Importer, ImportMode, RowOutcome } from './importer.ts';
import { done, misfit, parsed, refused } from './outcomes.ts';

const FIELDS = [
  importField('name', 'Name', ['full name', 'lead', 'contact', 'שם', 'שם מלא', 'ליד', 'tên', 'họ tên', 'họ và tên', 'khách'], {
    isRequired: true,
  }),
  PHONE,
  EMAIL,
  importField('source', 'Source', ['lead source', 'מקור', 'מקור הגעה', 'nguồn']),
  importField('channel', 'Channel', ['ערוץ', 'kênh']),
  importField('message', 'Message', ['notes', 'note', 'comments', 'הודעה', 'הערות', 'tin nhắn', 'ghi chú']),
  TAGS,
  importField('courseId', 'Course: id', ['course id', 'מזהה קורס', 'mã khoá học']),
  importField('branchId', 'Branch: id', ['branch id', 'מזהה סניף', 'mã chi nhánh']),
  importField('ownerId', 'Owner: id', ['owner id', 'מזהה מטפל', 'mã người phụ trách']),
  importField('id', 'Id', ['lead id', 'מזהה', 'mã']),
];

/** People who asked. One who is an open lead or a customer already is passed over, in either mode: their story goes on there. */
export const leadsImporter: Importer = { resources: ['leads'], labelled: 'lead', fields: FIELDS, write: writeLeads };

async function writeLeads(tx: TenantTx, rows: readonly GivenRow[], mode: ImportMode): Promise<RowOutcome[]> {
  const outcomes: RowOutcome[] = [];
  const fitting: { row: GivenRow; data: NewLead }[] = [];
  for (const row of rows) {
    const result = parsed(NewLead, { ...row.given, allowDuplicate: mode.allowDuplicates });
    if ('reasons' in result) outcomes.push(misfit(row, result.reasons));
    else fitting.push({ row, data: result.data });
  }
  const created = await createLeads(
    tx,
    fitting.map(({ data }) => data),
  );
  for (const [index, { row }] of fitting.entries()) {
    const one = created[index];
    if (one instanceof AppError) outcomes.push(refused(row, one));
    else if (one) {
      const { id, version, phone, email } = one;
      const claims = [`id ${id}`, ...(phone ? [`phone ${phone}`] : []), ...(email ? [`email ${email}`] : [])];
      outcomes.push(done(row, 'created', [{ kind: 'lead', id, version, previous: null }], claims));
    }
  }
  return outcomes;
}
