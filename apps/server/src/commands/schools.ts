import { z } from 'zod';
import type { Config } from '../config.ts';
import { createUser, Email, findTenant, PersonName } from '../modules/access/index.ts';
import { openDatabase } from '../operations/open-database.ts';
import { NewSchool, openSchool } from '../operations/open-school.ts';
import { systemCaller } from '../platform/caller.ts';
import { randomSecret } from '../platform/crypto/secrets.ts';
import { Database } from '../platform/db/database.ts';
import { inTenant } from '../platform/db/transactions.ts';
import { newId } from '../platform/ids.ts';
import { createLog } from '../platform/log.ts';
import { answersTo, CommandError, ownTerminal, type Question } from './questions.ts';

type Given = Readonly<Record<string, string | undefined>>;

const { shape } = NewSchool;
const SCHOOL: readonly Question[] = [
  { option: 'name', ask: 'What is the school called', schema: shape.name },
  { option: 'subdomain', ask: 'Its short name, in lower-case letters, digits and -', schema: shape.subdomain },
  { option: 'locale', ask: 'Its language: en, he or vi', schema: z.enum(['en', 'he', 'vi'], 'is not en, he or vi'), fallback: 'en' },
  { option: 'timezone', ask: 'Its time zone', schema: shape.timezone, fallback: Intl.DateTimeFormat().resolvedOptions().timeZone },
  { option: 'currency', ask: 'Its currency', schema: shape.currency, fallback: 'USD' },
  { option: 'country', ask: 'Its country, for phone numbers', schema: shape.country, fallback: 'US' },
  { option: 'branch', ask: 'The first place where lessons are', schema: shape.branchName, fallback: 'Main branch' },
  { option: 'admin-name', ask: 'Who is its first administrator', schema: shape.adminName, fallback: 'Administrator' },
  { option: 'admin-email', ask: 'Their e-mail', schema: shape.adminEmail },
];

/** Opens a school with its first branch and administrator, whose password is made here and printed once. */
export async function createSchool(config: Config, given: Given): Promise<void> {
  const answers = await asked(SCHOOL, given);
  const password = randomSecret(12);
  const { branch: branchName, 'admin-name': adminName, 'admin-email': adminEmail, ...tenant } = answers;
  const school = NewSchool.parse({ ...tenant, branchName, adminName, adminEmail, password });
  await withDatabase(config, async (database) => {
    const id = newId('ten');
    await inTenant(database, systemCaller(id, 'system', 'create-tenant'), (tx) => openSchool(tx, school));
    say(`School ${id} is open. Sign in as ${school.adminEmail} with the password ${password}`, 'It is shown this once.');
  });
}

const ADMIN: readonly Question[] = [
  { option: 'tenant', ask: 'Which school, by its short name or id', schema: z.string().min(1, 'must not be empty') },
  { option: 'name', ask: 'Who is the new administrator', schema: PersonName, fallback: 'Administrator' },
  { option: 'email', ask: 'Their e-mail', schema: Email },
];

/** Adds an administrator to a school, for one that has locked itself out. The password is printed once. */
export async function createAdmin(config: Config, given: Given): Promise<void> {
  const { tenant = '', name = '', email = '' } = await asked(ADMIN, given);
  const password = randomSecret(12);
  await withDatabase(config, async (database) => {
    const id = await findTenant(database, tenant);
    if (!id) throw new CommandError([`There is no school ${tenant}. Write its short name or its id.`]);
    await inTenant(database, systemCaller(id, 'system', 'create-admin'), (tx) => createUser(tx, { name, email, role: 'admin', password }));
    say(`${email} is an administrator of ${tenant} now, with the password ${password}`, 'It is shown this once.');
  });
}

async function asked(questions: readonly Question[], given: Given): Promise<Record<string, string>> {
  const terminal = ownTerminal();
  try {
    return await answersTo(questions, given, terminal);
  } finally {
    terminal?.close();
  }
}

async function withDatabase(config: Config, work: (database: Database) => Promise<void>): Promise<void> {
  const log = createLog(config.LOG_LEVEL, process.stdout.isTTY === true);
  const opened = await openDatabase(config, log);
  const database = new Database({ connection: opened.connection, maxConnections: 2, log, logSql: false });
  try {
    await work(database);
  } finally {
    await database.close();
    await opened.embedded?.stop();
  }
}

function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}
