import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Mark } from '../attendance/mark.ts';

/** What a mark means to the money and the hours. */
export interface Meaning {
  chargedPercent: number;
  paidPercent: number;
  earnsMakeUp: boolean;
  countsAsHours: boolean;
}

export interface TeachingSettings {
  version: number;
  pricesIncludeVat: boolean;
  /** Basis points: 3000 is 30 %. */
  employerOverheadBp: number;
  attendance: Record<Mark, Meaning>;
  makeupExpiryDays: number;
  waitingList: 'promote' | 'offer';
  offerHours: number;
  cancellationNoticeHours: number;
  lateCancellationPercent: number;
  vatPeriods: { startsOn: string; rateBp: number }[];
}

/** As forms know them: a school has just one, so it needs no id of its own. */
export type TeachingSettingsRecord = TeachingSettings & { id: string };

export const teachingSettingsQuery = queryOptions({
  queryKey: ['settings', 'teaching'],
  queryFn: async ({ signal }): Promise<TeachingSettingsRecord> => ({
    ...(await api.get<TeachingSettings>('/settings/teaching', { signal })),
    id: 'teaching',
  }),
});

/** 17.5 % is 1750 basis points; rounded, because 17.55 × 100 isn't whole in floats. */
export function toBasisPoints(percent: number): number {
  return Math.round(percent * 100);
}

export function fromBasisPoints(bp: number): number {
  return bp / 100;
}
