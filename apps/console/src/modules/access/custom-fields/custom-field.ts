import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

export const LABELLED = ['customer', 'lead', 'student', 'course', 'cycle'] as const;
export type Labelled = (typeof LABELLED)[number];
export const FIELD_TYPES = ['text', 'number', 'date', 'boolean', 'select', 'multiselect'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

/** Something the school adds to its records. */
export interface CustomField {
  id: string;
  version: number;
  resource: Labelled;
  /** Its name in the API. */
  key: string;
  label: string;
  type: FieldType;
  options: string[];
  isRequired: boolean;
  /** Smaller ones stand first in a form. */
  position: number;
  createdAt: string;
  updatedAt: string;
}

export function customFieldsQuery(resource: Labelled) {
  return queryOptions({
    queryKey: ['custom-fields', 'list', { resource }],
    queryFn: async ({ signal }) => (await api.list<CustomField>('/custom-fields', { signal, query: { resource, limit: 100 } })).data,
  });
}
