import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Code, Group, PasswordInput, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../api/index.ts';
import { Panel } from '../../ui/panel.tsx';
import { ListSkeleton } from '../../ui/records/list-skeleton.tsx';
import { LoadProblem } from '../../ui/states/load-problem.tsx';
import { useBusy } from '../../ui/use-busy.tsx';
import { useMay } from '../access/may.ts';

interface RoomSettings {
  hasZoomSecret: boolean;
  zoomWebhookUrl: string;
}

const PATH = '/settings/meeting-rooms';
const roomSettingsQuery = queryOptions({
  queryKey: ['settings/meeting-rooms'],
  queryFn: ({ signal }) => api.get<RoomSettings>(PATH, { signal }),
});

/** What connects the school's Zoom account: the address to give to Zoom, and the secret Zoom gives. */
export function ZoomSettings() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const query = useQuery(roomSettingsQuery);
  const mayChange = useMay('settings', 'UPDATE');
  const { isBusy, run } = useBusy();
  const [secret, setSecret] = useState('');
  if (query.isPending) return <ListSkeleton />;
  if (!query.data) return <LoadProblem error={query.error} onRetry={() => query.refetch()} isRetrying={query.isRefetching} />;
  const { hasZoomSecret, zoomWebhookUrl } = query.data;

  async function save(zoomWebhookSecret: string | null) {
    queries.setQueryData(roomSettingsQuery.queryKey, await api.patch<RoomSettings>(PATH, { zoomWebhookSecret }));
    setSecret('');
    notifications.show({ message: t`Saved` });
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    if (secret.trim()) void run(() => save(secret.trim()));
  }

  return (
    <Panel order={2} title="Zoom">
      <Stack gap="sm" component="form" onSubmit={submit}>
        <Text size="sm">
          <Trans>
            Zoom can say when a lesson began, who was there and where its recording is. In your Zoom app, send events to this address, and
            copy the app’s Secret Token here.
          </Trans>
        </Text>
        <Code block dir="ltr" tabIndex={0} style={{ overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' }}>
          {zoomWebhookUrl}
        </Code>
        {mayChange && (
          <>
            <PasswordInput
              label={t`Secret Token`}
              description={hasZoomSecret ? t`There is one. A new one takes its place.` : undefined}
              autoComplete="off"
              maxLength={200}
              dir="ltr"
              value={secret}
              onChange={(event) => setSecret(event.currentTarget.value)}
            />
            <Group>
              <Button type="submit" loading={isBusy} disabled={!secret.trim()}>
                <Trans>Save</Trans>
              </Button>
              {hasZoomSecret && (
                <Button variant="default" disabled={isBusy} onClick={() => void run(() => save(null))}>
                  <Trans>Disconnect Zoom</Trans>
                </Button>
              )}
            </Group>
          </>
        )}
      </Stack>
    </Panel>
  );
}
