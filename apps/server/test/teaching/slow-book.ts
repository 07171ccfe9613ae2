import type { CycleFact, Facts, LessonFact, PlaceFact } from './slow-facts.ts';

/** What the school of the histories has agreed. */
export const AGREED = {
  overheadPercent: 30,
  vatPercent: 17,
  charged: { present: 100, late: 100, absent: 100, excused: 50 } as Record<string, number>,
  paid: { present: 100, late: 100, absent: 100, excused: 60 } as Record<string, number>,
};
export interface Wage {
  employee: boolean;
  hour: number;
  online: number | null;
}

/** n / d to the nearest whole number, a half going up: tried, not computed. */
export function nearest(n: number, d: number): number {
  let whole = Math.trunc(n / d) - 2;
  while (2 * n >= 2 * whole * d + d) whole++;
  return whole;
}

/** Units dealt like cards, one to each in turn, the first first. */
function deal(units: number, places: number): number[] {
  const dealt = Array.from({ length: places }, () => 0);
  for (let unit = 0; unit < units; unit++) dealt[unit % places] = (dealt[unit % places] ?? 0) + 1;
  return dealt;
}

export const netOf = ({ price, notOwed }: PlaceFact): number => nearest((price - notOwed) * 100, 100 + AGREED.vatPercent);
const isIn = ({ first, last }: PlaceFact, date: string) => (first ?? '0000') <= date && date <= (last ?? '9999');
const counts = ({ gone, status, replaced }: LessonFact) =>
  !gone && (status === 'scheduled' || status === 'completed' || (status === 'cancelled' && !replaced));

/**
 * The money of a few cycles told step by step, the slow way: it keeps for every registration what each lesson took of
 * it, and looks at the facts after each thing that happened. It shares no line with the product.
 */
export class SlowBook {
  /** registration → lesson (or 'settled') → what was handed out, and what was earned of it. */
  readonly taken = new Map<string, Map<string, { handed: number; earned: number }>>();
  /** Lessons whose money is fixed. */
  readonly fixed = new Map<string, { revenue: number; pay: number; carriesDay: boolean; part: number }>();
  readonly #wages: ReadonlyMap<string, Wage>;

  constructor(wages: ReadonlyMap<string, Wage>) {
    this.#wages = wages;
  }

  /** Brings the book up to what the facts say now; `again`: a lesson whose money was computed anew. */
  follow(facts: Facts, again: string | null): void {
    this.#forgetGone(facts);
    for (const lesson of facts.lessons) {
      const isOver = !lesson.gone && (lesson.status === 'completed' || (lesson.status === 'cancelled' && lesson.paidAllTheSame));
      if (isOver && (!this.fixed.has(lesson.id) || (lesson.id === again && lesson.status === 'completed'))) this.#fix(facts, lesson);
      else if (isOver && lesson.status === 'completed') this.#followMarks(facts, lesson);
    }
    for (const lesson of facts.lessons) this.#passOnDay(facts, lesson);
    for (const cycle of facts.cycles) this.#settle(facts, cycle);
  }

