import type { MessageDescriptor } from '@lingui/core';
import { useLingui } from '@lingui/react';
import { createContext, useContext } from 'react';

/** What the form's record calls its fields. */
export const FieldNames = createContext<Partial<Record<string, MessageDescriptor>>>({});

/** A field's label: its own, else what the record calls it. `rooms.0.name` is called by its last word's name. */
export function useFieldLabel(name: string, own?: string): string {
  const names = useContext(FieldNames);
  const { i18n } = useLingui();
  if (own !== undefined) return own;
  const label = names[name];
  return label ? i18n._(label) : name;
}
