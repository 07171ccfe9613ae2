import { isDeepStrictEqual } from 'node:util';
import type { EventKind } from './event-kind.ts';
import { learnerEvents } from './learners.ts';
import { operationEvents, progressEvents } from './operations.ts';
import { certificateEvents, directoryEvents, enrollmentEvents, partnerEvents } from './partners.ts';
import { customerEvents, leadEvents, studentEvents } from './people.ts';
import { branchEvents, courseEvents, instructorEvents, userEvents } from './school.ts';
import { attendanceEvents, cycleEvents, meetingEvents, paymentEvents, registrationEvents } from './teaching.ts';

/** Everything we tell, in the order of the spec (events and webhooks). */
export const CATALOGUE: readonly EventKind[] = [
  ...learnerEvents,
  ...[...customerEvents, ...studentEvents, ...leadEvents],
  ...[...registrationEvents, ...meetingEvents, ...cycleEvents],
  ...[...courseEvents, ...branchEvents, ...instructorEvents, ...userEvents, ...partnerEvents],
  ...[...progressEvents, ...attendanceEvents, ...paymentEvents, ...enrollmentEvents, ...certificateEvents, ...directoryEvents],
  ...operationEvents,
];

const KINDS = new Map(CATALOGUE.map((kind) => [kind.name, kind]));

export const EVENT_TYPES: readonly string[] = [...KINDS.keys()];

const SUBSCRIPTIONS = new Set([
  '*',
  ...EVENT_TYPES,
  ...EVENT_TYPES.flatMap((type) => (type.includes('.') ? [`${type.split('.')[0]}.*`] : [])),
]);

/** Whether an endpoint may ask for this: a name, all of a kind, or everything. */
export function isSubscription(name: string): boolean {
  return SUBSCRIPTIONS.has(name);
}

/** What who asks for these names is told: the rule that `queue_deliveries` has in SQL. */
export function wantedTypes(names: readonly string[]): string[] {
  return EVENT_TYPES.filter((type) => names.some((name) => name === '*' || name === type || name === `${type.split('.')[0]}.*`));
}

/** The data of an event as it could be. */
export function exampleOf(type: string): Record<string, unknown> {
  return kindOf(type).example;
}

/** Throws unless the catalogue has the type and its schema has all of the data, at any depth: what we document is what we tell. */
export function checkEvent({ type, data }: { type: string; data: Record<string, unknown> }): void {
  const sent: unknown = JSON.parse(JSON.stringify(data));
  const parsed = kindOf(type).data.safeParse(sent);
  if (!parsed.success) throw new Error(`${type} is told other than the catalogue says: ${parsed.error.message}`);
  if (!isDeepStrictEqual(parsed.data, sent)) throw new Error(`${type} tells more than the catalogue says: ${JSON.stringify(sent)}`);
}

function kindOf(type: string): EventKind {
  const kind = KINDS.get(type);
  if (!kind) throw new Error(`the catalogue of events has no ${type}`);
  return kind;
}