  /** What each scheduled lesson is expected to earn. */
  expected(facts: Facts): Map<string, number> {
    return new Map(
      facts.lessons
        .filter(({ gone, status }) => !gone && status === 'scheduled')
        .map((lesson) => [lesson.id, this.#revenueOf(facts, lesson).revenue]),
    );
  }

  /** What of a registration lessons to come will take, those without a day included. */
  toCome(facts: Facts, place: PlaceFact): number {
    const rest = netOf(place) - this.handed(place.id);
    return rest > 0 && this.#lessonsLeft(facts, place) > 0 ? rest : 0;
  }

  handed(placeId: string, but = ''): number {
    return [...(this.taken.get(placeId) ?? [])].reduce((sum, [lesson, { handed }]) => (lesson === but ? sum : sum + handed), 0);
  }

  /** What absences took off a registration, as the family sees it: with VAT. */
  credited(place: PlaceFact): number {
    let off = 0;
    for (const { handed, earned } of this.taken.get(place.id)?.values() ?? [])
      off += nearest((handed - earned) * (100 + AGREED.vatPercent), 100);
    return Math.min(off, place.price - place.notOwed);
  }

  #forgetGone({ lessons }: Facts): void {
    for (const { id, gone, status, paidAllTheSame } of lessons) {
      if (!gone && (status === 'completed' || (status === 'cancelled' && paidAllTheSame))) continue;
      this.fixed.delete(id);
      for (const parts of this.taken.values()) parts.delete(id);
    }
  }

  #fix(facts: Facts, lesson: LessonFact): void {
    const part = this.#part(facts, lesson);
    if (lesson.status === 'cancelled') {
      this.fixed.set(lesson.id, { revenue: 0, part, ...this.#pay(facts, lesson, part) });
      return;
    }
    for (const parts of this.taken.values()) parts.delete(lesson.id);
    const { revenue, shares } = this.#revenueOf(facts, lesson);
    let earnedAll = revenue;
    for (const [placeId, handed] of shares) {
      const earned = nearest(handed * this.#chargedPercent(facts, lesson, placeId), 100);
      earnedAll += earned - handed;
      this.taken.set(placeId, (this.taken.get(placeId) ?? new Map()).set(lesson.id, { handed, earned }));
    }
    this.fixed.set(lesson.id, { revenue: earnedAll, part, ...this.#pay(facts, lesson, part) });
  }

  #followMarks(facts: Facts, lesson: LessonFact): void {
    const fixed = this.fixed.get(lesson.id);
    if (!fixed) return;
    for (const [placeId, parts] of this.taken) {
      const share = parts.get(lesson.id);
      if (!share) continue;
      const earned = nearest(share.handed * this.#chargedPercent(facts, lesson, placeId), 100);
      fixed.revenue += earned - share.earned;
      share.earned = earned;
    }
    const part = this.#part(facts, lesson);
    if (part !== fixed.part) Object.assign(fixed, { part, ...this.#pay(facts, lesson, part) });
  }

  // The day's rate that a lesson carried which is gone now falls on the first one that was held that day.
  #passOnDay(facts: Facts, { date, teacher }: LessonFact): void {
    const held = facts.lessons.filter((one) => !one.gone && one.status === 'completed' && one.date === date && one.teacher === teacher);
    const daily = held.filter(({ cycle }) =>
      facts.cycles.some(({ id, daily: rate, teacher: own }) => id === cycle && rate !== null && own === teacher),
    );
    const [first] = daily;
    if (!first || this.#dayIsCarried(facts, first)) return;
    const fixed = this.fixed.get(first.id);
    if (fixed && !fixed.carriesDay) Object.assign(fixed, this.#pay(facts, first, fixed.part));
  }

  #dayIsCarried({ lessons }: Facts, { id, date, teacher }: LessonFact): boolean {
    return lessons.some((one) => one.id !== id && one.date === date && one.teacher === teacher && this.fixed.get(one.id)?.carriesDay);
  }

  #pay(facts: Facts, lesson: LessonFact, part: number): { pay: number; carriesDay: boolean } {
    const wage = this.#wages.get(lesson.teacher);
    const cycle = facts.cycles.find(({ id }) => id === lesson.cycle);
    if (!wage || !cycle) throw new Error('a lesson has a cycle and a teacher');
    const cost = wage.employee ? 100 + AGREED.overheadPercent : 100;
    if (cycle.daily !== null && cycle.teacher === lesson.teacher) {
      const carriesDay = !this.#dayIsCarried(facts, lesson);
      return { pay: carriesDay ? nearest(cycle.daily * part * cost, 100 * 100) : 0, carriesDay };
    }
    const rate = lesson.online ? (wage.online ?? wage.hour) : wage.hour;
    return { pay: nearest(rate * lesson.minutes * part * cost, 60 * 100 * 100), carriesDay: false };
  }

  #part({ marks }: Facts, { id }: LessonFact): number {
    const said = marks.filter(({ meeting }) => meeting === id).map(({ status }) => AGREED.paid[status] ?? 0);
    return said.length === 0 ? 100 : Math.max(...said);
  }

  #chargedPercent({ marks }: Facts, { id }: LessonFact, placeId: string): number {
    const mark = marks.find(({ meeting, registration }) => meeting === id && registration === placeId);
    return mark ? (AGREED.charged[mark.status] ?? 0) : 100;
  }

  #revenueOf(facts: Facts, lesson: LessonFact): { revenue: number; shares: Map<string, number> } {
    const shares = new Map<string, number>();
    const cycle = facts.cycles.find(({ id }) => id === lesson.cycle);
    if (!cycle || !lesson.earns) return { revenue: 0, shares };
    const there = facts.places.filter((place) => place.cycle === cycle.id && this.#hasPart(place) && isIn(place, lesson.date));
    if (cycle.type === 'institutional_fixed') return { revenue: cycle.each ?? 0, shares };
    if (cycle.type === 'institutional_per_child') return { revenue: cycle.price * (cycle.children ?? there.length), shares };
    if (cycle.each !== null) return { revenue: cycle.each, shares };
    for (const place of there) {
      const coming = this.#coming(facts, cycle, lesson.id).filter(({ date }) => isIn(place, date));
      const rest = netOf(place) - this.handed(place.id, lesson.id);
      const cards = deal(Math.max(0, rest), coming.length + this.#withoutDay(facts, cycle, place));
      shares.set(place.id, cards[coming.findIndex(({ id }) => id === lesson.id)] ?? 0);
    }
    return { revenue: [...shares.values()].reduce((sum, share) => sum + share, 0), shares };
  }

  // Trial and waiting places bring nothing; one that was left brings what falls on the days it was there.
  #hasPart({ status }: PlaceFact): boolean {
    return status !== 'trial' && status !== 'waitlisted';
  }

  #coming({ lessons }: Facts, cycle: CycleFact, also: string): LessonFact[] {
    return lessons.filter(
      ({ id, cycle: own, status, earns, gone }) => own === cycle.id && !gone && earns && (status === 'scheduled' || id === also),
    );
  }

  #withoutDay({ lessons }: Facts, { id, status, promised }: CycleFact, { last }: PlaceFact): number {
    if (last !== null || (status !== 'active' && status !== 'frozen')) return 0;
    return Math.max(0, promised - lessons.filter((lesson) => lesson.cycle === id && counts(lesson)).length);
  }

  #lessonsLeft(facts: Facts, place: PlaceFact): number {
    const cycle = facts.cycles.find(({ id }) => id === place.cycle);
    if (!cycle) return 0;
    return this.#coming(facts, cycle, '').filter(({ date }) => isIn(place, date)).length + this.#withoutDay(facts, cycle, place);
  }

  // A place that is closed keeps nothing back, and nobody has earned more than there is.
  #settle(facts: Facts, cycle: CycleFact): void {
    if (cycle.type !== 'private' || cycle.each !== null) return;
    for (const place of facts.places) {
      if (place.cycle !== cycle.id || !this.#hasPart(place)) continue;
      const rest = netOf(place) - this.handed(place.id);
      const isOpen = place.status === 'registered' || place.status === 'active';
      if (rest === 0 || (rest > 0 && (isOpen || this.#lessonsLeft(facts, place) > 0))) continue;
      const parts = this.taken.get(place.id) ?? new Map<string, { handed: number; earned: number }>();
      const settled = parts.get('settled')?.handed ?? 0;
      this.taken.set(place.id, parts.set('settled', { handed: settled + rest, earned: settled + rest }));
    }
  }
}
