import { type RawBuilder, sql } from 'kysely';
import { type Listed, readPage, when } from '../../../platform/db/pages.ts';
import { db } from '../../../platform/db/query.ts';
import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import type { Task, TaskQuery } from '../schemas.ts';

const shown = sql`t.id, t.version, t.title, t.due_at AS "dueAt", json_build_object('id', u.id, 'name', u.name) AS assignee,
  CASE WHEN t.entity_id IS NOT NULL THEN json_build_object('type', t.entity_type, 'id', t.entity_id) END AS entity,
  t.status, t.done_at AS "doneAt", t.created_at AS "createdAt", t.updated_at AS "updatedAt"`;
const withAssignee = sql`JOIN users u ON u.tenant_id = t.tenant_id AND u.id = t.assignee_id`;

type Sort = TaskQuery['sortBy'];
const LIST: Listed<Sort> = {
  as: 't',
  from: sql`tasks t`,
  shown,
  with: withAssignee,
  orderings: {
    dueAt: { value: sql`t.due_key`, id: sql`t.id`, type: 'timestamptz' },
    createdAt: { value: sql`t.created_at`, id: sql`t.id`, type: 'timestamptz' },
  },
};
const NO_DUE = '9999-12-31T00:00:00Z';

/** Whose tasks the caller may see or change: everybody's, or those given to them or made by them. */
function mine(tx: TenantTx, action: 'VIEW' | 'UPDATE' | 'DELETE'): RawBuilder<unknown> {
  if (tx.caller.grants?.get(`tasks:${action}`) !== 'own') return sql`true`;
  return sql`(t.assignee_id = ${tx.caller.id} OR t.created_by = ${tx.caller.id})`;
}

export async function listTasks(tx: TenantTx, query: TaskQuery): Promise<Listing<Task>> {
  const filters = [
    sql`t.tenant_id = ${tx.tenantId} AND t.deleted_at IS NULL`,
    mine(tx, 'VIEW'),
    ...when(query.assigneeId, (assigneeId) => sql`t.assignee_id = ${assigneeId}`),
    ...when(query.status, (status) => sql`t.status = ${status}`),
    ...when(query.entityType, (entityType) => sql`t.entity_type = ${entityType}`),
    ...when(query.entityId, (entityId) => sql`t.entity_id = ${entityId}`),
    ...when(query.due, (due) => dueIs(tx, due)),
  ];
  return readPage<Task, Sort>(tx, LIST, query, filters, (row) => (query.sortBy === 'dueAt' ? (row.dueAt ?? NO_DUE) : row.createdAt));
}

function dueIs(tx: TenantTx, due: NonNullable<TaskQuery['due']>): RawBuilder<unknown> {
  if (due === 'none') return sql`t.due_key = ${NO_DUE}::timestamptz`;
  const zone = sql`(SELECT timezone FROM tenants WHERE id = ${tx.tenantId})`;
  const dayStart = sql`(date_trunc('day', now() AT TIME ZONE ${zone}) AT TIME ZONE ${zone})`;
  if (due === 'overdue') return sql`t.due_key < now()`;
  return sql`t.due_key >= ${dayStart} AND t.due_key < ${dayStart} + interval '1 day'`;
}

/** The task, for reading or for a change of this kind; 404 when it is not the caller's to see. */
export async function getTask(tx: TenantTx, id: string, action: 'VIEW' | 'UPDATE' | 'DELETE' = 'VIEW'): Promise<Task> {
  const lock = action === 'VIEW' ? sql`` : sql`FOR UPDATE OF t`;
  return found(await tx.first(sql<Task>`${one(tx, id)} AND ${mine(tx, action)} ${lock}`.compile(db)));
}

/** The task as this transaction has left it, whoever may see it now. */
export async function currentTask(tx: TenantTx, id: string): Promise<Task> {
  return found(await tx.first(sql<Task>`${one(tx, id)}`.compile(db)));
}

function one(tx: TenantTx, id: string): RawBuilder<unknown> {
  return sql`SELECT ${shown} FROM tasks t ${withAssignee} WHERE t.tenant_id = ${tx.tenantId} AND t.id = ${id} AND t.deleted_at IS NULL`;
}

function found(task: Task | null): Task {
  if (!task) throw notFound('task');
  return task;
}

export interface TaskValues {
  title: string;
  dueAt: string | null;
  assigneeId: string;
  entity: { type: string; id: string } | null;
  status: 'open' | 'done';
}

export async function insertTask(tx: TenantTx, id: string, values: TaskValues): Promise<void> {
  const { title, dueAt, assigneeId, entity, status } = values;
  await tx.count(
    sql`INSERT INTO tasks (tenant_id, id, title, due_at, assignee_id, created_by, entity_type, entity_id, status, done_at)
        VALUES (${tx.tenantId}, ${id}, ${title}, ${dueAt}::timestamptz, ${assigneeId}, ${tx.caller.id}, ${entity?.type ?? null}, ${entity?.id ?? null},
          ${status}, CASE WHEN ${status} = 'done' THEN now() END)`.compile(db),
  );
}

export async function updateTask(tx: TenantTx, id: string, { title, dueAt, assigneeId, entity, status }: TaskValues): Promise<void> {
  await tx.count(
    sql`UPDATE tasks SET title = ${title}, due_at = ${dueAt}::timestamptz, assignee_id = ${assigneeId}, entity_type = ${entity?.type ?? null},
          entity_id = ${entity?.id ?? null}, status = ${status}, done_at = CASE WHEN ${status} = 'done' THEN coalesce(done_at, now()) END,
          version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id}`.compile(db),
  );
}

/** Whether it changed anything: a task that is there and was not as wanted. */
export async function setTaskDeleted(tx: TenantTx, id: string, isDeleted: boolean): Promise<boolean> {
  const changed = await tx.count(
    sql`UPDATE tasks SET deleted_at = CASE WHEN ${isDeleted}::boolean THEN now() END, version = version + 1, updated_at = now()
        WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND (deleted_at IS NULL) = ${isDeleted}::boolean`.compile(db),
  );
  return changed > 0;
}

/** Whether the user is there and active. */
export async function isColleague(tx: TenantTx, id: string): Promise<boolean> {
  const found = await tx.first(
    sql<{
      id: string;
    }>`SELECT id FROM users WHERE tenant_id = ${tx.tenantId} AND id = ${id} AND is_active AND deleted_at IS NULL FOR SHARE`.compile(db),
  );
  return found !== null;
}
