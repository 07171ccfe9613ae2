import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { ArchivedFile } from '../../../platform/http/stream.ts';
import {
  type After,
  activitiesOf,
  attendanceOf,
  auditAbout,
  consentsOf,
  customersOf,
  type FamilyIds,
  type FileRow,
  factsOf,
  leadsOf,
  mailsTo,
  makeupLessonsOf,
  PAGE,
  paymentsOf,
  type ReadPage,
  registrationsOf,
  studentsOf,
  tasksAbout,
} from './family-store.ts';
import { FACT_FILES, FAMILY_FILES, type FamilyFile, type Language, TEXTS } from './file-texts.ts';
import { pageEnd, pageRow, pageSection, pageStart } from './readable-page.ts';

/** Runs a page's read in a transaction of its own. */
export type Read = <T>(work: (tx: TenantTx) => Promise<T>) => Promise<T>;

const READERS: Record<FamilyFile, (family: FamilyIds) => ReadPage> = {
  customer: customersOf,
  students: studentsOf,
  leads: leadsOf,
  'lead-activities': activitiesOf,
  registrations: registrationsOf,
  attendance: attendanceOf,
  'makeup-lessons': makeupLessonsOf,
  payments: paymentsOf,
  consents: consentsOf,
  tasks: tasksAbout,
  mails: mailsTo,
  'audit-log': auditAbout,
};

/** Every file of a family's archive, those for people first. */
export function familyFiles(read: Read, family: FamilyIds, language: Language, date: string): ArchivedFile[] {
  return [
    { path: 'README.txt', text: () => readme(language, date) },
    { path: 'index.html', text: () => readable(read, family, language, date) },
    ...FAMILY_FILES.map((file) => ({ path: `${file}.json`, text: () => json(read, READERS[file](family)) })),
    ...family.students.flatMap(({ id }) =>
      FACT_FILES.map((file) => ({ path: `students/${id}/${file}.json`, text: () => json(read, factsOf(file, id)) })),
    ),
  ];
}

async function* rowsOf(read: Read, page: ReadPage): AsyncGenerator<Record<string, unknown>> {
  let after: After = null;
  for (;;) {
    const from: After = after;
    const rows: FileRow[] = await read((tx) => page(tx, from));
    for (const { shown } of rows) yield shown;
    after = rows.at(-1) ?? null;
    if (rows.length < PAGE) return;
  }
}

async function* json(read: Read, page: ReadPage): AsyncGenerator<string> {
  let separator = '[\n';
  for await (const row of rowsOf(read, page)) {
    yield `${separator}${JSON.stringify(row)}`;
    separator = ',\n';
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n';
}

async function* readme(language: Language, date: string): AsyncGenerator<string> {
  const { title, intro, made, files } = TEXTS[language];
  yield `${title}\n${made} ${date}\n\n${intro}\n\n`;
  for (const file of FAMILY_FILES) yield `${file}.json: ${files[file]}\n`;
  for (const file of FACT_FILES) yield `students/…/${file}.json: ${files[file]}\n`;
}

async function* readable(read: Read, family: FamilyIds, language: Language, date: string): AsyncGenerator<string> {
  const texts = TEXTS[language];
  yield pageStart(language, texts, date);
  for (const file of FAMILY_FILES) yield* section(texts.files[file], texts.nothing, rowsOf(read, READERS[file](family)));
  for (const { id, name } of family.students) {
    for (const file of FACT_FILES) yield* section(`${name}: ${texts.files[file]}`, texts.nothing, rowsOf(read, factsOf(file, id)));
  }
  yield pageEnd();
}

async function* section(title: string, nothing: string, rows: AsyncIterable<Record<string, unknown>>): AsyncGenerator<string> {
  yield pageSection(title);
  let isEmpty = true;
  for await (const row of rows) {
    isEmpty = false;
    yield pageRow(row);
  }
  if (isEmpty) yield `<p>${nothing}</p>\n`;
}
