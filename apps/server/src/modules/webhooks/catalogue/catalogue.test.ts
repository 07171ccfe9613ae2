import { describe, expect, it } from 'vitest';
import { CATALOGUE, checkEvent, EVENT_TYPES, exampleOf, isSubscription, wantedTypes } from './catalogue.ts';

const three = (kind: string, ...more: string[]) => ['created', 'updated', 'deleted', ...more].map((what) => `${kind}.${what}`);

// As the documents and the spec name them.
const NAMED = [
  ...['SESSION_COMPLETED', 'BASELINE_COMPLETED', 'RECOMMENDATION_CREATED', 'MASTERY_MILESTONE', 'GOAL_COMPLETED', 'CONTENT_ASSIGNED'],
  ...[...three('customer', 'merged'), ...three('student', 'merged'), ...three('lead', 'converted')],
  ...three('registration', 'cancelled', 'paid', 'waitlisted', 'promoted'),
  ...[...three('meeting', 'completed', 'cancelled', 'postponed'), ...three('cycle', 'completed', 'cancelled')],
  ...['course', 'branch', 'instructor', 'user', 'partner'].flatMap((kind) => three(kind)),
  ...['progress.daily_updated', 'attendance.recorded', 'payment.received', 'payment.refunded'],
  ...['enrollment.created', 'enrollment.updated', 'enrollment.completed', 'enrollment.failed', 'certificate.issued', 'certificate.revoked'],
  ...['user_sync.completed', 'webhook.disabled', 'export.completed', 'import.completed'],
];

describe('the catalogue', () => {
  it('has what the documents name, each once, and one of our own', () => {
    expect([...EVENT_TYPES].sort()).toEqual([...NAMED, 'customer.consent_recorded'].sort());
    expect(new Set(CATALOGUE.map(({ name }) => name)).size).toBe(CATALOGUE.length);
  });

  it('tells nothing yet of partners and of files made aside, and everything else', () => {
    expect(
      CATALOGUE.filter(({ isTold }) => !isTold)
        .map(({ name }) => name.split('.')[0])
        .filter((kind, place, all) => all.indexOf(kind) === place),
    ).toEqual(['partner', 'enrollment', 'certificate', 'user_sync']);
  });

  it.each(CATALOGUE.map(({ name }) => name))('%s has an example that is what its schema says, whose bytes survive', (type) => {
    const example = exampleOf(type);
    expect(() => checkEvent({ type, data: example })).not.toThrow();
    const bytes = JSON.stringify(example);
    expect(JSON.stringify(JSON.parse(bytes))).toBe(bytes);
  });
});

describe('an event', () => {
  const milestone = exampleOf('MASTERY_MILESTONE');
  const meeting = exampleOf('meeting.created');

  it.each([
    ['of an unknown type', 'customer.renamed', {}],
    ['with a field more', 'MASTERY_MILESTONE', { ...milestone, phone: '+1' }],
    ['with a field less', 'MASTERY_MILESTONE', { ...milestone, skill: undefined }],
    ['with another value', 'MASTERY_MILESTONE', { ...milestone, level: 'expert' }],
    ['with a field more inside', 'registration.paid', { ...exampleOf('registration.paid'), cycle: { id: 'c', name: 'C', price: 1 } }],
    ['that says what an instructor is paid', 'meeting.created', { ...meeting, instructorPayment: 12_000 }],
    ['of an instructor, with the rate', 'instructor.updated', { ...exampleOf('instructor.updated'), rateFrontal: 12_000 }],
    ['of a user, with more than others may hear', 'user.updated', { ...exampleOf('user.updated'), lastLoginAt: '2026-11-21T09:00:00Z' }],
  ])('%s is refused', (_what, type, data) => {
    expect(() => checkEvent({ type, data })).toThrow();
  });
});

it.each([
  ['*', true],
  ['customer.*', true],
  ['customer.merged', true],
  ['SESSION_COMPLETED', true],
  ['user_sync.*', true],
  ['SESSION_COMPLETED.*', false],
  ['customer', false],
  ['customer.**', false],
  ['customer.renamed', false],
  ['.*', false],
  ['', false],
])('to %j one can subscribe: %s', (name, isPossible) => {
  expect(isSubscription(name)).toBe(isPossible);
});

it.each([
  [['*'], EVENT_TYPES],
  [['course.*'], ['course.created', 'course.updated', 'course.deleted']],
  [
    ['course.updated', 'GOAL_COMPLETED'],
    ['GOAL_COMPLETED', 'course.updated'],
  ],
  [['user.*'], ['user.created', 'user.updated', 'user.deleted']],
  [['course'], []],
])('who asks for %j is told just that', (names, types) => {
  expect(wantedTypes(names)).toEqual(types);
});
