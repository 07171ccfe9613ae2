import { useLingui } from '@lingui/react';
import { Trans, useLingui as useText } from '@lingui/react/macro';
import { Skeleton, Tabs, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { useLeaveGuard } from '../../../ui/form/use-leave-guard.tsx';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { useMay } from '../may.ts';
import type { Role } from '../me.ts';
import { ROLE_NAMES, ROLE_PURPOSES } from '../users/role-names.ts';
import { differences, type Grants } from './grants.ts';
import { type RoleView, rolesQuery } from './role.ts';
import { RoleEditor } from './role-editor.tsx';

const route = getRouteApi('/signed-in/roles');

/** What each role may do here, and how that differs from what Rollbook suggests. */
export default function RolesPage() {
  const { t } = useText();
  const isAllowed = useMay('settings', 'VIEW');
  const roles = useQuery({ ...rolesQuery, enabled: isAllowed });
  return (
    <GatedPage title={t`Roles`} crumbs={[{ label: <Trans>Settings</Trans> }]} isAllowed={isAllowed}>
      {roles.isPending && <Skeleton height={480} />}
      {roles.isError && <LoadProblem error={roles.error} onRetry={() => roles.refetch()} isRetrying={roles.isRefetching} />}
      {roles.data && <Roles roles={roles.data} />}
    </GatedPage>
  );
}

function Roles({ roles }: { roles: RoleView[] }) {
  const { i18n } = useLingui();
  const { role: open = 'manager' } = route.useSearch();
  const navigate = route.useNavigate();
  // What isn't saved yet stays while one looks at another role.
  const [drafts, setDrafts] = useState<Partial<Record<Role, Grants>>>({});
  const isDirty = roles.some(({ id, permissions }) => differences(drafts[id] ?? permissions, permissions).length > 0);
  const { question } = useLeaveGuard(isDirty);
  return (
    <Tabs
      value={open}
      keepMounted={false}
      onChange={(next) => void navigate({ search: { role: roles.find(({ id }) => id === next)?.id }, replace: true })}
    >
      <Tabs.List mb="md">
        {roles.map(({ id, isChanged }) => (
          <Tabs.Tab key={id} value={id}>
            {i18n._(ROLE_NAMES[id])}
            {isChanged && (
              <Text span size="xs" c="dimmed">
                {' · '}
                <Trans>changed</Trans>
              </Text>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {roles.map((role) => (
        <Tabs.Panel key={role.id} value={role.id}>
          <Text mb="md">{i18n._(ROLE_PURPOSES[role.id])}</Text>
          <RoleEditor
            role={role}
            draft={drafts[role.id] ?? role.permissions}
            onDraft={(draft) => setDrafts((now) => ({ ...now, [role.id]: draft }))}
          />
        </Tabs.Panel>
      ))}
      {question}
    </Tabs>
  );
}
