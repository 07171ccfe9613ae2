import { z } from 'zod';
import { created, nothing, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleStudent } from '../examples.ts';
import { NewStudentAccount, NewStudentPassword, Student } from '../schemas.ts';
import { closeStudentAccount, openStudentAccount, setStudentPassword } from './student-accounts.ts';

const tag = 'Students';
const params = z.object({ id: Id });
const example = { id: 'stu_123' };
const exampleWithAccount: Student = {
  ...exampleStudent,
  account: { isActive: true, phone: '+972501234568', createdAt: '2026-02-19T06:21:00Z' },
};

/** A student's own login, as staff handle it. */
export function studentAccountRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'POST',
      path: '/api/v1/students/:id/account',
      operationId: 'openStudentAccount',
      summary: 'Give a student a login of their own',
      tag,
      gate: staff.may('students', 'UPDATE'),
      params,
      body: NewStudentAccount,
      // The login is a part of the student and is answered with it.
      reply: created(Student, exampleWithAccount, ({ id }) => `/api/v1/students/${id}`),
      example: { params: example, body: { phone: '+972501234568', password: 'tractor lamp 42' } },
      run: (tx, { params: { id }, body }) => openStudentAccount(tx, id, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/students/:id/account/password',
      operationId: 'setStudentPassword',
      summary: 'Set a student’s password; their sessions end',
      tag,
      gate: staff.may('students', 'UPDATE'),
      params,
      body: NewStudentPassword,
      reply: nothing(),
      example: { params: example, body: { password: 'cloud bicycle 7' } },
      run: (tx, { params: { id }, body }) => setStudentPassword(tx, id, body.password),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/students/:id/account',
      operationId: 'closeStudentAccount',
      summary: 'Revoke a student’s login; their sessions end at once',
      tag,
      gate: staff.may('students', 'UPDATE'),
      params,
      reply: nothing(),
      example: { params: example },
      run: (tx, { params: { id } }) => closeStudentAccount(tx, id),
    }),
  ];
}
