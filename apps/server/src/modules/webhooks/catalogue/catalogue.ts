/** Names of everything we tell; spec: events and webhooks. */
export const EVENT_TYPES: readonly string[] = [
  ...['SESSION_COMPLETED', 'BASELINE_COMPLETED', 'RECOMMENDATION_CREATED', 'MASTERY_MILESTONE', 'GOAL_COMPLETED', 'CONTENT_ASSIGNED'],
  ...of('customer', ['created', 'updated', 'deleted', 'merged']),
  ...of('student', ['created', 'updated', 'deleted', 'merged']),
  ...of('lead', ['created', 'updated', 'converted', 'deleted']),
  ...of('registration', ['created', 'updated', 'cancelled', 'paid', 'waitlisted', 'promoted', 'deleted']),
  ...of('meeting', ['created', 'updated', 'completed', 'cancelled', 'postponed', 'deleted']),
  ...of('cycle', ['created', 'updated', 'completed', 'cancelled', 'deleted']),
  ...['course', 'branch', 'instructor', 'user', 'partner'].flatMap((kind) => of(kind, ['created', 'updated', 'deleted'])),
  ...of('payment', ['received', 'refunded']),
  ...of('enrollment', ['created', 'updated', 'completed', 'failed']),
  ...of('certificate', ['issued', 'revoked']),
  ...['progress.daily_updated', 'attendance.recorded', 'user_sync.completed', 'webhook.disabled', 'export.completed', 'import.completed'],
];

function of(kind: string, what: readonly string[]): string[] {
  return what.map((one) => `${kind}.${one}`);
}

const SUBSCRIPTIONS = new Set([
  '*',
  ...EVENT_TYPES,
  ...EVENT_TYPES.flatMap((type) => (type.includes('.') ? [`${type.split('.')[0]}.*`] : [])),
]);

/** Whether an endpoint may ask for this: a name, all of a kind, or everything. */
export function isSubscription(name: string): boolean {
  return SUBSCRIPTIONS.has(name);
}
