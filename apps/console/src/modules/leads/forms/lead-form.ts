import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Locale } from '../../../i18n/locale.ts';

export const FORM_FIELDS = ['phone', 'email', 'course', 'branch', 'message'] as const;
export type FormField = (typeof FORM_FIELDS)[number];

export interface FormTexts {
  title?: string;
  intro?: string;
  thankYou?: string;
  redirectUrl?: string;
}

/** A form on the school's website: what is sent there becomes a lead. */
export interface LeadForm {
  id: string;
  version: number;
  name: string;
  token: string;
  /** Its page on this server. */
  path: string;
  allowedOrigins: string[];
  branchId: string | null;
  courseId: string | null;
  source: string | null;
  fields: FormField[];
  texts: Partial<Record<Locale, FormTexts>>;
  isActive: boolean;
  createdAt: string;
}

export function leadFormQuery(id: string) {
  return queryOptions({
    queryKey: ['lead-forms', id, 'detail'],
    queryFn: ({ signal }) => api.get<LeadForm>(`/lead-forms/${encodeURIComponent(id)}`, { signal }),
  });
}

/** What a website's page needs to show the form. */
export function embedCode(form: Pick<LeadForm, 'path' | 'name'>, origin: string, locale: Locale): string {
  const title = form.name.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<iframe src="${origin}${form.path}?lang=${locale}" title="${title}" style="width:100%;height:640px;border:0"></iframe>`;
}
