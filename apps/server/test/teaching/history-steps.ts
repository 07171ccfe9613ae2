import fc from 'fast-check';
import type { Api } from '../support/school.ts';
import type { Facts, LessonFact } from './slow-facts.ts';

/** Somewhere a history happens: two cycles of one instructor, a substitute, a few students. */
export interface Scene {
  admin: Api;
  cycles: readonly [string, string];
  teachers: readonly [string, string];
  students: readonly string[];
  facts: Facts;
}

/** One thing somebody does; the numbers choose whom or what it is done to. */
export interface Step {
  kind: keyof typeof STEPS;
  a: number;
  b: number;
  c: number;
}

interface Done {
  status: number;
  /** A lesson whose money was computed anew. */
  again?: string;
}

const DAYS = ['2031-08-31', '2031-09-01', '2031-09-08', '2031-09-09', '2031-09-15', '2031-09-22', '2031-10-06'];
const of = <T>(list: readonly T[], n: number): T | undefined => list[n % Math.max(1, list.length)];
const day = (n: number) => of(DAYS, n);
const nowhere: Done = { status: 404 };

async function at(scene: Scene, method: string, path: string, body?: unknown): Promise<Done> {
  const { status, body: answer } = await scene.admin(method, `/api/v1${path}`, body);
  if (status >= 500) throw new Error(`${method} ${path} ${JSON.stringify(body)}: ${status} ${JSON.stringify(answer)}`);
  return { status };
}

const lessons = ({ facts }: Scene, ...statuses: string[]): LessonFact[] =>
  facts.lessons.filter(({ gone, status }) => !gone && (statuses.length === 0 || statuses.includes(status)));

function onLesson(statuses: string[], path: (id: string, scene: Scene, step: Step) => readonly [string, string, unknown?]) {
  return async (scene: Scene, step: Step): Promise<Done> => {
    const lesson = of(lessons(scene, ...statuses), step.a);
    return lesson ? at(scene, ...path(lesson.id, scene, step)) : nowhere;
  };
}

function onPlace(path: (id: string, scene: Scene, step: Step) => readonly [string, string, unknown?]) {
  return async (scene: Scene, step: Step): Promise<Done> => {
    const place = of(scene.facts.places, step.a);
    return place ? at(scene, ...path(place.id, scene, step)) : nowhere;
  };
}

