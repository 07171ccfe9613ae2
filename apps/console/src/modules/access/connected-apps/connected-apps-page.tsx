import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Text } from '@mantine/core';
import { IconApps, IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { LocalDay } from '../../../ui/local-day.tsx';
import { ListSkeleton } from '../../../ui/records/list-skeleton.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { LoadProblem } from '../../../ui/states/load-problem.tsx';
import { NothingHere } from '../../../ui/states/nothing-here.tsx';
import { useMay } from '../may.ts';
import { AppState } from './app-state.tsx';
import { type ConnectedApp, connectedAppsQuery } from './connected-app.ts';
import { connectedApps } from './resource.ts';

/** The learning apps that push what students practise. A school has a handful. */
export default function ConnectedAppsPage() {
  const { t } = useLingui();
  const isAllowed = useMay('connected-apps', 'VIEW');
  const mayAdd = useMay('connected-apps', 'CREATE');
  const apps = useQuery({ ...connectedAppsQuery, enabled: isAllowed });
  const add = mayAdd && (
    <Button component={Link} to="/connected-apps/new" leftSection={<IconPlus size={16} aria-hidden />}>
      <Trans>Connect an app</Trans>
    </Button>
  );
  return (
    <GatedPage title={t`Connected apps`} crumbs={[{ label: <Trans>Integrations</Trans> }]} isAllowed={isAllowed} actions={add}>
      {apps.isPending && <ListSkeleton />}
      {apps.isError && <LoadProblem error={apps.error} onRetry={() => apps.refetch()} isRetrying={apps.isRefetching} />}
      {apps.data?.length === 0 && (
        <NothingHere icon={<IconApps size={32} stroke={1.5} aria-hidden />} title={<Trans>No apps connected yet</Trans>} action={add}>
          <Trans>A connected app sends what students practise, and it shows up on their pages within a second.</Trans>
        </NothingHere>
      )}
      {apps.data && apps.data.length > 0 && <Apps apps={apps.data} />}
    </GatedPage>
  );
}

function Apps({ apps }: { apps: ConnectedApp[] }) {
  return (
    <Rows isFramed>
      {apps.map((app) => (
        <li key={app.id}>
          <Anchor component={Link} to={connectedApps.pageOf(app.id)} fw={550}>
            <bdi>{app.name}</bdi>
          </Anchor>
          <AppState isActive={app.isActive} />
          <Text span c="dimmed">
            <LocalDay at={app.createdAt} />
          </Text>
        </li>
      ))}
    </Rows>
  );
}
