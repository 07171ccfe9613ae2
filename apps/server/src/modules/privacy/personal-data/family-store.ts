import { type RawBuilder, sql } from 'kysely';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { listLeadsOfFamily } from '../../leads/index.ts';

/** The ids a family is known by, and the addresses mails went to. */
export interface FamilyIds {
  customerIds: string[];
  students: { id: string; name: string }[];
  leadIds: string[];
  emails: string[];
}

type Contacts = { id: string; name: string; email: string | null; phone: string | null };

export async function readFamilyIds(tx: TenantTx, customerId: string): Promise<FamilyIds> {
  const customers = await tx.rows(
    sql<Contacts>`SELECT id, name, email, phone FROM customers
      WHERE tenant_id = ${tx.tenantId} AND (id = ${customerId} OR merged_into = ${customerId}) ORDER BY id`.compile(db),
  );
  const customerIds = customers.map(({ id }) => id);
  const students = await tx.rows(
    sql<Contacts>`SELECT id, name, email, phone FROM students
      WHERE tenant_id = ${tx.tenantId} AND customer_id = ANY (${customerIds}::text[]) ORDER BY id`.compile(db),
  );
  const people = [...customers, ...students];
  const emails = people.flatMap(({ email }) => (email ? [email] : []));
  const phones = people.flatMap(({ phone }) => (phone ? [phone] : []));
  const leadIds = await listLeadsOfFamily(tx, { customerIds, studentIds: students.map(({ id }) => id), emails, phones });
  return { customerIds, students, leadIds, emails };
}

/** A row of a file, and where the next page begins. */
export interface FileRow {
  at: string;
  key: string;
  shown: Record<string, unknown>;
}

/** Where a page begins: behind the row of this moment and key. */
export type After = Pick<FileRow, 'at' | 'key'> | null;

/** Reads one page of a file, oldest first. */
export type ReadPage = (tx: TenantTx, after: After) => Promise<FileRow[]>;

export const PAGE = 500;

interface PageOf {
  from: RawBuilder<unknown>;
  where: RawBuilder<unknown>;
  /** A moment, and what tells rows of one moment apart. */
  at: RawBuilder<unknown>;
  key: RawBuilder<unknown>;
  /** The fields, as json. */
  shown: RawBuilder<unknown>;
}

function page(make: (tx: TenantTx) => PageOf): ReadPage {
  return (tx, after) => {
    const { from, where, at, key, shown } = make(tx);
    // The first condition alone is what an index on the moment can use.
    const behind = after
      ? sql`AND ${at} >= ${after.at}::timestamptz AND (${at}, ${key}) > (${after.at}::timestamptz, ${after.key})`
      : sql``;
    return tx.rows(
      sql<FileRow>`SELECT ${at}::text AS at, ${key} AS key, ${shown} AS shown FROM ${from}
        WHERE ${where} ${behind} ORDER BY ${at}, ${key} LIMIT ${PAGE}`.compile(db),
    );
  };
}

/** A whole row but for what is ours and says nothing of the person. */
const whole = sql`to_jsonb(t) - ARRAY['tenant_id', 'search_text', 'password_hash', 'token_version', 'content_hash', 'ordered_at', 'ip', 'request_id', 'letter_sealed', 'version', 'due_key', 'weighted_correct', 'weighted_total', 'next_try_at', 'tries', 'last_error']`;

const FACTS = {
  'daily-snapshots': { table: sql`daily_snapshots t`, at: sql`t.date_key::timestamptz`, key: sql`t.date_key::text` },
  attempts: { table: sql`attempts t`, at: sql`t.finished_at`, key: sql`t.attempt_id` },
  'ai-summaries': { table: sql`ai_summaries t`, at: sql`t.generated_at`, key: sql`t.student_id` },
  'learning-events': { table: sql`learning_events t`, at: sql`t.occurred_at`, key: sql`t.event_id` },
  'external-events': { table: sql`external_events t`, at: sql`t.occurred_at`, key: sql`t.source_system || '/' || t.event_id` },
  mastery: { table: sql`learner_skills t`, at: sql`t.last_evidence_at`, key: sql`t.skill` },
  totals: { table: sql`learners t`, at: sql`timestamptz '2000-01-01'`, key: sql`t.student_id` },
  login: { table: sql`student_accounts t`, at: sql`t.created_at`, key: sql`t.student_id` },
} as const;
export type FactFile = keyof typeof FACTS;
export const FACT_FILES = Object.keys(FACTS) as FactFile[]; // exactly its keys: the object is a literal

