import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../api/index.ts';

/** Days, or a part of one, on which the weekly hours don't hold. */
export interface TimeOffEntry {
  id: string;
  version: number;
  startDate: string;
  endDate: string;
  startTime: string | null;
  endTime: string | null;
  /** null, too, for those who may not know. */
  reason: string | null;
}

export function timeOffQuery(instructorId: string, from: string) {
  return queryOptions({
    queryKey: ['instructors', instructorId, 'time-off', from],
    queryFn: async ({ signal }) =>
      (await api.list<TimeOffEntry>(timeOffPath(instructorId), { signal, query: { from, limit: 100, sortBy: 'startDate' } })).data,
  });
}

export function timeOffPath(instructorId: string): string {
  return `/instructors/${encodeURIComponent(instructorId)}/time-off`;
}
