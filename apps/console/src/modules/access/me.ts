import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Locale } from '../../i18n/locale.ts';

export type ColorScheme = 'auto' | 'light' | 'dark';
export const ROLES = ['admin', 'manager', 'instructor', 'seller', 'viewer'] as const;
export type Role = (typeof ROLES)[number];

export interface School {
  id: string;
  name: string;
  subdomain: string;
  locale: Locale;
  timezone: string;
  currency: string;
  weekStart: number;
}

/** The person signed in, their school and what they may do there. */
export interface Me {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** null: as the school. */
  locale: Locale | null;
  colorScheme: ColorScheme;
  tenant: School;
  permissions: Record<string, 'all' | 'own'>;
  hasTwoFactor: boolean;
  /** The school asks for it: nothing else answers until it is set up. */
  mustSetUpTwoFactor: boolean;
}

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => api.get<Me>('/auth/me', { signal }),
  staleTime: 5 * 60_000,
});

/** Only below the signed-in layout, which has loaded it. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data;
}

export function languageOf(me: Me): Locale {
  return me.locale ?? me.tenant.locale;
}
