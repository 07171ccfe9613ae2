import { Trans, useLingui } from '@lingui/react/macro';
import { SimpleGrid, Text, Title } from '@mantine/core';
import type { ComponentType } from 'react';
import { useFormContext } from 'react-hook-form';
import { LOCALE_NAMES, LOCALES } from '../../../i18n/locale.ts';
import { NewPasswordField } from '../../../ui/form/password-fields.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { EmailField, TextField } from '../../../ui/form/text-fields.tsx';
import { useCurrencies, useWeekdays, zoneChoices } from '../settings/place-choices.ts';
import { CountryField } from './country-field.tsx';
import type { NewSchool, Step } from './new-school.ts';
import { SubdomainField } from './subdomain-field.tsx';

/** What each step asks, and why. */
export const STEP_FIELDS: Record<Step, ComponentType> = { school: School, place: Place, branch: Branch, you: You };

function School() {
  const { t } = useLingui();
  return (
    <>
      <Title order={2}>
        <Trans>Your school</Trans>
      </Title>
      <TextField name="name" label={t`Name of the school`} isRequired />
      <SubdomainField />
    </>
  );
}

function Place() {
  const { t } = useLingui();
  const zone = useFormContext<NewSchool>().watch('timezone');
  return (
    <>
      <Title order={2}>
        <Trans>Where it is</Trans>
      </Title>
      <CountryField />
      <SelectField name="timezone" label={t`Time zone`} choices={zoneChoices(zone)} isRequired />
      <SimpleGrid cols={2}>
        <SelectField name="currency" label={t`Currency`} choices={useCurrencies()} isRequired />
        <SelectField name="weekStart" label={t`First day of the week`} choices={useWeekdays()} isRequired />
      </SimpleGrid>
      <SelectField
        name="locale"
        label={t`Language`}
        description={t`Each person can choose another one for themselves.`}
        choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))}
        isRequired
      />
    </>
  );
}

function Branch() {
  const { t } = useLingui();
  return (
    <>
      <Title order={2}>
        <Trans>Your first branch</Trans>
      </Title>
      <Text>
        <Trans>A branch is where lessons are: your own rooms, a school, or online. More can follow later.</Trans>
      </Text>
      <TextField name="branchName" label={t`Name of the branch`} isRequired />
    </>
  );
}

function You() {
  const { t } = useLingui();
  return (
    <>
      <Title order={2}>
        <Trans>You</Trans>
      </Title>
      <Text>
        <Trans>You will be the school’s first administrator.</Trans>
      </Text>
      <TextField name="adminName" label={t`Your name`} isRequired />
      <EmailField name="adminEmail" label={t`E-mail`} isRequired />
      <NewPasswordField name="password" label={t`Password`} />
    </>
  );
}
