import { Temporal } from 'temporal-polyfill';
import type { NewLead, NewLeadActivity } from '../../modules/leads/index.ts';
import { Chance } from '../chance.ts';
import type { DemoSchool } from '../schools/school.ts';
import type { Family } from './families.ts';
import { LEAD_WORDS, type LeadWords } from './lead-words.ts';

export interface DemoLead {
  lead: NewLead & { id: string };
  activities: NewLeadActivity[];
  /** The student, already there, whom this lead turned out to be. */
  becomes: string | null;
}

// How the pipeline of a school looks in the middle of its season.
const STATUSES = [
  ...Array<'new'>(6).fill('new'),
  ...Array<'contacted'>(5).fill('contacted'),
  ...Array<'in_progress'>(4).fill('in_progress'),
  ...Array<'closed'>(3).fill('closed'),
] as const;
const BECAME = 2;
// Days from today: some are late, some due today, some ahead.
const FOLLOW_UPS = [-2, 0, 0, 1, 3, -1, 0];
const HOURS = [9, 11, 16, 18];
// Behind the phones of families and instructors.
const FIRST_PHONE = 500;

/** Who asked at a school, from new to closed, and two who became students; the same for the same date. */
export function leadsOf(school: DemoSchool, families: readonly Family[], today: string): DemoLead[] {
  const chance = new Chance(`leads/${school.tenant.id}`);
  const words = LEAD_WORDS[school.tenant.locale];
  const open = STATUSES.map((status, index) => strangerOf(school, words, chance, status, index, today));
  return [
    ...open,
    ...families.slice(1, 1 + BECAME).map((family, index) => converted(school, words, chance, family, STATUSES.length + index)),
  ];
}

function strangerOf(
  school: DemoSchool,
  words: LeadWords,
  chance: Chance,
  status: (typeof STATUSES)[number],
  index: number,
  today: string,
): DemoLead {
  const { nameBook, towns } = school;
  const family = chance.pick(nameBook.families);
  const given = chance.pick([...nameBook.women, ...nameBook.men]);
  const lead: DemoLead['lead'] = {
    id: idOf(school, index),
    name: nameBook.full(given, family),
    phone: chance.pick(towns).phone(FIRST_PHONE + index),
    email: chance.isTrue(0.6) ? `${given.spelled}.${family.spelled}.ask${index}@mail.example` : null,
    ...askedFor(school, words, chance),
    status,
    closedReason: status === 'closed' ? chance.pick(words.closedReasons) : null,
    followUpAt: status === 'closed' || index % 5 === 4 ? null : followUp(school, chance, FOLLOW_UPS[index % FOLLOW_UPS.length] ?? 0, today),
  };
  return { lead, activities: status === 'new' ? [] : workOn(words, chance), becomes: null };
}

function converted(school: DemoSchool, words: LeadWords, chance: Chance, { customer, students }: Family, index: number): DemoLead {
  const { name, phone, email } = customer;
  const lead = { id: idOf(school, index), name, phone, email, ...askedFor(school, words, chance), allowDuplicate: true };
  return { lead, activities: workOn(words, chance), becomes: students[0]?.name ?? null };
}

function askedFor({ courses, branches }: DemoSchool, words: LeadWords, chance: Chance) {
  const offered = courses.filter(({ isActive }) => isActive !== false);
  return {
    source: chance.pick(words.sources),
    message: chance.isTrue(0.7) ? chance.pick(words.messages) : null,
    campaign: chance.isTrue(0.3) ? { source: 'facebook', medium: 'cpc', campaign: 'autumn' } : null,
    courseId: chance.isTrue(0.8) ? (chance.pick(offered).id ?? null) : null,
    branchId: chance.isTrue(0.6) ? (chance.pick(branches).id ?? null) : null,
  };
}

function workOn(words: LeadWords, chance: Chance): NewLeadActivity[] {
  const call: NewLeadActivity = chance.isTrue(0.3)
    ? { type: 'call', outcome: words.noAnswer }
    : { type: 'call', text: chance.pick(words.calls) };
  return chance.isTrue(0.4) ? [call, { type: 'note', text: chance.pick(words.notes) }] : [call];
}

function followUp({ tenant }: DemoSchool, chance: Chance, inDays: number, today: string): string {
  const day = Temporal.PlainDate.from(today).add({ days: inDays });
  const time = Temporal.PlainTime.from({ hour: chance.pick(HOURS) });
  return day.toZonedDateTime({ timeZone: tenant.timezone, plainTime: time }).toInstant().toString();
}

function idOf({ letter }: DemoSchool, index: number): string {
  return `led_${letter}${String(index + 1).padStart(2, '0')}`;
}
