import { api } from '../../../api/index.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Me } from '../me.ts';
import { COUNTRIES, currencyOf, weekStartOf, zonesOf } from './countries.ts';

export interface NewSchool {
  name: string;
  subdomain: string;
  country: string;
  timezone: string;
  currency: string;
  /** 0 is Sunday, as text: it stands in a select. */
  weekStart: string;
  locale: Locale;
  branchName: string;
  adminName: string;
  adminEmail: string;
  password: string;
}

export const STEPS = ['school', 'place', 'branch', 'you'] as const;
export type Step = (typeof STEPS)[number];

/** Which fields each step asks for. */
export const FIELDS: Record<Step, readonly (keyof NewSchool)[]> = {
  school: ['name', 'subdomain'],
  place: ['country', 'timezone', 'currency', 'weekStart', 'locale'],
  branch: ['branchName'],
  you: ['adminName', 'adminEmail', 'password'],
};

/** The first step with one of these fields; the last one when none has any. */
export function stepWith(fields: readonly string[]): number {
  const at = STEPS.findIndex((step) => FIELDS[step].some((field) => fields.includes(field)));
  return at < 0 ? STEPS.length - 1 : at;
}

/** What this browser gives away about where the school probably is. */
export function emptySchool(locale: Locale, languages: readonly string[], ownZone: string): NewSchool {
  const wanted = languages.map((tag) => new Intl.Locale(tag).maximize().region);
  const country = COUNTRIES.find((each) => zonesOf(each, ownZone)[0] === ownZone) ?? wanted.find(Boolean) ?? 'GB';
  return { name: '', subdomain: '', ...placeOf(country, ownZone), locale, branchName: '', adminName: '', adminEmail: '', password: '' };
}

/** What follows from a country: all of it may be changed. */
export function placeOf(country: string, ownZone: string): Pick<NewSchool, 'country' | 'timezone' | 'currency' | 'weekStart'> {
  return {
    country,
    timezone: zonesOf(country, ownZone)[0] ?? ownZone,
    currency: currencyOf(country) ?? 'EUR',
    weekStart: String(weekStartOf(country)),
  };
}

export async function openSchool({ weekStart, ...school }: NewSchool): Promise<Me> {
  const { user } = await api.post<{ user: Me }>('/sign-up', { ...school, weekStart: Number(weekStart), cookies: true });
  return user;
}
