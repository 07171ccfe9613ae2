import { Trans, useLingui } from '@lingui/react/macro';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { NewPasswordField, PasswordField } from '../../../ui/form/password-fields.tsx';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { useMe } from '../me.ts';
import { ownSessionsKey } from './own-sessions.ts';

export function PasswordPanel() {
  const { t } = useLingui();
  const me = useMe();
  const queries = useQueryClient();
  const [times, setTimes] = useState(0);

  async function change(given: { current: string; new: string }) {
    await api.put('/auth/password', given);
    setTimes(times + 1); // empty fields again
    notifications.show({ message: t`Your password is changed. Your other sessions have ended.` });
    await queries.invalidateQueries({ queryKey: ownSessionsKey });
  }

  return (
    <Panel order={2} title={<Trans>Password</Trans>}>
      <PlainForm key={times} values={{ current: '', new: '' }} onSubmit={change} submitLabel={<Trans>Change the password</Trans>}>
        {/* For password managers, which want to know whose it is. */}
        <input type="email" autoComplete="username" value={me.email} readOnly hidden />
        <PasswordField name="current" label={t`Your password of now`} />
        <NewPasswordField name="new" label={t`New password`} />
      </PlainForm>
    </Panel>
  );
}
