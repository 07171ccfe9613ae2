import type { createTenant } from '../../modules/access/index.ts';
import type { NewBranch, NewCourse, NewHoliday, NewOrder } from '../../modules/catalog/index.ts';
import type { Chance } from '../chance.ts';
import type { NameBook } from '../people/names.ts';
import type { Subject } from '../practice/subject.ts';

export type StaffRole = 'admin' | 'manager' | 'instructor' | 'seller' | 'viewer';

/** Where families of a school live, and the phone numbers they have there. */
export interface Town {
  name: string;
  streets: readonly string[];
  phone(index: number): string;
}

/** Everything that makes one demo school different from the others. */
export interface DemoSchool {
  tenant: Parameters<typeof createTenant>[1] & { id: string };
  /** What the welcome calls it: the log is in English. */
  inEnglish: string;
  /** Stands in its ids: `stu_d001`. */
  letter: string;
  staff: Readonly<Record<StaffRole, string>>;
  branches: readonly NewBranch[];
  courses: readonly NewCourse[];
  orders: readonly (NewOrder & { id: string })[];
  holidays: readonly (NewHoliday & { id: string })[];
  /** How many teach there, and what the youngest is paid an hour, in the minor unit. */
  instructors: number;
  hourlyRate: number;
  /** What of a price is tax, in basis points, and since when. */
  vat: { startsOn: string; rateBp: number };
  subject: Subject;
  /** Days off work, Monday 1 to Sunday 7. */
  weekend: readonly number[];
  students: number;
  nameBook: NameBook;
  towns: readonly Town[];
  address(street: string, number: number): string;
  sources: readonly string[];
  notes: readonly string[];
  /** Of customers, the share that learn themselves. */
  adultLearners: number;
  ages: readonly [youngest: number, oldest: number];
  grade(age: number, chance: Chance): string;
}
