import type { Answer, Api } from './school.ts';
import { dataOf } from './staff.ts';

/** What tests ask a cycle, meeting or registration for. */
export interface CycleSeen {
  id: string;
  version: number;
  status: string;
  endDate: string | null;
  totalMeetings: number;
  completedMeetings: number;
  cancelledMeetings: number;
  remainingMeetings: number;
  registeredStudents: number;
  waitingStudents: number;
  pricePerStudent: number | null;
}
export interface MeetingSeen {
  id: string;
  version: number;
  cycleId: string;
  instructorId: string;
  date: string;
  startTime: string;
  endTime: string;
  startsAt: string;
  status: string;
  revenue: number | null;
  instructorPayment: number | null;
  profit: number | null;
  rescheduledToId: string | null;
  replacement?: MeetingSeen | null;
}
export interface RegistrationSeen {
  id: string;
  version: number;
  status: string;
  amount: number | null;
  refundAmount: number | null;
  dueAmount: number | null;
  paidAmount: number | null;
  paymentStatus: string | null;
  startsOn: string | null;
  waitlistPosition: number | null;
  offerExpiresAt: string | null;
}

/** What cycles need: a course, a branch, an instructor. */
export interface Place {
  courseId: string;
  branchId: string;
  instructorId: string;
}

let made = 0;

async function must<T>(answer: Answer, what: string): Promise<T> {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return dataOf<T>(answer);
}

/** A course, a branch and an instructor of a school. */
export async function openPlace(admin: Api, instructor: object = {}, branch: object = {}): Promise<Place> {
  const n = made++;
  const course = await must<{ id: string }>(
    await admin('POST', '/api/v1/courses', { name: `Course ${n}`, category: 'programming' }),
    'course',
  );
  const place = await must<{ id: string }>(
    await admin('POST', '/api/v1/branches', { name: `Branch ${n}`, type: 'school', ...branch }),
    'branch',
  );
  const teacher = { name: `Instructor ${n}`, employmentType: 'freelancer', rateFrontal: 12_000, ...instructor };
  const { id } = await must<{ id: string }>(await admin('POST', '/api/v1/instructors', teacher), 'instructor');
  return { courseId: course.id, branchId: place.id, instructorId: id };
}

/** A private cycle of four Mondays in 2031, unless said otherwise, with its lessons planned. */
export async function openCycle(admin: Api, place: Place, changes: object = {}): Promise<CycleSeen> {
  const given = {
    name: `Cycle ${made++}`,
    ...place,
    type: 'private',
    startDate: '2031-09-01',
    dayOfWeek: [{ day: 1, startTime: '16:00', endTime: '17:00' }],
    totalMeetings: 4,
    pricePerStudent: 40_000,
    generateMeetings: true,
    ...changes,
  };
  return must(await admin('POST', '/api/v1/cycles', given), 'cycle');
}

/** So many students of one new family. */
export async function addFamily(admin: Api, children: number): Promise<{ customerId: string; studentIds: string[] }> {
  const n = made++;
  const customer = await must<{ id: string }>(await admin('POST', '/api/v1/customers', { name: `Family ${n}` }), 'customer');
  const studentIds: string[] = [];
  for (let child = 0; child < children; child++) {
    const given = { customerId: customer.id, name: `Child ${n}.${child}` };
    studentIds.push((await must<{ id: string }>(await admin('POST', '/api/v1/students', given), 'student')).id);
  }
  return { customerId: customer.id, studentIds };
}

/** Registers a student, and expects it to work. */
export async function registerIn(admin: Api, cycleId: string, studentId: string, more: object = {}): Promise<RegistrationSeen> {
  return must(await admin('POST', `/api/v1/cycles/${cycleId}/registrations`, { studentId, ...more }), 'registration');
}

/** The meetings of a cycle, in order of time. */
export async function meetingsOf(admin: Api, cycleId: string): Promise<MeetingSeen[]> {
  return must(await admin('GET', `/api/v1/meetings?cycleId=${cycleId}&limit=100`), 'meetings');
}

/** Does something that has to work, and answers what it says. */
export async function done<T>(api: Api, method: string, path: string, body?: unknown): Promise<T> {
  return must(await api(method, `/api/v1${path}`, body), `${method} ${path}`);
}
