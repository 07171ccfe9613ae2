import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { Expense, ExpenseChanges, ExpenseQuery, ExpenseReplacement, NewExpense } from './expense-schemas.ts';
import { browseExpenses, changeExpense, createExpense, deleteExpense, readExpense, replaceExpense, restoreExpense } from './expenses.ts';

const tag = 'Expenses';
const params = z.object({ id: Id });
const example = { id: 'xps_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const silent = 'the catalogue of events has none for expenses; the audit log has the change';

const exampleExpense: Expense = {
  ...{ id: 'xps_123', version: 1, cycleId: 'cyc_123', cycle: { id: 'cyc_123', name: 'Python, Sundays' }, meetingId: 'mtg_123' },
  ...{ description: 'Robot parts', amount: 12_000, spentOn: '2026-10-25', status: 'approved' },
  ...{ createdAt: '2026-10-25T14:21:00Z', updatedAt: '2026-10-25T14:21:00Z' },
};

export function expenseRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/expenses',
      operationId: 'listExpenses',
      summary: 'What lessons and cycles cost beside their instructors',
      tag,
      gate: staff.may('payments', 'VIEW'),
      query: ExpenseQuery,
      reply: list(Expense, exampleExpense),
      example: { query: { cycleId: 'cyc_123' } },
      run: (tx, { query }) => browseExpenses(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/expenses/:id',
      operationId: 'getExpense',
      summary: 'One expense',
      tag,
      gate: staff.may('payments', 'VIEW'),
      params,
      reply: one(Expense, exampleExpense),
      example: { params: example },
      run: (tx, { params: { id } }) => readExpense(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/expenses',
      operationId: 'createExpense',
      summary: 'Record an expense of a meeting, or of a cycle',
      tag,
      gate: staff.may('payments', 'CREATE', ['meetings', 'VIEW'], ['cycles', 'VIEW']),
      body: NewExpense,
      reply: created(Expense, exampleExpense),
      example: { body: { meetingId: 'mtg_123', description: 'Robot parts', amount: 12_000, status: 'approved' } },
      silent,
      run: (tx, { body }) => createExpense(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/expenses/:id',
      operationId: 'replaceExpense',
      summary: 'Replace an expense’s fields; day and status stay when left out',
      tag,
      gate: staff.may('payments', 'UPDATE'),
      params,
      body: ExpenseReplacement,
      reply: one(Expense, exampleExpense),
      errors: [...stale],
      example: { params: example, body: { description: 'Robot parts', amount: 12_000 } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => replaceExpense(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/expenses/:id',
      operationId: 'changeExpense',
      summary: 'Change some of an expense’s fields; approving it makes it count',
      tag,
      gate: staff.may('payments', 'UPDATE'),
      params,
      body: ExpenseChanges,
      reply: one(Expense, exampleExpense),
      errors: [...stale],
      example: { params: example, body: { status: 'approved' } },
      silent,
      run: (tx, { params: { id }, body, ifMatch }) => changeExpense(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/expenses/:id',
      operationId: 'deleteExpense',
      summary: 'Delete an expense',
      tag,
      gate: staff.may('payments', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      silent,
      run: (tx, { params: { id }, ifMatch }) => deleteExpense(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/expenses/:id/restore',
      operationId: 'restoreExpense',
      summary: 'Bring a deleted expense back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('payments', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(Expense, exampleExpense),
      example: { params: example },
      silent,
      run: (tx, { params: { id } }) => restoreExpense(tx, id),
    }),
  ];
}
