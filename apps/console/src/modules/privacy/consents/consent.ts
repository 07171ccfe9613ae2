import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

export const CONSENT_SOURCES = ['form', 'paper', 'phone', 'email', 'message', 'in_person', 'import'] as const;
export type ConsentSource = (typeof CONSENT_SOURCES)[number];

/** What somebody of a family agreed to, refused or took back. */
export interface Consent {
  id: string;
  /** Null: the customer themselves. */
  studentId: string | null;
  purpose: string;
  /** False: refused, or taken back. */
  isGiven: boolean;
  source: ConsentSource;
  textVersion: string | null;
  note: string | null;
  givenAt: string;
  recordedBy: { name: string | null };
}

export interface Consents {
  /** The newest of each person and purpose. */
  current: Consent[];
  /** Everything that was said, newest first. */
  history: Consent[];
}

/** What is about to be written down. */
export type ConsentDraft = Pick<Consent, 'studentId' | 'purpose' | 'isGiven'>;

export const consentsPath = (customerId: string): string => `/customers/${encodeURIComponent(customerId)}/consents`;

export function consentsQuery(customerId: string) {
  return queryOptions({
    queryKey: ['customers', customerId, 'consents'],
    queryFn: ({ signal }) => api.get<Consents>(consentsPath(customerId), { signal }),
  });
}
