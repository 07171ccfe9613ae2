import { useLingui } from '@lingui/react';
import { Trans, useLingui as useText } from '@lingui/react/macro';
import { TagsInput, TextInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { bodyOf } from '../../../ui/form/body.ts';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { SwitchField, TextField } from '../../../ui/form/text-fields.tsx';
import { textOf, useField } from '../../../ui/form/use-field.ts';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { type CustomField, FIELD_TYPES, type Labelled } from './custom-field.ts';
import { TYPE_NAMES } from './names.ts';
import { isKey, keyOf } from './order.ts';
import { customFields } from './resource.ts';

interface CustomFieldFormProps extends FormLife<CustomField> {
  field?: CustomField;
  resource: Labelled;
  /** Where a new one stands: last. */
  position: number;
}

function hasOptions(type: unknown): boolean {
  return type === 'select' || type === 'multiselect';
}

export function CustomFieldForm({ field, resource, position, ...life }: CustomFieldFormProps) {
  const { i18n } = useLingui();

  function valuesOf(from: CustomField | undefined): FormValues {
    const values = { label: from?.label ?? '', options: from?.options ?? [], isRequired: from?.isRequired ?? false };
    return from ? values : { ...values, key: '', type: 'text' };
  }

  function bodyOfNew({ options, ...values }: FormValues): FormValues {
    return { ...bodyOf(values), resource, position, ...(hasOptions(values.type) ? { options } : {}) };
  }

  return (
    <RecordForm
      resource={customFields}
      record={field}
      toValues={valuesOf}
      toBody={field ? undefined : bodyOfNew}
      saveLabel={field ? undefined : <Trans>Add the field</Trans>}
      {...life}
    >
      <TextField name="label" isRequired autoFocus maxLength={100} />
      {!field && (
        <>
          <KeyField />
          <SelectField name="type" choices={FIELD_TYPES.map((value) => ({ value, label: i18n._(TYPE_NAMES[value]) }))} />
        </>
      )}
      <Options type={field?.type} />
      <SwitchField name="isRequired" />
    </RecordForm>
  );
}

/** Follows the label until somebody types into it; afterwards it never changes, for the sake of those who use the API. */
function KeyField() {
  const { t } = useText();
  const { setValue } = useFormContext();
  const label: unknown = useWatch({ name: 'label' });
  const isOwn = useRef(false);
  const { input, value, onChange } = useField(
    { name: 'key', isRequired: true, description: t`For programs. It stays as it is from then on.` },
    { validate: (text) => isKey(textOf(text)) || t`Please begin with a small Latin letter; then letters, digits and _.` },
  );
  useEffect(() => {
    if (!isOwn.current) setValue('key', keyOf(textOf(label)));
  }, [label, setValue]);
  return (
    <TextInput
      {...input}
      dir="ltr"
      autoComplete="off"
      spellCheck={false}
      maxLength={40}
      value={textOf(value)}
      onChange={(event) => {
        isOwn.current = true;
        onChange(event);
      }}
    />
  );
}

function Options({ type }: { type: CustomField['type'] | undefined }) {
  const chosen: unknown = useWatch({ name: 'type' });
  return hasOptions(type ?? chosen) && <OptionsField />;
}

function OptionsField() {
  const { t } = useText();
  const { input, value, onChange } = useField(
    { name: 'options', description: t`Type one and press Enter.` },
    { validate: (options) => (Array.isArray(options) && options.length > 0) || t`Please give at least one choice.` },
  );
  const options = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return <TagsInput {...input} maxTags={200} value={options} onChange={onChange} />;
}
