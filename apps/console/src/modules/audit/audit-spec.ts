import { startOfDay } from '../../ui/format/day-start.ts';
import type { ListSpec, ListState } from '../../ui/records/list-state.ts';

export const auditSpec = {
  sorts: ['at'],
  filters: { userId: 'text', entity: 'text', entityId: 'text', action: 'text', from: 'date', to: 'date' },
} satisfies ListSpec;

/** As the API wants it: the days of the address become moments of the school's calendar, the last day included. */
export function auditQueryOf(state: ListState, zone: string): Record<string, string | undefined> {
  const { userId, entity, entityId, action, from, to } = state;
  return {
    userId: fitting(userId, /^[A-Za-z0-9_-]{1,64}$/),
    entity,
    entityId: fitting(entityId, /^[A-Za-z0-9_-]{1,64}$/),
    action: fitting(action, /^[a-z][a-z_-]*(\.[a-z][a-z_-]*)?$/),
    from: from && startOfDay(from, zone),
    to: to && startOfDay(dayAfter(to), zone),
  };
}

/** Half typed, it would be refused; until it fits it doesn't count. */
function fitting(text: string | undefined, pattern: RegExp): string | undefined {
  return text && pattern.test(text) ? text : undefined;
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
}
