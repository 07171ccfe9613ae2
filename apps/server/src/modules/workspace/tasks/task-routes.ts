import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { NewTask, Task, TaskChanges, TaskQuery, TaskReplacement } from '../schemas.ts';
import { changeTask, createTask, deleteTask, replaceTask, restoreTask } from './tasks.ts';
import { getTask, listTasks } from './tasks-store.ts';

const exampleTask: Task = {
  id: 'tsk_123',
  version: 1,
  title: 'Call Dana Levi about the trial lesson',
  dueAt: '2026-02-20T08:00:00Z',
  assignee: { id: 'usr_123', name: 'Yael Mor' },
  entity: { type: 'customer', id: 'cus_123' },
  status: 'open',
  doneAt: null,
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};
const tag = 'Tasks';
const path = '/api/v1/tasks';
const params = z.object({ id: Id });
const example = { id: 'tsk_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const silent = 'a task is a note among colleagues; the catalogue has no event for it';

export function taskRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path,
      operationId: 'listTasks',
      summary: 'Tasks: what somebody has to do, the soonest first',
      tag,
      gate: staff.may('tasks', 'VIEW'),
      query: TaskQuery,
      reply: list(Task, exampleTask),
      example: { query: { status: 'open' } },
      run: (tx, { query }) => listTasks(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: `${path}/:id`,
      operationId: 'getTask',
      summary: 'One task',
      tag,
      gate: staff.may('tasks', 'VIEW'),
      params,
      reply: one(Task, exampleTask),
      example: { params: example },
      run: (tx, { params: { id } }) => getTask(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path,
      operationId: 'createTask',
      summary: 'Add a task, for yourself or a colleague',
      tag,
      gate: staff.may('tasks', 'CREATE'),
      silent,
      body: NewTask,
      reply: created(Task, exampleTask),
      example: { body: { title: 'Call Dana Levi about the trial lesson', dueAt: '2026-02-20T10:00:00+02:00' } },
      run: (tx, { body }) => createTask(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: `${path}/:id`,
      operationId: 'replaceTask',
      summary: 'Replace a task’s fields; those left out are emptied',
      tag,
      gate: staff.may('tasks', 'UPDATE'),
      silent,
      params,
      body: TaskReplacement,
      reply: one(Task, exampleTask),
      errors: [...stale],
      example: { params: example, body: { title: 'Call Dana Levi again' } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceTask(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: `${path}/:id`,
      operationId: 'changeTask',
      summary: 'Change some of a task’s fields, or tick it off',
      tag,
      gate: staff.may('tasks', 'UPDATE'),
      silent,
      params,
      body: TaskChanges,
      reply: one(Task, exampleTask),
      errors: [...stale],
      example: { params: example, body: { status: 'done' } },
      run: (tx, { params: { id }, body, ifMatch }) => changeTask(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: `${path}/:id`,
      operationId: 'deleteTask',
      summary: 'Delete a task',
      tag,
      gate: staff.may('tasks', 'DELETE'),
      silent,
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteTask(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: `${path}/:id/restore`,
      operationId: 'restoreTask',
      summary: 'Bring a deleted task back',
      tag,
      gate: staff.may('tasks', 'DELETE', ['settings', 'UPDATE']),
      silent,
      params,
      reply: one(Task, exampleTask),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreTask(tx, id),
    }),
  ];
}
