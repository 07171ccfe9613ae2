import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../api/index.ts';
import type { Slot } from './hours-rules.ts';

export interface Availability {
  /** The instructor's. */
  version: number;
  weekly: Slot[];
  exceptions: {
    kind: 'time_off' | 'holiday';
    id: string;
    startDate: string;
    endDate: string;
    /** With endTime: a part of one day. */
    startTime: string | null;
    endTime: string | null;
    reason: string | null;
  }[];
}

export function availabilityQuery(id: string) {
  return queryOptions({
    queryKey: ['instructors', id, 'availability'],
    queryFn: ({ signal }) => api.get<Availability>(`/instructors/${encodeURIComponent(id)}/availability`, { signal }),
  });
}

export function saveHours(id: string, weekly: Slot[], version: number): Promise<Availability> {
  return api.put<Availability>(`/instructors/${encodeURIComponent(id)}/availability`, { weekly }, { ifMatch: version });
}
