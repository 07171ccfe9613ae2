import { plainName, plainNameWithout } from './plain-name.ts';

/** Somebody who was in the room of a lesson. */
export interface InRoom {
  name: string;
  email: string | null;
  joinedAt: string | null;
  leftAt: string | null;
}

/** Somebody who is expected at it. */
export interface ExpectedStudent {
  studentId: string;
  name: string;
  /** Their own address and their family's. */
  emails: readonly string[];
}

/** Somebody who was there, and which mark that speaks for; null: we don't know who they are. */
export interface Suggestion {
  name: string;
  joinedAt: string | null;
  leftAt: string | null;
  student: { id: string; name: string } | null;
  mark: 'present' | 'late' | null;
}

// As schools count it: time to find the link and a headset.
const LATE_AFTER_MS = 10 * 60 * 1000;

/**
 * Who of those expected was in the room. An e-mail says it surest, then the name; two who would fit are nobody. Somebody
 * who came by two devices is one suggestion, from the first time they came.
 */
export function suggest(startsAt: string, inRoom: readonly InRoom[], expected: readonly ExpectedStudent[]): Suggestion[] {
  const found = new Map<string, Suggestion>();
  const strangers: Suggestion[] = [];
  for (const one of inRoom) {
    const student = studentOf(one, expected);
    const { name, joinedAt, leftAt } = one;
    if (!student) {
      strangers.push({ name, joinedAt, leftAt, student: null, mark: null });
      continue;
    }
    const before = found.get(student.studentId);
    const joined = earliest(joinedAt, before?.joinedAt ?? null);
    found.set(student.studentId, {
      name,
      joinedAt: joined,
      leftAt: latest(leftAt, before?.leftAt ?? null),
      student: { id: student.studentId, name: student.name },
      mark: joined !== null && Date.parse(joined) - Date.parse(startsAt) > LATE_AFTER_MS ? 'late' : 'present',
    });
  }
  return [...found.values(), ...strangers];
}

function studentOf({ name, email }: InRoom, expected: readonly ExpectedStudent[]): ExpectedStudent | null {
  const byEmail = email === null ? [] : expected.filter(({ emails }) => emails.includes(email));
  if (byEmail.length === 1) return byEmail[0] ?? null;
  // Brothers and sisters share their family's address: among them the name decides.
  const among = byEmail.length > 1 ? byEmail : expected;
  const names = new Set([plainName(name), plainNameWithout(name)]);
  const byName = among.filter((one) => names.has(plainName(one.name)));
  return byName.length === 1 ? (byName[0] ?? null) : null;
}

function earliest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one) <= Date.parse(other) ? one : other;
}

function latest(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one) >= Date.parse(other) ? one : other;
}
