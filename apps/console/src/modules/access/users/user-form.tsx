import { useLingui } from '@lingui/react';
import { Trans, useLingui as useText } from '@lingui/react/macro';
import { Alert, SimpleGrid } from '@mantine/core';
import { useWatch } from 'react-hook-form';
import { LOCALE_NAMES, LOCALES } from '../../../i18n/locale.ts';
import { bodyOf } from '../../../ui/form/body.ts';
import { NewPasswordField } from '../../../ui/form/password-fields.tsx';
import { type FormValues, RecordForm } from '../../../ui/form/record-form.tsx';
import { SelectField } from '../../../ui/form/select-field.tsx';
import { EmailField, TextField } from '../../../ui/form/text-fields.tsx';
import type { FormLife } from '../../../ui/records/record-page.tsx';
import { ROLES } from '../me.ts';
import { users } from './resource.ts';
import { ROLE_PURPOSES, useRoles } from './role-names.ts';
import type { User } from './user.ts';

function valuesOf(user: User | undefined) {
  const values = {
    name: user?.name ?? '',
    email: user?.email ?? '',
    role: user?.role ?? 'viewer',
    locale: user?.locale ?? '',
    externalId: user?.externalId ?? '',
  };
  return user ? values : { ...values, way: 'invite', password: '' };
}

/** The password only where one is set by hand: whoever is invited chooses their own. */
function bodyOfNew({ way, password, ...values }: FormValues): FormValues {
  return { ...bodyOf(values), ...(way === 'invite' ? { invite: true } : { password }) };
}

export function UserForm({ user, ...life }: FormLife<User> & { user?: User }) {
  const { t } = useText();
  return (
    <RecordForm
      resource={users}
      record={user}
      toValues={valuesOf}
      toBody={user ? undefined : bodyOfNew}
      saveLabel={user ? undefined : <Trans>Add the user</Trans>}
      {...life}
    >
      <TextField name="name" isRequired autoFocus />
      <EmailField name="email" isRequired />
      <SelectField name="role" choices={useRoles()} isRequired />
      <RolePurpose />
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <SelectField name="locale" none={t`As the school`} choices={LOCALES.map((value) => ({ value, label: LOCALE_NAMES[value] }))} />
        <TextField name="externalId" />
      </SimpleGrid>
      {!user && <WayIn />}
    </RecordForm>
  );
}

function RolePurpose() {
  const { i18n } = useLingui();
  const chosen: unknown = useWatch({ name: 'role' });
  const role = ROLES.find((each) => each === chosen);
  return (
    role && (
      <Alert color="gray" py="xs" role="status">
        {i18n._(ROLE_PURPOSES[role])}
      </Alert>
    )
  );
}

function WayIn() {
  const { t } = useText();
  const way: unknown = useWatch({ name: 'way' });
  return (
    <>
      <SelectField
        name="way"
        label={t`How they get in`}
        choices={[
          { value: 'invite', label: t`By invitation: they get a mail and choose a password` },
          { value: 'password', label: t`With a password that I set now` },
        ]}
      />
      {way === 'password' && <NewPasswordField name="password" />}
    </>
  );
}
