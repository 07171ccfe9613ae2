import { useLingui } from '@lingui/react';
import { Trans, useLingui as useTexts } from '@lingui/react/macro';
import { Checkbox, Group, SimpleGrid, Tabs, TagsInput } from '@mantine/core';
import { LOCALE_NAMES, LOCALES } from '../../../i18n/locale.ts';
import { bodyOf } from '../../../ui/form/body.ts';
import { RecordForm } from '../../../ui/form/record-form.tsx';
import { RecordPicker } from '../../../ui/form/record-picker.tsx';
import { LongTextField, SwitchField, TextField } from '../../../ui/form/text-fields.tsx';
import { useField } from '../../../ui/form/use-field.ts';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { branches, courses } from '../../catalog/resources.ts';
import { leadForms } from '../resources.ts';
import { FORM_FIELD_NAMES } from './form-names.ts';
import { textsOf } from './form-texts.ts';
import { FORM_FIELDS, type LeadForm } from './lead-form.ts';

function valuesOf(form: LeadForm | undefined) {
  return {
    name: form?.name ?? '',
    fields: form?.fields ?? ['phone', 'email', 'message'],
    allowedOrigins: form?.allowedOrigins ?? [],
    source: form?.source ?? '',
    courseId: form?.courseId ?? '',
    branchId: form?.branchId ?? '',
    texts: form?.texts ?? {},
    isActive: form?.isActive ?? true,
  };
}

function bodyOfForm(values: Record<string, unknown>) {
  const body = bodyOf(values);
  return 'texts' in body ? { ...body, texts: textsOf(body.texts) } : body;
}

export function LeadFormForm({ form, ...life }: FormLife<LeadForm> & { form?: LeadForm }) {
  const { t } = useTexts();
  return (
    <RecordForm
      resource={leadForms}
      record={form}
      toValues={valuesOf}
      toBody={bodyOfForm}
      saveLabel={form ? undefined : <Trans>Add the form</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus description={t`For your own lists; visitors don’t see it.`} />
      <AskedFields />
      <OriginsField />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <RecordPicker name="courseId" resource={courses} />
        <RecordPicker name="branchId" resource={branches} hintOf={({ city }) => city} />
      </SimpleGrid>
      <TextField name="source" maxLength={100} />
      <Tabs defaultValue="en" keepMounted={false}>
        <Tabs.List aria-label={t`Texts`}>
          {LOCALES.map((locale) => (
            <Tabs.Tab key={locale} value={locale}>
              {LOCALE_NAMES[locale]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {LOCALES.map((locale) => (
          <Tabs.Panel key={locale} value={locale} pt="sm">
            <TextField name={`texts.${locale}.title`} label={t`Heading`} />
            <LongTextField name={`texts.${locale}.intro`} label={t`Above the fields`} maxLength={2000} />
            <LongTextField name={`texts.${locale}.thankYou`} label={t`Shown when it was sent`} maxLength={2000} />
            <TextField name={`texts.${locale}.redirectUrl`} label={t`Where it leads then (a web address)`} maxLength={2000} />
          </Tabs.Panel>
        ))}
      </Tabs>
      <SwitchField name="isActive" />
    </RecordForm>
  );
}

function AskedFields() {
  const { i18n } = useLingui();
  const { input, value, onChange } = useField({ name: 'fields' });
  const chosen = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return (
    <Checkbox.Group label={input.label} error={input.error} value={chosen} onChange={onChange}>
      <Group mt={4}>
        {FORM_FIELDS.map((field) => (
          <Checkbox key={field} value={field} label={i18n._(FORM_FIELD_NAMES[field])} />
        ))}
      </Group>
    </Checkbox.Group>
  );
}

function OriginsField() {
  const { t } = useTexts();
  const { input, value, onChange } = useField({ name: 'allowedOrigins' });
  const origins = Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
  return (
    <TagsInput
      {...input}
      description={t`For example https://www.school.example. Press Enter after each.`}
      acceptValueOnBlur
      maxTags={50}
      splitChars={[',', ' ']}
      value={origins}
      onChange={onChange}
    />
  );
}
