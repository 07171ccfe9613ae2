import { z } from 'zod';
import { created, list, nothing, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { changeCourse, createCourse, deleteCourse, replaceCourse, restoreCourse } from './courses.ts';
import { getCourse, listCourses } from './courses-store.ts';
import { Course, CourseChanges, CourseQuery, CourseReplacement, NewCourse } from './schemas.ts';

export const exampleCourse: Course = {
  id: 'crs_123',
  version: 1,
  externalId: 'python-1',
  name: 'Python for beginners',
  description: 'Twelve lessons, from the first line to a small game.',
  category: 'programming',
  targetAudience: 'Ages 10 to 13',
  origin: 'own',
  isActive: true,
  createdAt: '2026-02-19T06:21:00Z',
  updatedAt: '2026-02-19T06:21:00Z',
};
const tag = 'Courses';
const params = z.object({ id: Id });
const example = { id: 'crs_123' };
const stale = ['PRECONDITION_FAILED'] as const;

export function courseRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/courses',
      operationId: 'listCourses',
      summary: 'Courses: what is taught',
      tag,
      gate: staff.may('courses', 'VIEW'),
      query: CourseQuery,
      reply: list(Course, exampleCourse),
      example: { query: { isActive: 'true' } },
      run: (tx, { query }) => listCourses(tx, query),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/courses/:id',
      operationId: 'getCourse',
      summary: 'One course',
      tag,
      gate: staff.may('courses', 'VIEW'),
      params,
      reply: one(Course, exampleCourse),
      example: { params: example },
      run: (tx, { params: { id } }) => getCourse(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/courses',
      operationId: 'createCourse',
      summary: 'Add a course',
      tag,
      gate: staff.may('courses', 'CREATE'),
      body: NewCourse,
      reply: created(Course, exampleCourse),
      example: { body: { name: 'Python for beginners', category: 'programming', targetAudience: 'Ages 10 to 13' } },
      run: (tx, { body }) => createCourse(tx, body),
    }),
    tenantRoute({
      method: 'PUT',
      path: '/api/v1/courses/:id',
      operationId: 'replaceCourse',
      summary: 'Replace a course’s fields; those left out are emptied',
      tag,
      gate: staff.may('courses', 'UPDATE'),
      params,
      body: CourseReplacement,
      reply: one(Course, exampleCourse),
      errors: [...stale],
      example: { params: example, body: { name: 'Python for beginners', category: 'programming' } },
      run: (tx, { params: { id }, body, ifMatch }) => replaceCourse(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/courses/:id',
      operationId: 'changeCourse',
      summary: 'Change some of a course’s fields',
      tag,
      gate: staff.may('courses', 'UPDATE'),
      params,
      body: CourseChanges,
      reply: one(Course, exampleCourse),
      errors: [...stale],
      example: { params: example, body: { isActive: false } },
      run: (tx, { params: { id }, body, ifMatch }) => changeCourse(tx, id, body, ifMatch),
    }),
    tenantRoute({
      method: 'DELETE',
      path: '/api/v1/courses/:id',
      operationId: 'deleteCourse',
      summary: 'Delete a course',
      tag,
      gate: staff.may('courses', 'DELETE'),
      params,
      reply: nothing(),
      errors: [...stale],
      example: { params: example },
      run: (tx, { params: { id }, ifMatch }) => deleteCourse(tx, id, ifMatch),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/courses/:id/restore',
      operationId: 'restoreCourse',
      summary: 'Bring a deleted course back',
      tag,
      // Only administrators hold the second one.
      gate: staff.may('courses', 'DELETE', ['settings', 'UPDATE']),
      params,
      reply: one(Course, exampleCourse),
      example: { params: example },
      run: (tx, { params: { id } }) => restoreCourse(tx, id),
    }),
  ];
}
