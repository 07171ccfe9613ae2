import { make, type School } from './example-school.ts';

/** What the examples of teaching name: one cycle with two lessons, a student in it, money paid. */
export async function openTeaching({ admin }: Pick<School, 'admin'>, suffix: string): Promise<void> {
  await make(admin, '/api/v1/courses', { id: `crs_${suffix}`, name: 'The course of the examples', category: 'programming' });
  await make(admin, '/api/v1/instructors', { id: `ins_${suffix}`, name: 'The instructor of the examples', rateFrontal: 12_000 });
  await make(admin, '/api/v1/cycles', { id: `cyc_${suffix}`, ...cycleOf(suffix, `ins_${suffix}`) });
  const lesson = { cycleId: `cyc_${suffix}`, date: '2031-01-06', startTime: '16:00', endTime: '17:00' };
  await make(admin, '/api/v1/meetings', { id: `mtg_${suffix}`, ...lesson });
  const registration = { id: `reg_${suffix}`, studentId: `stu_${suffix}`, cycleId: `cyc_${suffix}` };
  await make(admin, '/api/v1/registrations', registration);
  await make(admin, '/api/v1/payments', { id: `pay_${suffix}`, registrationId: `reg_${suffix}`, amount: 100, method: 'cash' });
  const mark = { meetingId: `mtg_${suffix}`, studentId: `stu_${suffix}`, status: 'present' };
  await make(admin, '/api/v1/attendance', mark);
}

/** What the ids of the examples end with: each school has its own. */
export function suffixOf({ id }: Pick<School, 'id'>): string {
  return id === 'driving' ? '123' : `123_${id}`;
}

function cycleOf(suffix: string, instructorId: string): object {
  return {
    ...{ name: 'Fresh cycle', courseId: `crs_${suffix}`, branchId: `brn_${suffix}`, instructorId },
    ...{ type: 'private', startDate: '2031-01-06', totalMeetings: 2, pricePerStudent: 120_000 },
    dayOfWeek: [{ day: 1, startTime: '16:00', endTime: '17:00' }],
  };
}

/** A cycle without lessons, taught by somebody who has no others. */
export async function makeCycle(school: School, changes: object = {}): Promise<string> {
  const instructorId = await make(school.admin, '/api/v1/instructors', { name: 'Fresh instructor' });
  return make(school.admin, '/api/v1/cycles', { ...cycleOf(suffixOf(school), instructorId), ...changes });
}

/** A scheduled lesson of a cycle with two. */
export async function makeMeeting(school: School): Promise<string> {
  const cycleId = await makeCycle(school);
  await make(school.admin, '/api/v1/meetings', { cycleId, date: '2031-01-13', startTime: '16:00', endTime: '17:00' });
  return make(school.admin, '/api/v1/meetings', { cycleId, date: '2031-01-06', startTime: '16:00', endTime: '17:00' });
}

export async function makeCompletedMeeting(school: School): Promise<string> {
  const id = await makeMeeting(school);
  await school.admin('POST', `/api/v1/meetings/${id}/complete`, {});
  return id;
}

export async function makeRegistration(school: School, cycleId?: string): Promise<string> {
  const studentId = await make(school.admin, '/api/v1/students', { customerId: `cus_${suffixOf(school)}`, name: 'Fresh student' });
  return make(school.admin, '/api/v1/registrations', { studentId, cycleId: cycleId ?? (await makeCycle(school)) });
}

/** A meeting that the student of the examples is in. */
export async function makeMeetingOfStudent(school: School): Promise<string> {
  const id = await makeMeeting(school);
  await joinMeeting(school, id);
  return id;
}

export async function joinMeeting(school: School, meetingId: string): Promise<void> {
  const { body } = await school.admin('GET', `/api/v1/meetings/${meetingId}`);
  const { cycleId } = body.data as unknown as { cycleId: string };
  // They are in many lessons at that hour by now.
  await make(school.admin, '/api/v1/registrations', { studentId: `stu_${suffixOf(school)}`, cycleId, allowOverlap: true });
}

export async function makeAttendance(school: School): Promise<string> {
  const meetingId = await makeMeeting(school);
  return make(school.admin, '/api/v1/attendance', { meetingId, guestName: 'Fresh guest', status: 'present' });
}

/** Somebody who waits for a place of a cycle that has grown since. */
export async function waitInLine(school: School, registrationId: string): Promise<void> {
  await school.server.database.look(
    `UPDATE registrations SET status = 'waitlisted', waitlisted_at = now() WHERE tenant_id = $1 AND id = $2`,
    [school.id, registrationId],
  );
}

export async function makeExpense(school: School): Promise<string> {
  return make(school.admin, '/api/v1/expenses', { meetingId: await makeMeeting(school), description: 'Robot parts', amount: 12_000 });
}

/** A lesson on the first day of a holiday, which was added later. */
export async function meetOnHoliday(school: School, holidayId: string): Promise<void> {
  const { body } = await school.admin('GET', `/api/v1/holidays/${holidayId}`);
  const { startDate } = body.data as unknown as { startDate: string };
  const lesson = { date: startDate, startTime: '16:00', endTime: '17:00' };
  await make(school.admin, '/api/v1/meetings', { cycleId: await makeCycle(school), ...lesson });
}
