import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import {
  browseInstructors,
  changeInstructor,
  createInstructor,
  deleteInstructor,
  readInstructor,
  replaceInstructor,
  restoreInstructor,
} from './instructors.ts';
import { Instructor, InstructorChanges, InstructorQuery, InstructorReplacement, NewInstructor } from './schemas.ts';

export const exampleInstructor: Instructor = {
  id: 'ins_123',
  version: 1,
  externalId: 'payroll-88',
  userId: 'usr_123',
  name: 'Eden Berkovich',
  phone: '+972501234567',
  email: 'eden@school.example',
  city: 'Haifa',
  employmentType: 'freelancer',
  rateFrontal: 18_000,
  rateOnline: 15_000,
  ratePrivate: 20_000,
  isActive: true,
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};
const tag = 'Instructors';
const params = z.object({ id: Id });
const example = { id: 'ins_123' };
const stale = ['PRECONDITION_FAILED'] as const;

export function instructorRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/instructors',
      operationId: 'listInstructors',
      summary: 'Instructors: who teaches',
      description: 'An instructor who asks finds their own record and no other.',
      tag,
      gate: staff.may('instructors', 'VIEW'),
      query: InstructorQuery,
      reply: list(Instructor, exampleInstructor),
      example: { query: { isActive: 'true' } },
      run: (tx, { query }) => browseInstructors(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/instructors/:id',
      operationId: 'getInstructor',
      summary: 'One instructor',
      tag,
      gate: staff.may('instructors', 'VIEW'),
      params,
      reply: one(Instructor, exampleInstructor),
      example: { params: example },
      run: (tx, { params: { id } }) => readInstructor(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/instructors',
      operationId: 'createInstructor',
      summary: 'Add an instructor',
      tag,
      gate: staff.may('instructors', 'CREATE'),
      body: NewInstructor,
      reply: created(Instructor, exampleInstructor),
      example: {
        body: { name: 'Eden Berkovich', phone: '+972501234567', city: 'Haifa', employmentType: 'freelancer', rateFrontal: 18_000 },
      },
      run: (tx, { body }) => createInstructor(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/instructors/:id',
      operationId: 'replaceInstructor',
      summary: 'Replace an instructor’s fields; those left out are emptied',
      tag,
      gate: staff.may('instructors', 'UPDATE'),
      params,
      body: InstructorReplacement,
      reply: one(Instructor, exampleInstructor),
      errors: [...stale],
      example: { params: example, body: { name: 'Eden Berkovich', city: 'Haifa', employmentType: 'employee' } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceInstructor(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/instructors/:id',
      operationId: 'changeInstructor',
      summary: 'Change some of an instructor’s fields',
      tag,
      gate: staff.may('instructors', 'UPDATE'),
      params,
      body: InstructorChanges,
      reply: one(Instructor, exampleInstructor),
      errors: [...stale],
      example: { params: example, body: { rateOnline: 15_000 } },
      run: (tx, { params: { id }, body, ifMatch }) => changeInstructor(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/instructors/:id',
      operationId: 'deleteInstructor',
      summary: 'Delete an instructor',
      tag,
      gate: staff.may('instructors', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteInstructor(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/instructors/:id/restore',
      operationId: 'restoreInstructor',
      summary: 'Bring a deleted instructor back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('instructors', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(Instructor, exampleInstructor),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreInstructor(tx, id),
    }),
  ];
}
