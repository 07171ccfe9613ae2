import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import type { NewTask, Task, TaskChanges, TaskReplacement } from '../schemas.ts';
import { currentTask, getTask, insertTask, isColleague, setTaskDeleted, type TaskValues, updateTask } from './tasks-store.ts';

export async function createTask(tx: TenantTx, given: NewTask): Promise<Task> {
  const id = given.id ?? newId('tsk');
  await insertTask(tx, id, await valuesOf(tx, given));
  const after = await currentTask(tx, id);
  await tell(tx, 'created', undefined, after);
  return after;
}

/** Every editable field: one that is left out is emptied, and a task not said to be done is open. */
export async function replaceTask(tx: TenantTx, id: string, given: TaskReplacement, ifMatch: number | null): Promise<Task> {
  const before = await getTask(tx, id, 'UPDATE');
  checkVersion(before, ifMatch);
  return save(tx, before, await valuesOf(tx, given));
}

export async function changeTask(tx: TenantTx, id: string, given: TaskChanges, ifMatch: number | null): Promise<Task> {
  const before = await getTask(tx, id, 'UPDATE');
  checkVersion(before, ifMatch);
  const { title = before.title, dueAt = before.dueAt, entity, status = before.status, assigneeId } = given;
  const values = { title, dueAt, status, entity: entity === undefined ? before.entity : entity, assigneeId: before.assignee.id };
  return save(tx, before, assigneeId === undefined ? values : { ...values, assigneeId: await colleague(tx, assigneeId) });
}

export async function deleteTask(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await getTask(tx, id, 'DELETE');
  checkVersion(before, ifMatch);
  await setTaskDeleted(tx, id, true);
  await tell(tx, 'deleted', before, undefined);
}

export async function restoreTask(tx: TenantTx, id: string): Promise<Task> {
  const isRestored = await setTaskDeleted(tx, id, false);
  const after = await currentTask(tx, id);
  if (!isRestored) throw conflict('This task is not deleted, so there is nothing to restore.');
  await tell(tx, 'restored', undefined, after);
  return after;
}

async function save(tx: TenantTx, before: Task, values: TaskValues): Promise<Task> {
  await updateTask(tx, before.id, values);
  const after = await currentTask(tx, before.id);
  await tell(tx, 'updated', before, after);
  return after;
}

async function valuesOf(tx: TenantTx, given: TaskReplacement): Promise<TaskValues> {
  return {
    title: given.title,
    dueAt: given.dueAt ?? null,
    assigneeId: await colleague(tx, given.assigneeId ?? whoAsks(tx)),
    entity: given.entity ?? null,
    status: given.status ?? 'open',
  };
}

function whoAsks({ caller }: TenantTx): string {
  if (caller.kind === 'user' && caller.id) return caller.id;
  throw invalid('assigneeId', 'must be given: a program has no tasks of its own');
}

async function colleague(tx: TenantTx, id: string): Promise<string> {
  if (!(await isColleague(tx, id))) throw invalid('assigneeId', 'is not an active user of this school');
  return id;
}

async function tell(tx: TenantTx, action: string, before: Task | undefined, after: Task | undefined): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `task.${action}`,
    entity: 'task',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
  });
}
