import { sql } from 'kysely';
import { z } from 'zod';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Route } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { type Access, Id } from '../../access/index.ts';
import { nameOf } from '../table/groups.ts';
import { about, MOST_ROWS, period, reportRoute, sumOf } from '../table/table-report.ts';

const count = z.number().int();
const counts = {
  learnerDays: count.describe('Days on which somebody practised, one for each learner and day; groupBy=skill: 0.'),
  minutes: count,
  questions: count,
  correct: count,
};
const Row = z.object({
  ...about,
  learners: count.describe('Different ones. Not summed in the totals: one may be in several rows.'),
  ...counts,
  masteryBp: count.nullable().describe('groupBy=skill: mastery over all who met it, in basis points; the weakest first.'),
});
type Row = z.output<typeof Row>;
const Query = z.strictObject({
  ...period,
  cycleId: Id.optional(),
  skill: z.string().max(200).optional().describe('With groupBy=student: those who met this skill, the weakest first.'),
  groupBy: z.enum(['day', 'month', 'cycle', 'student', 'skill']).default('month'),
});
type Query = z.output<typeof Query>;

async function listLearning(tx: TenantTx, query: Query): Promise<Row[]> {
  return query.groupBy === 'skill' || query.skill !== undefined ? listSkills(tx, query) : listPractice(tx, query);
}

function inCycle(tx: TenantTx, cycleId: string | undefined) {
  if (cycleId === undefined) return sql`true`;
  return sql`f.student_id IN (SELECT r.student_id FROM registrations r WHERE r.tenant_id = ${tx.tenantId} AND r.cycle_id = ${cycleId}
    AND r.deleted_at IS NULL AND r.status IN ('registered', 'active', 'completed'))`;
}

async function listPractice(tx: TenantTx, { groupBy, from, to, cycleId }: Query): Promise<Row[]> {
  const isByCycle = groupBy === 'cycle';
  const key = {
    cycle: sql`r.cycle_id`,
    student: sql`f.student_id`,
    day: sql`f.date_key::text`,
    month: sql`to_char(f.date_key, 'YYYY-MM')`,
    // Skills have a query of their own.
    skill: sql`NULL`,
  }[groupBy];
  const cycles = isByCycle
    ? sql`JOIN registrations r ON r.tenant_id = f.tenant_id AND r.student_id = f.student_id AND r.deleted_at IS NULL
        AND r.status IN ('registered', 'active', 'completed')`
    : sql``;
  const name = groupBy === 'cycle' || groupBy === 'student' ? nameOf(tx.tenantId, groupBy) : sql`NULL::text`;
  return tx.rows(
    sql<Row>`
      WITH g AS (SELECT ${key} AS key, count(DISTINCT f.student_id) AS learners, count(*) AS "learnerDays", sum(f.minutes)::bigint AS minutes,
          sum(f.questions_answered)::bigint AS questions, sum(f.correct)::bigint AS correct
        FROM daily_snapshots f ${cycles} WHERE f.tenant_id = ${tx.tenantId} AND ${inCycle(tx, cycleId)}
          AND (${from ?? null}::date IS NULL OR f.date_key >= ${from ?? null}::date) AND (${to ?? null}::date IS NULL OR f.date_key <= ${to ?? null}::date)
        GROUP BY 1 ORDER BY 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.*, NULL::bigint AS "masteryBp", ${name} AS name FROM g ORDER BY g.key`.compile(db),
  );
}

async function listSkills(tx: TenantTx, { groupBy, skill, cycleId, from, to }: Query): Promise<Row[]> {
  const key = sql.ref(groupBy === 'student' ? 'f.student_id' : 'f.skill');
  return tx.rows(
    sql<Row>`WITH g AS (SELECT ${key} AS key, count(DISTINCT f.student_id) AS learners, 0::bigint AS "learnerDays", 0::bigint AS minutes,
        round(sum(f.weighted_total))::bigint AS questions, round(sum(f.weighted_correct))::bigint AS correct,
        round(avg(f.mastery) * 10000)::bigint AS "masteryBp"
      FROM learner_skills f WHERE (${skill ?? null}::text IS NULL OR f.skill = ${skill ?? null}) AND f.tenant_id = ${tx.tenantId} AND ${inCycle(tx, cycleId)}
        AND (${from ?? null}::date IS NULL OR f.last_evidence_at >= ${from ?? null}::date) AND (${to ?? null}::date IS NULL OR f.last_evidence_at < ${to ?? null}::date + 1)
      GROUP BY 1 ORDER BY avg(f.mastery), 1 LIMIT ${MOST_ROWS + 1})
      SELECT g.*, ${groupBy === 'student' ? nameOf(tx.tenantId, 'student') : sql`NULL::text`} AS name FROM g ORDER BY g."masteryBp", g.key`.compile(
      db,
    ),
  );
}

const totals = { learnerDays: 310, minutes: 4200, questions: 9100, correct: 7300 };

export function learningReportRoute(system: System, { staff }: Access): Route {
  return reportRoute(system, {
    path: '/api/v1/reports/learning',
    operationId: 'getLearningReport',
    summary: 'How much is practised, and which skills are weak over the school',
    gate: staff.may('reports', 'RUN', ['progress', 'VIEW']),
    query: Query,
    row: Row,
    totals: z.object(counts),
    example: { query: { groupBy: 'month' }, row: { key: '2026-10', name: null, learners: 34, ...totals, masteryBp: null }, totals },
    rows: listLearning,
    sum: (rows) => sumOf(rows, Object.keys(counts) as (keyof typeof counts)[]), // the keys are its key type
  });
}
