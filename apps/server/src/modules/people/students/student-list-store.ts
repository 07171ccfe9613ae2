import { type RawBuilder, sql } from 'kysely';
import type { Ordering } from '../../../platform/db/keyset.ts';
import { labelStart } from '../../../platform/db/labels.ts';
import { readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import type { Student, StudentQuery } from '../schemas.ts';
import { matchesIn } from '../search/search-store.ts';
import { studentsRegistered } from './registered-store.ts';
import { shownStudent, visibleStudents, withCustomer, withLearner } from './students-store.ts';

type Sort = StudentQuery['sortBy'];

const ORDERINGS: Record<Sort, Ordering> = {
  name: { value: sql`s.name`, id: sql`s.id`, type: 'text' },
  createdAt: { value: sql`s.created_at`, id: sql`s.id`, type: 'timestamptz' },
  // By the day, and the learner's own id: the order of the index learners_by_last_active.
  lastActiveAt: { value: sql`l.last_active_on`, id: sql`l.student_id`, type: 'date' },
};

/** Every student has a learner, made with them: nobody is missing from the list by last activity. */
function source(sortBy: Sort): RawBuilder<unknown> {
  if (sortBy !== 'lastActiveAt') return sql`students s`;
  return sql`learners l JOIN students s ON s.tenant_id = l.tenant_id AND s.id = l.student_id`;
}

const LIST = { resource: 'student', id: sql`s.id`, usual: 'name', orderings: ORDERINGS } as const;

export async function listStudents(tx: TenantTx, query: StudentQuery): Promise<Listing<Student>> {
  const { conditions, ...start } = labelStart(tx, { ...LIST, table: source(query.sortBy) }, query);
  const own = query.sortBy === 'lastActiveAt' ? sql`l.tenant_id = ${tx.tenantId}` : sql`true`;
  const filters = [own, ...conditions, ...(await filtersOf(tx, query))];
  const listed = { as: 's', shown: shownStudent, with: sql`${withCustomer} ${withLearner}`, orderings: ORDERINGS, ...start };
  return readPage<Student, Sort>(tx, listed, query, filters, (row) => sortValue(row, query.sortBy));
}

function sortValue(student: Student, sortBy: Sort): string {
  return sortBy === 'lastActiveAt' ? (student.lastActiveAt?.slice(0, 10) ?? '-infinity') : student[sortBy];
}

async function filtersOf(tx: TenantTx, query: StudentQuery): Promise<RawBuilder<unknown>[]> {
  const { customerId, grade, externalId, search } = query;
  return [
    sql`s.tenant_id = ${tx.tenantId} AND s.deleted_at IS NULL`,
    visibleStudents(tx),
    ...when(customerId, (customerId) => sql`s.customer_id = ${customerId}`),
    ...when(grade, (grade) => sql`s.grade = ${grade}`),
    ...when(externalId, (externalId) => sql`s.external_id = ${externalId}`),
    ...(await studentsRegistered(tx, query)),
    ...(await matchesIn(tx, { kind: 'students', alias: 's' }, search)),
  ];
}

/** The grades in use. Each step jumps to the next grade in the index, however many students have it. */
export async function listGrades(tx: TenantTx): Promise<string[]> {
  const students = sql`FROM students s WHERE s.tenant_id = ${tx.tenantId} AND s.deleted_at IS NULL AND ${visibleStudents(tx)}`;
  const rows = await tx.rows(
    sql<{ grade: string }>`
      WITH RECURSIVE used (grade) AS (
        (SELECT s.grade ${students} AND s.grade IS NOT NULL ORDER BY s.grade LIMIT 1)
        UNION ALL
        SELECT (SELECT s.grade ${students} AND s.grade > used.grade ORDER BY s.grade LIMIT 1)
        FROM used WHERE used.grade IS NOT NULL
      )
      SELECT grade FROM used WHERE grade IS NOT NULL LIMIT 1000`.compile(db),
  );
  return rows.map(({ grade }) => grade);
}
