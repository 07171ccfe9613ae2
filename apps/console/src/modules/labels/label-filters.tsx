import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Group, NativeSelect, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState } from 'react';
import type { ListFilter } from '../../ui/records/list-definition.ts';
import type { ListState } from '../../ui/records/list-state.ts';
import { type CustomField, type LabelledEntity, useCustomFields } from './custom-fields.ts';
import { customFilterOf } from './label-values.ts';

/** By a tag, and by any field the school added; put `labelFilterSpec` into the list's spec. */
export function labelFilters(entity: LabelledEntity): ListFilter[] {
  return [
    { kind: 'text', name: 'tag', label: msg`Tag` },
    { kind: 'own', label: msg`Own field`, Field: (props) => <CustomFieldFilter entity={entity} {...props} /> },
  ];
}

interface CustomFieldFilterProps {
  entity: LabelledEntity;
  state: ListState;
  onChange: (next: ListState) => void;
}

function CustomFieldFilter({ entity, state, onChange }: CustomFieldFilterProps) {
  const { t } = useLingui();
  const fields = useCustomFields(entity);
  const filter = customFilterOf(state.customField);
  const [chosen, setChosen] = useState(filter?.key ?? '');
  const field = fields.find(({ key }) => key === (filter?.key ?? chosen));
  if (fields.length === 0) return null;

  return (
    <Group gap={4} wrap="nowrap">
      <NativeSelect
        aria-label={t`Own field`}
        value={field?.key ?? ''}
        data={[{ value: '', label: t`Any own field` }, ...fields.map(({ key, label }) => ({ value: key, label }))]}
        onChange={(event) => {
          setChosen(event.currentTarget.value);
          onChange({ customField: undefined });
        }}
      />
      {field && (
        <FilterValue
          key={field.key}
          field={field}
          value={filter?.value ?? ''}
          onChange={(value) => onChange({ customField: value ? `${field.key}=${value}` : undefined })}
        />
      )}
    </Group>
  );
}

interface FilterValueProps {
  field: CustomField;
  value: string;
  onChange: (value: string) => void;
}

function FilterValue({ field, value, onChange }: FilterValueProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState(value);
  const apply = useDebouncedCallback(onChange, 300);
  const yesNo = [
    { value: 'true', label: t`Yes` },
    { value: 'false', label: t`No` },
  ];
  const choices = field.type === 'boolean' ? yesNo : field.options.map((option) => ({ value: option, label: option }));
  if (choices.length > 0) {
    return (
      <NativeSelect
        aria-label={field.label}
        value={value}
        data={[{ value: '', label: t`Any value` }, ...choices]}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      aria-label={field.label}
      type={field.type === 'date' ? 'date' : 'text'}
      inputMode={field.type === 'number' ? 'decimal' : undefined}
      maxLength={200}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        apply(event.currentTarget.value.trim());
      }}
    />
  );
}
