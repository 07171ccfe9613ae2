import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleStudent } from '../examples.ts';
import { MergeRequest, NewStudent, Student, StudentChanges, StudentQuery, StudentReplacement } from '../schemas.ts';
import { mergeStudent } from './merge-students.ts';
import { listGrades } from './student-list-store.ts';
import { browseStudents, changeStudent, createStudent, deleteStudent, readStudent, replaceStudent, restoreStudent } from './students.ts';

const tag = 'Students';
const params = z.object({ id: Id });
const example = { id: 'stu_123' };
const stale = ['PRECONDITION_FAILED'] as const;
const exampleOne: Student = { ...exampleStudent, account: null };

export function studentRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/students',
      operationId: 'listStudents',
      summary: 'Students: who learns',
      tag,
      gate: staff.may('students', 'VIEW'),
      query: StudentQuery,
      reply: list(Student, exampleStudent),
      example: { query: { search: 'noa', sortBy: 'lastActiveAt', sortOrder: 'desc' } },
      run: (tx, { query }) => browseStudents(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/students/grades',
      operationId: 'listGrades',
      summary: 'The grades in use, to filter by',
      tag,
      gate: staff.may('students', 'VIEW'),
      reply: one(z.array(z.string()), ['5', '6']),
      run: (tx) => listGrades(tx),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/students/:id',
      operationId: 'getStudent',
      summary: 'One student',
      tag,
      gate: staff.may('students', 'VIEW'),
      params,
      reply: one(Student, exampleOne),
      example: { params: example },
      run: (tx, { params: { id } }) => readStudent(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/students',
      operationId: 'createStudent',
      summary: 'Add a student to a customer',
      tag,
      gate: staff.may('students', 'CREATE'),
      body: NewStudent,
      reply: created(Student, exampleOne),
      example: { body: { customerId: 'cus_123', name: 'Noa Levi', birthDate: '2014-05-09', grade: '6', locale: 'he' } },
      run: (tx, { body }) => createStudent(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/students/:id',
      operationId: 'replaceStudent',
      summary: 'Replace a student’s fields; those left out are emptied',
      tag,
      gate: staff.may('students', 'UPDATE'),
      params,
      body: StudentReplacement,
      reply: one(Student, exampleOne),
      errors: [...stale],
      example: { params: example, body: { customerId: 'cus_123', name: 'Noa Levi', grade: '7' } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceStudent(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/students/:id',
      operationId: 'changeStudent',
      summary: 'Change some of a student’s fields',
      tag,
      gate: staff.may('students', 'UPDATE'),
      params,
      body: StudentChanges,
      reply: one(Student, exampleOne),
      errors: [...stale],
      example: { params: example, body: { grade: '7' } },
      run: (tx, { params: { id }, body, ifMatch }) => changeStudent(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/students/:id',
      operationId: 'deleteStudent',
      summary: 'Delete a student; their own login ends at once',
      tag,
      gate: staff.may('students', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteStudent(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/students/:id/merge',
      operationId: 'mergeStudent',
      summary: 'Make one student of two in a family: this one stays, and gets everything of the duplicate',
      description:
        'Also what the duplicate learned in learning apps, and their login. The duplicate’s id goes on finding the student who stays, ' +
        'and apps may go on sending for it. A merge can’t be undone.',
      tag,
      gate: staff.may('students', 'UPDATE', ['students', 'DELETE']),
      params,
      body: MergeRequest,
      reply: one(Student, exampleOne),
      errors: [...stale],
      example: { params: example, body: { duplicateId: 'stu_456' } },
      run: (tx, { params: { id }, body, ifMatch }) => mergeStudent(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/students/:id/restore',
      operationId: 'restoreStudent',
      summary: 'Bring a deleted student back, without their login',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('students', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(Student, exampleOne),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreStudent(tx, id),
    }),
  ];
}
