import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Locale } from '../../../i18n/locale.ts';

/** The school's own settings. */
export interface Settings {
  id: string;
  version: number;
  name: string;
  subdomain: string;
  locale: Locale;
  timezone: string;
  currency: string;
  country: string;
  /** 0 is Sunday. */
  weekStart: number;
  requireTwoFactor: 'none' | 'admins' | 'all';
  auditRetentionMonths: number;
  shareProgress: boolean;
  shareSessions: boolean;
  shareAnalytics: boolean;
  acceptExternalEvents: boolean;
  anonymiseLearners: boolean;
}

export const settingsQuery = queryOptions({
  queryKey: ['settings', 'detail'],
  queryFn: ({ signal }) => api.get<Settings>('/settings', { signal }),
});
