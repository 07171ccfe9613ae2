import type { z } from 'zod';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { AppError, invalid, theOnly } from '../../../platform/errors.ts';
import {
  applyStudentChanges,
  createCustomers,
  createStudent,
  matchCustomers,
  matchStudent,
  NewCustomer,
  NewStudent,
  type Student,
} from '../../people/index.ts';
import { EMAIL, EXTERNAL_ID, importField, NOTES, PHONE, TAGS } from './fields.ts';
import type { GivenRow, Importer, ImportMode, RowOutcome, WrittenRecord } from './importer.ts';
import { done, misfit, outcomeOf, parsed, previousOf, Unchanged } from './outcomes.ts';

const EDITABLE = [
  'customerId',
  'name',
  'birthDate',
  'grade',
  'email',
  'phone',
  'locale',
  'notes',
  'externalId',
  'tags',
  'customFields',
] as const;

/** A student and, in the same row, who pays for them. */
const StudentRow = NewStudent.partial({ customerId: true }).extend({
  customerName: NewCustomer.shape.name.optional(),
  customerPhone: NewCustomer.shape.phone,
  customerEmail: NewCustomer.shape.email,
  customerExternalId: NewCustomer.shape.externalId,
});
type StudentRow = z.output<typeof StudentRow>;

export const studentsImporter: Importer = {
  resources: ['students', 'customers'],
  labelled: 'student',
  fields: [
    importField(
      'name',
      'Name',
      [
        'student',
        'child',
        'student name',
        'full name',
        'שם',
        'שם תלמיד',
        'שם התלמיד',
        'תלמיד',
        'שם הילד',
        'học viên',
        'họ tên học viên',
        'tên',
        'họ tên',
      ],
      { isRequired: true },
    ),
    importField('birthDate', 'Date of birth', ['birthday', 'born', 'dob', 'תאריך לידה', 'ngày sinh'], { kind: 'date' }),
    importField('grade', 'Grade', ['class', 'year', 'כיתה', 'שכבה', 'lớp', 'khối']),
    PHONE,
    EMAIL,
    importField('locale', 'Language', ['locale', 'שפה', 'ngôn ngữ'], { kind: 'language' }),
    NOTES,
    TAGS,
    EXTERNAL_ID,
    importField('id', 'Id', ['student id', 'מזהה תלמיד', 'mã học viên']),
    importField('customerName', 'Parent: name', [
      'parent',
      'parent name',
      'customer',
      'customer name',
      'family',
      'הורה',
      'שם הורה',
      'שם ההורה',
      'לקוח',
      'phụ huynh',
      'tên phụ huynh',
    ]),
    importField('customerPhone', 'Parent: phone', [
      'parent phone',
      'customer phone',
      'טלפון הורה',
      'נייד הורה',
      'điện thoại phụ huynh',
      'sđt phụ huynh',
    ]),
    importField('customerEmail', 'Parent: e-mail', ['parent email', 'customer email', 'מייל הורה', 'אימייל הורה', 'email phụ huynh']),
    importField('customerExternalId', 'Parent: external id', ['parent external id', 'customer external id']),
    importField('customerId', 'Parent: id', ['parent id', 'customer id', 'מזהה לקוח', 'mã khách hàng']),
  ],
  async write(tx, rows, mode) {
    const outcomes: RowOutcome[] = [];
    for (const row of rows) {
      const result = parsed(StudentRow, row.given);
      outcomes.push(
        'reasons' in result
          ? misfit(row, result.reasons)
          : await outcomeOf(row, '', () => tx.savepoint(() => writeStudent(tx, row, result.data, mode))),
      );
    }
    return outcomes;
  },
};

async function writeStudent(tx: TenantTx, row: GivenRow, given: StudentRow, mode: ImportMode): Promise<RowOutcome> {
  const { customerName, customerPhone, customerEmail, customerExternalId, customerId: wantedId, ...student } = given;
  const [foundId = null] = await matchCustomers(tx, [
    { id: wantedId, externalId: customerExternalId, phone: customerPhone, email: customerEmail },
  ]);
  const known = await matchStudent(tx, { id: student.id, externalId: student.externalId, name: student.name, customerId: foundId });
  if (known && mode.mode === 'create') {
    throw new AppError('CONFLICT', `Student ${known} is already here.`, {
      details: [{ field: 'name', message: `is already here as ${known}` }],
    });
  }
  if (known) return updateStudent(tx, row, known, { ...student, ...(foundId ? { customerId: foundId } : {}) });
  if (wantedId && !foundId) throw invalid('customerId', 'is not a customer of this school');
  const records: WrittenRecord[] = [];
  const customerId =
    foundId ??
    (await newFamily(tx, records, {
      name: customerName ?? '',
      phone: customerPhone,
      email: customerEmail,
      externalId: customerExternalId,
    }));
  const { id, version } = await createStudent(tx, { ...student, customerId });
  records.push({ kind: 'student', id, version, previous: null });
  return done(row, 'created', records, [
    `id ${id}`,
    ...(student.externalId ? [`externalId ${student.externalId}`] : []),
    `student ${customerPhone ?? customerEmail ?? customerId} ${student.name}`,
  ]);
}

async function newFamily(tx: TenantTx, records: WrittenRecord[], given: NewCustomer): Promise<string> {
  if (!given.name) throw invalid('customerName', 'must be given: nobody with this phone, e-mail or id is here yet');
  const family = theOnly(await createCustomers(tx, [given]));
  records.push({ kind: 'customer', id: family.id, version: family.version, previous: null });
  return family.id;
}

async function updateStudent(tx: TenantTx, row: GivenRow, id: string, changes: Partial<NewStudent>): Promise<RowOutcome> {
  const { id: _, ...given } = changes;
  const { before, after } = await applyStudentChanges(tx, id, given, null);
  const previous = previousOf<Student>(before, after, EDITABLE);
  if (Object.keys(previous).length === 0) throw new Unchanged();
  return done(row, 'updated', [{ kind: 'student', id, version: after.version, previous }]);
}