/** What may happen; what isn't possible just then is refused, and changes nothing. */
export const STEPS = {
  register: (scene: Scene, { a, b, c }: Step) =>
    at(scene, 'POST', `/cycles/${of(scene.cycles, a)}/registrations`, {
      studentId: of(scene.students, b),
      allowOverlap: true,
      ...(c % 4 === 1 ? { amount: 1000 + c } : {}),
      ...(c % 5 === 1 ? { status: 'trial' } : {}),
    }),
  joinLate: (scene: Scene, { a, b, c }: Step) =>
    at(scene, 'POST', `/cycles/${of(scene.cycles, a)}/registrations`, {
      ...{ studentId: of(scene.students, b), allowOverlap: true, startsOn: day(c) },
    }),
  pay: onPlace((id, _, { b }) => ['POST', `/registrations/${id}/payment`, { amount: 1 + b, method: 'cash', allowCredit: b % 3 === 0 }]),
  refund: async (scene: Scene, { a, b }: Step) => {
    const place = of(scene.facts.places, a);
    const { body } = await scene.admin('GET', `/api/v1/payments?registrationId=${place?.id}`);
    // A list of rows with ids, or nothing at all.
    const [payment] = (body.data ?? []) as { id: string }[];
    return payment ? at(scene, 'POST', '/payments', { refundOf: payment.id, amount: 1 + b }) : nowhere;
  },
  complete: onLesson(['scheduled'], (id) => ['POST', `/meetings/${id}/complete`, {}]),
  cancel: onLesson(['scheduled'], (id, _, { b }) => [
    'POST',
    `/meetings/${id}/cancel`,
    { reason: 'Ill', replace: b % 2 === 0, payInstructor: b % 3 === 0 },
  ]),
  scheduleAgain: onLesson(['cancelled'], (id) => ['POST', '/meetings/bulk-update-status', { ids: [id], status: 'scheduled' }]),
  postpone: onLesson(['scheduled'], (id, _, { b }) => [
    'POST',
    `/meetings/${id}/postpone`,
    { newDate: `2031-10-${String(7 + (b % 20)).padStart(2, '0')}`, reason: 'Trip' },
  ]),
  substitute: onLesson(['scheduled'], (id, { teachers }, { b }) => [
    'POST',
    `/meetings/${id}/substitute`,
    { instructorId: of(teachers, b), allowOverlap: b % 5 === 0 },
  ]),
  withoutRevenue: onLesson(['scheduled'], (id, _, { b }) => ['PATCH', `/meetings/${id}`, { nature: b % 3 ? 'no_revenue' : 'regular' }]),
  online: onLesson(['scheduled'], (id) => ['PATCH', `/meetings/${id}`, { activityType: 'online' }]),
  mark: onLesson(['scheduled', 'completed', 'completed'], (id, { students }, { b, c }) => [
    'POST',
    `/meetings/${id}/attendance`,
    { studentId: of(students, b), status: of(['present', 'excused', 'absent', 'excused'], c) },
  ]),
  unmark: async (scene: Scene, { a }: Step) => {
    const { body } = await scene.admin('GET', `/api/v1/attendance?meetingId=${of(lessons(scene), a)?.id}`);
    const [mark] = (body.data ?? []) as { id: string }[];
    return mark ? at(scene, 'DELETE', `/attendance/${mark.id}`) : nowhere;
  },
  recalculate: async (scene: Scene, { a }: Step) => {
    const lesson = of(lessons(scene, 'completed', 'scheduled'), a);
    if (!lesson) return nowhere;
    return { ...(await at(scene, 'POST', `/meetings/${lesson.id}/recalculate`)), again: lesson.id };
  },
  deleteLesson: onLesson([], (id, _, { b }) => ['POST', '/meetings/bulk-delete', { ids: [id], force: b % 2 === 0 }]),
  deleteOne: onLesson(['scheduled', 'cancelled'], (id) => ['DELETE', `/meetings/${id}`]),
  restoreLesson: async (scene: Scene, { a }: Step) => {
    const gone = of(
      scene.facts.lessons.filter((lesson) => lesson.gone),
      a,
    );
    return gone ? at(scene, 'POST', `/meetings/${gone.id}/restore`) : nowhere;
  },
  addLesson: (scene: Scene, { a, b }: Step) =>
    at(scene, 'POST', '/meetings', {
      cycleId: of(scene.cycles, a),
      date: `2031-11-${String(1 + (b % 28)).padStart(2, '0')}`,
      startTime: '16:00',
      endTime: '16:50',
    }),
  leave: onPlace((id, _, { b, c }) => [
    'POST',
    `/registrations/${id}/cancel`,
    { reason: 'Moves', ...(b % 3 ? { effectiveDate: day(b) } : {}), ...(c % 4 === 0 ? { refundAmount: c } : {}) },
  ]),
  transfer: onPlace((id, { cycles, facts }, { a, b }) => {
    const { cycle } = of(facts.places, a) ?? { cycle: '' };
    const effectiveDate = b % 3 ? { effectiveDate: day(b) } : {};
    return [
      'POST',
      `/registrations/${id}/transfer`,
      { cycleId: cycles.find((other) => other !== cycle), allowOverlap: true, ...effectiveDate },
    ];
  }),
  changePrice: onPlace((id, _, { b }) => ['PATCH', `/registrations/${id}`, { amount: 3000 - b }]),
  begin: onPlace((id) => ['PATCH', `/registrations/${id}`, { status: 'registered' }]),
  remove: onPlace((id) => ['DELETE', `/registrations/${id}`]),
  plan: (scene: Scene, { a, b }: Step) =>
    at(scene, 'POST', `/cycles/${of(scene.cycles, a)}/generate-meetings`, { regenerate: b % 2 === 0, ...(b % 3 ? {} : { count: 1 }) }),
  moveWeek: (scene: Scene, { a, b }: Step) =>
    at(scene, 'PATCH', `/cycles/${of(scene.cycles, a)}`, {
      dayOfWeek: [{ day: b % 2 ? 1 : 3, startTime: a % 2 ? '16:00' : '17:00', endTime: '17:50' }],
    }),
  promise: (scene: Scene, { a, b }: Step) => at(scene, 'PATCH', `/cycles/${of(scene.cycles, a)}`, { totalMeetings: 3 + (b % 4) }),
} satisfies Record<string, (scene: Scene, step: Step) => Promise<Done>>;

const number = fc.nat(2000);
const OFTEN: (keyof typeof STEPS)[] = [
  'register',
  'register',
  'joinLate',
  'complete',
  'complete',
  'complete',
  'mark',
  'leave',
  'pay',
  'deleteLesson',
  'restoreLesson',
];
const kind = fc.constantFrom(...OFTEN, ...(Object.keys(STEPS) as (keyof typeof STEPS)[])); // the keys are its key type

export const histories = fc.array(fc.record({ kind, a: number, b: number, c: number }), { minLength: 4, maxLength: 14 });
/** How the two cycles are paid, and who teaches. */
export const terms = fc.record({
  type: fc.constantFrom('private', 'private', 'private', 'institutional_per_child', 'institutional_fixed'),
  each: fc.option(fc.integer({ min: 1, max: 9999 }), { freq: 4 }),
  children: fc.option(fc.nat(9)),
  isDaily: fc.boolean(),
  employmentType: fc.constantFrom('employee', 'freelancer'),
  maxStudents: fc.constantFrom(2, 3, null),
  price: fc.integer({ min: 0, max: 4001 }),
  planned: fc.constantFrom(2, 4),
});
export type Terms = typeof terms extends fc.Arbitrary<infer T> ? T : never;
