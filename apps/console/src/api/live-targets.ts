import type { QueryKey } from '@tanstack/react-query';

export interface LiveChange {
  resource: string;
  id: string | null;
}

/**
 * Which cached queries a change makes old. Lists are left out for `progress`: a class practising would refetch
 * thousands of rows a minute for one "last active" column; the open student is what must be fresh.
 */
export function liveTargets({ resource, id }: LiveChange): QueryKey[] {
  if (resource === 'progress') return id ? [['students', id]] : [];
  return id
    ? [
        [resource, id],
        [resource, 'list'],
      ]
    : [[resource]];
}

export function parseLiveChange(text: string): LiveChange | null {
  try {
    const body: unknown = JSON.parse(text);
    if (typeof body !== 'object' || body === null || !('resource' in body)) return null;
    if (typeof body.resource !== 'string') return null;
    const id = 'id' in body && typeof body.id === 'string' ? body.id : null;
    return { resource: body.resource, id };
  } catch {
    return null;
  }
}
