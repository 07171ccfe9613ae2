import { Temporal } from 'temporal-polyfill';
import type { NewCycle, NewRegistration } from '../../modules/teaching/index.ts';
import { Chance } from '../chance.ts';
import type { DemoSchool } from '../schools/school.ts';
import type { Family } from './families.ts';
import type { DemoInstructor } from './instructors.ts';

type Id = { id: string };

export interface DemoRegistration {
  registration: NewRegistration & Id;
  /** What of the price was paid by now. */
  paidShare: 0 | 0.5 | 1;
  method: 'credit' | 'transfer' | 'cash' | 'standing_order';
}

export interface DemoCycle {
  cycle: NewCycle & Id;
  registrations: DemoRegistration[];
}

const WEEKS_AGO = 6;
const LESSONS = 12;
const LESSON_MINUTES = 60;
/** A place costs so many hours of an instructor. */
const PRICE_IN_HOURS = 10;
const CYCLES_OF_EACH = 2;

/** What is taught now: two groups of each instructor but the last, in their own hours. */
export function cyclesOf(
  school: DemoSchool,
  families: readonly Family[],
  instructors: readonly DemoInstructor[],
  today: string,
): DemoCycle[] {
  const chance = new Chance(`cycles/${school.tenant.id}`);
  const courses = school.courses.filter(({ isActive }) => isActive !== false);
  const start = Temporal.PlainDate.from(today).subtract({ weeks: WEEKS_AGO });
  const teaching = instructors.slice(0, -1);
  const students = chance.shuffled(families.flatMap((family) => family.students.map(({ id }) => id)));
  const perCycle = Math.floor(students.length / (teaching.length * CYCLES_OF_EACH));
  return teaching.flatMap(({ instructor, weekly }, index) =>
    weekly.slice(0, CYCLES_OF_EACH).map(({ day, startTime, branchId }, turn): DemoCycle => {
      const number = index * CYCLES_OF_EACH + turn;
      const course = courses[number % courses.length];
      const group = students.slice(number * perCycle, (number + 1) * perCycle);
      const id = `cyc_${school.letter}${number + 1}`;
      const order = number === 1 ? school.orders.find(({ status }) => status === 'active') : undefined;
      const cycle: DemoCycle['cycle'] = {
        id,
        name: `${course?.name}, ${weekdayOf(day, school.tenant.locale)}`,
        courseId: course?.id ?? '',
        branchId: order?.branchId ?? branchId ?? school.branches[0]?.id ?? '',
        instructorId: instructor.id,
        startDate: start.toString(),
        dayOfWeek: [{ day, startTime, endTime: timeAfter(startTime) }],
        totalMeetings: LESSONS,
        generateMeetings: true,
        ...(order
          ? { type: 'institutional_fixed', institutionalOrderId: order.id, meetingRevenue: order.pricePerMeeting ?? 0 }
          : // The first is full, with one who waits.
            {
              type: 'private',
              pricePerStudent: school.hourlyRate * PRICE_IN_HOURS,
              maxStudents: number === 0 ? group.length - 1 : group.length + 4,
            }),
      };
      return { cycle, registrations: group.map((studentId, place) => registrationOf(id, studentId, place, start, chance)) };
    }),
  );
}

function registrationOf(cycleId: string, studentId: string, place: number, start: Temporal.PlainDate, chance: Chance): DemoRegistration {
  const isLate = place > 0 && chance.isTrue(0.1);
  const first = start.add({ weeks: 3 });
  return {
    registration: {
      id: `reg_${cycleId.slice(4)}_${place + 1}`,
      studentId,
      cycleId,
      registrationDate: (isLate ? first : start.subtract({ days: chance.between(1, 20) })).toString(),
      startsOn: isLate ? first.toString() : null,
    },
    paidShare: chance.isTrue(0.55) ? 1 : chance.isTrue(0.55) ? 0.5 : 0,
    method: chance.pick(['credit', 'transfer', 'cash', 'standing_order'] as const),
  };
}

// The first of January 2023 was a Sunday.
function weekdayOf(day: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(new Date(Date.UTC(2023, 0, 1 + day)));
}

function timeAfter(time: string): string {
  return Temporal.PlainTime.from(time).add({ minutes: LESSON_MINUTES }).toString({ smallestUnit: 'minute' });
}
