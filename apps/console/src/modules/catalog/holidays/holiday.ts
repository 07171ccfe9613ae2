import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

/** Days without lessons, of the whole school or of one branch. */
export interface Holiday {
  id: string;
  version: number;
  name: string;
  /** `YYYY-MM-DD` */
  startDate: string;
  /** The last day of it. */
  endDate: string;
  branchId: string | null;
  createdAt: string;
  updatedAt: string;
}

export function holidayQuery(id: string) {
  return queryOptions({
    queryKey: ['holidays', id, 'detail'],
    queryFn: ({ signal }) => api.get<Holiday>(`/holidays/${encodeURIComponent(id)}`, { signal }),
  });
}

export interface ImportedHoliday {
  uid: string;
  name: string;
  startDate: string | null;
  endDate: string | null;
  result: 'created' | 'skipped' | 'error';
  reason: string | null;
}

export interface HolidayImport {
  created: number;
  skipped: number;
  errors: number;
  events: ImportedHoliday[];
}

export function importHolidays(ics: string, branchId: string | null): Promise<HolidayImport> {
  return api.post<HolidayImport>('/holidays/import', { ics, branchId });
}
