import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { AppChanges } from './app-changes.tsx';
import { connectedAppQuery } from './connected-app.ts';
import { ConnectedAppFacts } from './connected-app-facts.tsx';
import { ConnectedAppForm } from './connected-app-form.tsx';
import { connectedApps } from './resource.ts';

const route = getRouteApi('/signed-in/connected-apps/$appId');

export default function ConnectedAppPage() {
  const { appId } = route.useParams();
  return (
    <RecordPage
      resource={connectedApps}
      query={useQuery(connectedAppQuery(appId))}
      crumbs={[{ label: <Trans>Integrations</Trans> }]}
      listPath="/connected-apps"
      tabs={(app) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <ConnectedAppFacts app={app} />
              <AppChanges app={app} />
            </Stack>
          ),
        },
      ]}
      editForm={(app, life) => <ConnectedAppForm app={app} {...life} />}
    />
  );
}
