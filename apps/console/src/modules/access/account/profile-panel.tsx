import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { PlainForm } from '../../../ui/form/plain-form.tsx';
import { TextField } from '../../../ui/form/text-fields.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { type Me, meQuery, useMe } from '../me.ts';
import { RoleName } from '../users/role-name.tsx';

export function ProfilePanel() {
  const { t } = useLingui();
  const me = useMe();
  const queries = useQueryClient();

  async function save({ name }: { name: string }) {
    queries.setQueryData(meQuery.queryKey, await api.patch<Me>('/auth/me', { name: name.trim() }));
    notifications.show({ message: t`Saved` });
  }

  return (
    <Panel order={2} title={<Trans>You</Trans>}>
      <Stack gap="md">
        <Text c="dimmed">
          <bdi dir="ltr">{me.email}</bdi> · <RoleName role={me.role} /> · <bdi>{me.tenant.name}</bdi>
        </Text>
        <PlainForm values={{ name: me.name }} onSubmit={save} submitLabel={<Trans>Save</Trans>}>
          <TextField name="name" label={t`Your name`} isRequired />
        </PlainForm>
      </Stack>
    </Panel>
  );
}
