import { Temporal } from 'temporal-polyfill';
import type { NewInstructor, NewTimeOff, WeeklyHours } from '../../modules/catalog/index.ts';
import { Chance } from '../chance.ts';
import type { DemoSchool } from '../schools/school.ts';

export interface DemoInstructor {
  instructor: NewInstructor & { id: string };
  weekly: WeeklyHours['weekly'];
  timeOff: (NewTimeOff & { id: string }) | null;
}

const SHIFTS = [
  ['08:00', '12:00'],
  ['13:00', '17:00'],
  ['17:30', '20:30'],
] as const;
// Behind the phones of families, which are counted from 0.
const FIRST_PHONE = 300;
const AWAY = { inDays: 10, forDays: 4 };

/** Who teaches at a school, the first with the demo's instructor login; the same for the same date. */
export function instructorsOf(school: DemoSchool, today: string): DemoInstructor[] {
  const chance = new Chance(`instructors/${school.tenant.id}`);
  const names = namesOf(school, chance);
  return names.map((name, index): DemoInstructor => {
    const id = `ins_${school.letter}${index + 1}`;
    const town = chance.pick(school.towns);
    return {
      instructor: {
        id,
        name,
        userId: index === 0 ? `usr_${school.tenant.id}_instructor` : null,
        phone: town.phone(FIRST_PHONE + index),
        email: index === 0 ? `instructor@${school.tenant.id}.example` : null,
        city: town.name,
        employmentType: chance.isTrue(0.6) ? 'employee' : 'freelancer',
        ...ratesOf(school, chance),
      },
      weekly: weekOf(school, chance),
      timeOff: index === 1 ? timeOffOf(school, today) : null,
    };
  });
}

function namesOf({ staff, nameBook, instructors }: DemoSchool, chance: Chance): string[] {
  const families = chance.shuffled(nameBook.families);
  const given = chance.shuffled([...nameBook.women, ...nameBook.men]);
  // As many of each as there are instructors: nobody shares a name.
  const others = families.slice(1, instructors).flatMap((family, index) => {
    const first = given[index];
    return first ? [nameBook.full(first, family)] : [];
  });
  return [staff.instructor, ...others];
}

function timeOffOf({ letter }: DemoSchool, today: string): DemoInstructor['timeOff'] {
  const first = Temporal.PlainDate.from(today).add({ days: AWAY.inDays });
  return { id: `tof_${letter}1`, startDate: first.toString(), endDate: first.add({ days: AWAY.forDays }).toString() };
}

function ratesOf({ hourlyRate }: DemoSchool, chance: Chance): Pick<NewInstructor, 'rateFrontal' | 'rateOnline' | 'ratePrivate'> {
  const experience = chance.between(0, 4);
  const rate = (share: number) => Math.round((hourlyRate * share * (1 + experience * 0.05)) / 100) * 100;
  return { rateFrontal: rate(1), rateOnline: rate(0.85), ratePrivate: rate(1.2) };
}

function weekOf({ weekend, branches }: DemoSchool, chance: Chance): DemoInstructor['weekly'] {
  const branchId = chance.pick(branches).id ?? null;
  // A demo's weekend counts Monday 1 to Sunday 7; hours count Sunday 0 to Saturday 6.
  const days = chance.shuffled([1, 2, 3, 4, 5, 6, 7].filter((day) => !weekend.includes(day))).slice(0, 3);
  return days.map((day) => {
    const [startTime, endTime] = chance.pick(SHIFTS);
    return { day: day % 7, startTime, endTime, branchId };
  });
}
