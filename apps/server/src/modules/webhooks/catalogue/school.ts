import type { z } from 'zod';
import { exampleUser, StaffUser } from '../../access/index.ts';
import { Branch, Course, exampleBranch, exampleCourse, exampleInstructor, Instructor } from '../../catalog/index.ts';
import { type EventKind, event } from './event-kind.ts';

// Pay is between the school and the person.
const InstructorData = Instructor.omit({ rateFrontal: true, rateOnline: true, ratePrivate: true });
const { rateFrontal: _frontal, rateOnline: _online, ratePrivate: _private, ...instructor } = exampleInstructor;
const UserData = StaffUser.pick({ id: true, email: true, name: true, role: true, locale: true, externalId: true, isActive: true });
const { id, email, name, role, locale, externalId, isActive } = exampleUser;

export const courseEvents: EventKind[] = threeOf('course', 'A course', Course, exampleCourse);
export const branchEvents: EventKind[] = threeOf('branch', 'A branch', Branch, exampleBranch);
export const instructorEvents: EventKind[] = threeOf('instructor', 'An instructor', InstructorData, instructor);
export const userEvents: EventKind[] = threeOf('user', 'A staff login', UserData, { id, email, name, role, locale, externalId, isActive });

function threeOf<Data extends Record<string, unknown>>(
  kind: string,
  what: string,
  data: z.ZodType<Data>,
  example: NoInfer<Data>,
): EventKind[] {
  return [
    event(`${kind}.created`, `${what} was added.`, data, example),
    event(`${kind}.updated`, `${what} was changed, or brought back.`, data, example),
    event(`${kind}.deleted`, `${what} was deleted.`, data, example),
  ];
}
