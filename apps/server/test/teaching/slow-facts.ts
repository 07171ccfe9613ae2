import type { TestDatabase } from '../support/database.ts';

/** What happened, as it is stored; of money only what people said: prices, and what of them is not owed. */
export interface Facts {
  cycles: CycleFact[];
  lessons: LessonFact[];
  places: PlaceFact[];
  marks: { meeting: string; registration: string | null; status: string }[];
}
export interface CycleFact {
  id: string;
  type: string;
  status: string;
  promised: number;
  teacher: string;
  daily: number | null;
  price: number;
  each: number | null;
  children: number | null;
}
export interface LessonFact {
  id: string;
  cycle: string;
  status: string;
  earns: boolean;
  replaced: boolean;
  paidAllTheSame: boolean;
  date: string;
  starts: number;
  minutes: number;
  teacher: string;
  online: boolean;
  gone: boolean;
}
export interface PlaceFact {
  id: string;
  cycle: string;
  status: string;
  price: number;
  notOwed: number;
  first: string | null;
  last: string | null;
}

/** Reads the facts of some cycles behind the product's back. */
export async function readFacts({ look }: TestDatabase, cycleIds: readonly string[]): Promise<Facts> {
  const [cycles, lessons, places, marks] = await Promise.all([
    look<CycleFact>(
      `SELECT id, type, status, total_meetings AS promised, instructor_id AS teacher, price_per_student AS price, meeting_revenue AS each,
         student_count AS children, CASE instructor_payment_mode WHEN 'daily' THEN instructor_daily_rate END AS daily
       FROM cycles WHERE id = ANY ($1) ORDER BY id`,
      [cycleIds],
    ),
    look<LessonFact>(
      `SELECT id, cycle_id AS cycle, status, nature = 'regular' AS earns, is_replaced AS replaced, pays_instructor AS "paidAllTheSame", date,
         extract(epoch FROM starts_at)::bigint AS starts, (extract(epoch FROM end_time - start_time) / 60)::bigint AS minutes,
         instructor_id AS teacher, activity_type = 'online' AS online, deleted_at IS NOT NULL AS gone
       FROM meetings WHERE cycle_id = ANY ($1) ORDER BY starts_at, id`,
      [cycleIds],
    ),
    look<PlaceFact>(
      `SELECT id, cycle_id AS cycle, status, amount AS price, refund_amount AS "notOwed", starts_on AS first, ends_on AS last
       FROM registrations WHERE cycle_id = ANY ($1) AND deleted_at IS NULL ORDER BY id`,
      [cycleIds],
    ),
    look<Facts['marks'][number]>(
      `SELECT a.meeting_id AS meeting, a.registration_id AS registration, a.status FROM attendance a JOIN meetings m ON m.id = a.meeting_id
       WHERE m.cycle_id = ANY ($1) AND a.deleted_at IS NULL`,
      [cycleIds],
    ),
  ]);
  return { cycles, lessons, places, marks };
}
