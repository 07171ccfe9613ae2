import { useLingui } from '@lingui/react/macro';
import { MultiSelect, SimpleGrid, TagsInput } from '@mantine/core';
import { DateField } from '../../ui/form/date-field.tsx';
import { NumberField } from '../../ui/form/number-fields.tsx';
import { SelectField } from '../../ui/form/select-field.tsx';
import { SwitchField, TextField } from '../../ui/form/text-fields.tsx';
import { type FieldProps, useField } from '../../ui/form/use-field.ts';
import { type CustomField, type LabelledEntity, useCustomFields } from './custom-fields.ts';
import { useKnownTags } from './known-tags.ts';

interface LabelFieldsProps {
  entity: LabelledEntity;
  /** As in the API's paths: where tags to suggest come from. */
  resource: string;
  /** Where they stand in a form that holds more than one record: `student.`. */
  prefix?: string;
}

/** Tags, and the fields the school added: the last part of a labelled record's form. */
export function LabelFields({ entity, resource, prefix = '' }: LabelFieldsProps) {
  const { t } = useLingui();
  const fields = useCustomFields(entity);
  return (
    <>
      {fields.length > 0 && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {fields.map((field) => (
            <CustomFieldInput key={field.key} field={field} prefix={prefix} />
          ))}
        </SimpleGrid>
      )}
      <TagsField name={`${prefix}tags`} label={t`Tags`} known={useKnownTags(resource)} />
    </>
  );
}

function CustomFieldInput({ field, prefix }: { field: CustomField; prefix: string }) {
  const { t } = useLingui();
  const props = { name: `${prefix}customFields.${field.key}`, label: field.label, isRequired: field.isRequired };
  switch (field.type) {
    case 'text':
      return <TextField {...props} />;
    case 'number':
      return <NumberField {...props} hasDecimals />;
    case 'date':
      return <DateField {...props} />;
    case 'boolean':
      return <SwitchField {...props} />;
    case 'select':
      return <SelectField {...props} none={t`Not chosen`} choices={field.options.map((value) => ({ value, label: value }))} />;
    case 'multiselect':
      return <ManyField {...props} options={field.options} />;
  }
}

function ManyField({ options, ...props }: FieldProps & { options: string[] }) {
  const { input, value, onChange } = useField(props);
  return <MultiSelect {...input} data={options} value={textsOf(value)} onChange={onChange} />;
}

function TagsField({ known, ...props }: FieldProps & { known: string[] }) {
  const { input, value, onChange } = useField(props);
  return <TagsInput {...input} data={known} maxTags={50} splitChars={[',', ';']} value={textsOf(value)} onChange={onChange} />;
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
