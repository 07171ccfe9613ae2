import type { StaffRole } from '../schools/school.ts';
import type { DemoStudent, Family } from './families.ts';

/** Of every login of the demo, staff's and students': known to everybody. */
export const DEMO_PASSWORD = 'rollbook-demo';

export const STAFF_ROLES: readonly StaffRole[] = ['admin', 'manager', 'instructor', 'seller', 'viewer'];

const STUDENT_LOGINS = 4;

/** The students of a school who can sign in: a few with a phone of their own who practise often. */
export function studentLogins(families: readonly Family[]): (DemoStudent & { phone: string })[] {
  return families
    .flatMap(({ students }) => students)
    .flatMap((student) => (student.phone && ['keen', 'steady'].includes(student.temperament) ? [{ ...student, phone: student.phone }] : []))
    .slice(0, STUDENT_LOGINS);
}