/** What learning apps brought of one student, and their login. */
export function factsOf(file: FactFile, studentId: string): ReadPage {
  const { table, at, key } = FACTS[file];
  return page((tx) => ({ from: table, at, key, shown: whole, where: sql`t.tenant_id = ${tx.tenantId} AND t.student_id = ${studentId}` }));
}

const CREATED = { at: sql`t.created_at`, key: sql`t.id`, shown: whole } as const;

export const customersOf = ({ customerIds }: FamilyIds): ReadPage =>
  page((tx) => ({ ...CREATED, from: sql`customers t`, where: sql`t.tenant_id = ${tx.tenantId} AND t.id = ANY (${customerIds}::text[])` }));

export const studentsOf = ({ customerIds }: FamilyIds): ReadPage =>
  page((tx) => ({
    ...CREATED,
    from: sql`students t`,
    where: sql`t.tenant_id = ${tx.tenantId} AND t.customer_id = ANY (${customerIds}::text[])`,
  }));

export const leadsOf = ({ leadIds }: FamilyIds): ReadPage =>
  page((tx) => ({ ...CREATED, from: sql`leads t`, where: sql`t.tenant_id = ${tx.tenantId} AND t.id = ANY (${leadIds}::text[])` }));

export const activitiesOf = ({ leadIds }: FamilyIds): ReadPage =>
  page((tx) => ({
    ...CREATED,
    from: sql`lead_activities t`,
    where: sql`t.tenant_id = ${tx.tenantId} AND t.lead_id = ANY (${leadIds}::text[])`,
  }));

/** Rows of the family's students, with the name of the group they are about. */
function ofStudents(table: 'registrations' | 'attendance' | 'makeup_credits', group: RawBuilder<unknown>) {
  return ({ students }: FamilyIds): ReadPage =>
    page((tx) => ({
      ...CREATED,
      from: sql`${sql.table(table)} t`,
      where: sql`t.tenant_id = ${tx.tenantId} AND t.student_id = ANY (${students.map(({ id }) => id)}::text[])`,
      shown: sql`${whole} || jsonb_build_object('group', ${group})`,
    }));
}

export const registrationsOf = ofStudents(
  'registrations',
  sql`(SELECT c.name FROM cycles c WHERE c.tenant_id = t.tenant_id AND c.id = t.cycle_id)`,
);
export const attendanceOf = ofStudents(
  'attendance',
  sql`(SELECT c.name FROM meetings m JOIN cycles c ON c.tenant_id = m.tenant_id AND c.id = m.cycle_id WHERE m.tenant_id = t.tenant_id AND m.id = t.meeting_id)`,
);
export const makeupLessonsOf = ofStudents(
  'makeup_credits',
  sql`(SELECT c.name FROM courses c WHERE c.tenant_id = t.tenant_id AND c.id = t.course_id)`,
);

export const paymentsOf = ({ customerIds }: FamilyIds): ReadPage =>
  page((tx) => ({
    ...CREATED,
    from: sql`payments t`,
    where: sql`t.tenant_id = ${tx.tenantId} AND t.customer_id = ANY (${customerIds}::text[])`,
  }));

export const consentsOf = ({ customerIds }: FamilyIds): ReadPage =>
  page((tx) => ({
    ...CREATED,
    from: sql`consents t`,
    where: sql`t.tenant_id = ${tx.tenantId} AND t.customer_id = ANY (${customerIds}::text[])`,
  }));

export const tasksAbout = (family: FamilyIds): ReadPage =>
  page((tx) => ({
    ...CREATED,
    from: sql`tasks t`,
    where: sql`t.tenant_id = ${tx.tenantId} AND t.entity_type IN ('customer', 'student', 'lead') AND t.entity_id = ANY (${idsOf(family)}::text[])`,
  }));

export const mailsTo = ({ emails }: FamilyIds): ReadPage =>
  page((tx) => ({ ...CREATED, from: sql`mails t`, where: sql`t.tenant_id = ${tx.tenantId} AND t.recipient = ANY (${emails}::text[])` }));

/** Who changed what of them and when. What a change was is in the records themselves; staff's addresses are staff's. */
export const auditAbout = (family: FamilyIds): ReadPage =>
  page((tx) => ({
    ...CREATED,
    from: sql`audit_log t`,
    where: sql`t.tenant_id = ${tx.tenantId} AND t.entity IN ('customer', 'student', 'lead') AND t.entity_id = ANY (${idsOf(family)}::text[])`,
    shown: sql`json_build_object('at', t.created_at, 'who', t.actor_kind, 'action', t.action, 'record', t.entity_id,
      'before', t.old_values, 'after', t.new_values)`,
  }));

function idsOf({ customerIds, students, leadIds }: FamilyIds): string[] {
  return [...customerIds, ...students.map(({ id }) => id), ...leadIds];
}
