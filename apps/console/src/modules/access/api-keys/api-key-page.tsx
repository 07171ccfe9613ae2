import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { apiKeyQuery } from './api-key.ts';
import { ApiKeyFacts } from './api-key-facts.tsx';
import { ApiKeyForm } from './api-key-form.tsx';
import { KeyChanges } from './key-changes.tsx';
import { apiKeys } from './resource.ts';
import { KeyUsage } from './usage/key-usage.tsx';

const route = getRouteApi('/signed-in/api-keys/$apiKeyId');

export default function ApiKeyPage() {
  const { apiKeyId } = route.useParams();
  return (
    <RecordPage
      resource={apiKeys}
      query={useQuery(apiKeyQuery(apiKeyId))}
      crumbs={[{ label: <Trans>Integrations</Trans> }]}
      listPath="/api-keys"
      tabs={(key) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <ApiKeyFacts apiKey={key} />
              <KeyChanges apiKey={key} />
            </Stack>
          ),
        },
        { id: 'usage', label: <Trans>Use</Trans>, content: <KeyUsage apiKey={key} /> },
      ]}
      editForm={(key, life) => <ApiKeyForm apiKey={key} {...life} />}
    />
  );
}
