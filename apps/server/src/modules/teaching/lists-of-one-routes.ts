import { z } from 'zod';
import type { TenantTx } from '../../platform/db/transactions.ts';
import { list, type Route, tenantRoute } from '../../platform/http/route.ts';
import { type Access, Id } from '../access/index.ts';
import { getCourse, getOrder, readBranch, readInstructor } from '../catalog/index.ts';
import { readCustomer, readStudent } from '../people/index.ts';
import { browseAttendance } from './attendance/attendance.ts';
import { Attendance, AttendanceQuery } from './attendance/attendance-schemas.ts';
import { Cycle, CycleQuery } from './cycles/cycle-schemas.ts';
import { browseCycles } from './cycles/cycles.ts';
import { exampleAttendance, exampleCycle, exampleMeeting, examplePayment, exampleRegistration } from './examples.ts';
import { Meeting, MeetingQuery } from './meetings/meeting-schemas.ts';
import { browseMeetings } from './meetings/meetings.ts';
import { Payment, PaymentQuery } from './payments/payment-schemas.ts';
import { browsePayments } from './payments/payments.ts';
import { Registration, RegistrationQuery } from './registrations/registration-schemas.ts';
import { browseRegistrations, readRegistration } from './registrations/registrations.ts';

const params = z.object({ id: Id });

/** A list below one record: its cycles, meetings, registrations, payments or attendance. It takes seeing that record. */
export function listsOfOneRoutes(access: Access): Route[] {
  return [...peopleLists(access), ...cycleLists(access), meetingsOfInstructor(access)];
}

function peopleLists({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/customers/:id/registrations',
      operationId: 'listCustomerRegistrations',
      summary: 'Registrations of a customer’s students',
      tag: 'Customers',
      gate: staff.may('registrations', 'VIEW', ['customers', 'VIEW']),
      params,
      query: RegistrationQuery.omit({ customerId: true }),
      reply: list(Registration, exampleRegistration),
      example: { params: { id: 'cus_123' } },
      run: async (tx, { params: { id }, query }) => browseRegistrations(tx, { ...query, customerId: (await readCustomer(tx, id)).id }),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/customers/:id/payments',
      operationId: 'listCustomerPayments',
      summary: 'What a customer paid and was given back',
      tag: 'Customers',
      gate: staff.may('payments', 'VIEW', ['customers', 'VIEW']),
      params,
      query: PaymentQuery.omit({ customerId: true }),
      reply: list(Payment, examplePayment),
      example: { params: { id: 'cus_123' } },
      run: async (tx, { params: { id }, query }) => browsePayments(tx, { ...query, customerId: (await readCustomer(tx, id)).id }),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/students/:id/registrations',
      operationId: 'listStudentRegistrations',
      summary: 'The cycles a student is or was in',
      tag: 'Students',
      gate: staff.may('registrations', 'VIEW', ['students', 'VIEW']),
      params,
      query: RegistrationQuery.omit({ studentId: true }),
      reply: list(Registration, exampleRegistration),
      example: { params: { id: 'stu_123' } },
      run: async (tx, { params: { id }, query }) => browseRegistrations(tx, { ...query, studentId: (await readStudent(tx, id)).id }),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/students/:id/attendance',
      operationId: 'listStudentAttendance',
      summary: 'Lessons a student was marked at',
      tag: 'Students',
      gate: staff.may('attendance', 'VIEW', ['students', 'VIEW']),
      params,
      query: AttendanceQuery.omit({ studentId: true }),
      reply: list(Attendance, exampleAttendance),
      example: { params: { id: 'stu_123' } },
      run: async (tx, { params: { id }, query }) => browseAttendance(tx, { ...query, studentId: (await readStudent(tx, id)).id }),
    }),
    tenantRoute({
      method: 'GET',
      path: '/api/v1/registrations/:id/attendance',
      operationId: 'listRegistrationAttendance',
      summary: 'Lessons marked for one registration',
      tag: 'Registrations',
      gate: staff.may('attendance', 'VIEW', ['registrations', 'VIEW']),
      params,
      query: AttendanceQuery.omit({ registrationId: true }),
      reply: list(Attendance, exampleAttendance),
      example: { params: { id: 'reg_123' } },
      run: async (tx, { params: { id }, query }) => browseAttendance(tx, { ...query, registrationId: (await readRegistration(tx, id)).id }),
    }),
  ];
}

/** Whose cycles are listed: the resource, what of the cycle points at it, and how it is found visible. */
interface Owner {
  resource: 'courses' | 'branches' | 'instructors' | 'institutional-orders';
  field: 'courseId' | 'branchId' | 'instructorId' | 'institutionalOrderId';
  operationId: string;
  of: string;
  tag: string;
  exampleId: string;
  read: (tx: TenantTx, id: string) => Promise<{ id: string }>;
}

const OWNERS: readonly Owner[] = [
  {
    ...{ resource: 'courses', field: 'courseId', read: getCourse },
    ...{ operationId: 'listCourseCycles', of: 'a course', tag: 'Courses', exampleId: 'crs_123' },
  },
  {
    ...{ resource: 'branches', field: 'branchId', read: readBranch },
    ...{ operationId: 'listBranchCycles', of: 'a branch', tag: 'Branches', exampleId: 'brn_123' },
  },
  {
    ...{ resource: 'instructors', field: 'instructorId', read: readInstructor },
    ...{ operationId: 'listInstructorCycles', of: 'an instructor', tag: 'Instructors', exampleId: 'ins_123' },
  },
  {
    ...{ resource: 'institutional-orders', field: 'institutionalOrderId', read: getOrder },
    ...{ operationId: 'listOrderCycles', of: 'an institutional order', tag: 'Institutional orders', exampleId: 'ord_123' },
  },
];

function cycleLists({ staff }: Access): Route[] {
  return OWNERS.map(({ resource, field, operationId, of, tag, exampleId, read }) =>
    tenantRoute({
      method: 'GET',
      path: `/api/v1/${resource}/:id/cycles`,
      operationId,
      summary: `Cycles of ${of}`,
      tag,
      gate: staff.may('cycles', 'VIEW', [resource, 'VIEW']),
      params,
      query: CycleQuery.omit({ [field]: true } as { courseId: true }), // one of the four; the list takes the others as they are
      reply: list(Cycle, exampleCycle),
      example: { params: { id: exampleId } },
      run: async (tx, { params: { id }, query }) => browseCycles(tx, { ...query, [field]: (await read(tx, id)).id }),
    }),
  );
}

function meetingsOfInstructor({ staff }: Access): Route {
  return tenantRoute({
    method: 'GET',
    path: '/api/v1/instructors/:id/meetings',
    operationId: 'listInstructorMeetings',
    summary: 'Lessons of an instructor',
    tag: 'Instructors',
    gate: staff.may('meetings', 'VIEW', ['instructors', 'VIEW']),
    params,
    query: MeetingQuery.omit({ instructorId: true }),
    reply: list(Meeting, exampleMeeting),
    example: { params: { id: 'ins_123' } },
    run: async (tx, { params: { id }, query }) => browseMeetings(tx, { ...query, instructorId: (await readInstructor(tx, id)).id }),
  });
}
