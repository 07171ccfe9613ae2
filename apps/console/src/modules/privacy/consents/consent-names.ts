import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { readableName } from '../../../ui/format/code-name.ts';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { CONSENT_SOURCES, type ConsentSource } from './consent.ts';

/** What the API knows by itself; a school may have keys of its own. */
const PURPOSE_NAMES: Partial<Record<string, MessageDescriptor>> = {
  data_processing: msg`Keeping their data`,
  marketing: msg`News and offers`,
  photos: msg`Photos and videos`,
  messages: msg`Messages about lessons`,
};

const SOURCE_NAMES: Record<ConsentSource, MessageDescriptor> = {
  form: msg`On a form`,
  paper: msg`On paper`,
  phone: msg`By phone`,
  email: msg`By e-mail`,
  message: msg`By message`,
  in_person: msg`In person`,
  import: msg`From another system`,
};

export function usePurposeName(): (purpose: string) => string {
  const { i18n } = useLingui();
  return (purpose) => {
    const known = PURPOSE_NAMES[purpose];
    return known ? i18n._(known) : readableName(purpose);
  };
}

export function useSourceName(): (source: ConsentSource) => string {
  const { i18n } = useLingui();
  return (source) => i18n._(SOURCE_NAMES[source]);
}

/** The known purposes, then those this family was asked about. */
export function usePurposes(used: readonly string[]): Choice[] {
  const nameOf = usePurposeName();
  return [...new Set([...Object.keys(PURPOSE_NAMES), ...used])].map((value) => ({ value, label: nameOf(value) }));
}

export function useSources(): Choice[] {
  const nameOf = useSourceName();
  return CONSENT_SOURCES.map((value) => ({ value, label: nameOf(value) }));
}
