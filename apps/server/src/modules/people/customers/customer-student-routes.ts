import { z } from 'zod';
import { created, list, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { exampleStudent } from '../examples.ts';
import { CustomerStudentsQuery, NewStudentOfCustomer, Student } from '../schemas.ts';
import { browseStudentsOf, createStudentOf } from '../students/students.ts';

const tag = 'Customers';
const params = z.object({ id: Id });
const example = { id: 'cus_123' };

/** The students of one customer. */
export function customerStudentRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/customers/:id/students',
      operationId: 'listCustomerStudents',
      summary: 'Students of one customer',
      tag,
      gate: staff.may('students', 'VIEW', ['customers', 'VIEW']),
      params,
      query: CustomerStudentsQuery,
      reply: list(Student, exampleStudent),
      example: { params: example },
      run: (tx, { params: { id }, query }) => browseStudentsOf(tx, id, query),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/customers/:id/students',
      operationId: 'createCustomerStudent',
      summary: 'Add a student to this customer',
      tag,
      gate: staff.may('students', 'CREATE', ['customers', 'VIEW']),
      params,
      body: NewStudentOfCustomer,
      reply: created(Student, { ...exampleStudent, account: null }, ({ id }) => `/api/v1/students/${id}`),
      example: { params: example, body: { name: 'Itai Levi', grade: '4' } },
      run: (tx, { params: { id }, body }) => createStudentOf(tx, id, body),
    }),
  ];
}
