import { queryOptions, useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';

export type LabelledEntity = 'customer' | 'lead' | 'student' | 'course' | 'cycle';
export type CustomFieldType = 'text' | 'number' | 'date' | 'boolean' | 'select' | 'multiselect';

/** A field the school added to one kind of record. */
export interface CustomField {
  id: string;
  resource: LabelledEntity;
  key: string;
  label: string;
  type: CustomFieldType;
  options: string[];
  isRequired: boolean;
  position: number;
}

/** What every labelled record has beside its own fields. */
export interface Labels {
  tags: string[];
  customFields: Record<string, string | number | boolean | string[]>;
}

function customFieldsQuery(entity: LabelledEntity) {
  return queryOptions({
    queryKey: ['custom-fields', 'list', { entity }],
    queryFn: ({ signal }) => api.list<CustomField>('/custom-fields', { signal, query: { resource: entity, limit: 100 } }),
    staleTime: 5 * 60_000,
  });
}

export function useCustomFields(entity: LabelledEntity): CustomField[] {
  return useQuery(customFieldsQuery(entity)).data?.data ?? [];
}
