import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Code, Modal, NativeSelect, Stack, Text } from '@mantine/core';
import { IconSend } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { useMay } from '../../access/may.ts';
import type { DeliveryDetail } from '../deliveries/delivery.ts';
import { AttemptParts } from '../deliveries/opened/attempt-parts.tsx';
import { AttemptSummary } from '../deliveries/opened/attempt-summary.tsx';
import { isWanted } from './choosing/event-groups.ts';
import { eventTypesQuery } from './choosing/event-type.ts';
import { type Endpoint, endpointPath, nameOf } from './endpoint.ts';

/** Sends the example of an event now, and shows what came back. */
export function SendTest({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useLingui();
  const mayTest = useMay('webhooks', 'RUN');
  const [isOpen, setOpen] = useState(false);
  if (!mayTest) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconSend size={16} aria-hidden />} onClick={() => setOpen(true)}>
        <Trans>Send a test</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={<Trans>Send a test to “{nameOf(endpoint)}”</Trans>}
        size="xl"
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <Test endpoint={endpoint} />
      </Modal>
    </>
  );
}

function Test({ endpoint }: { endpoint: Endpoint }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const types = useQuery(eventTypesQuery).data ?? [];
  const wanted = types.filter(({ name }) => isWanted(endpoint.eventTypes, name));
  const [chosen, setChosen] = useState<string | undefined>();
  const eventType = chosen ?? wanted[0]?.name;
  const test = useMutation({
    mutationFn: () => api.post<DeliveryDetail>(`${endpointPath(endpoint.id)}/test`, { eventType }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['webhooks', 'list'] }),
  });
  const attempt = test.data?.tries[0];
  return (
    <Stack gap="md">
      <Text>
        <Trans>The example of an event goes out at once, signed like a real one. It stands in the delivery log as a test.</Trans>
      </Text>
      <NativeSelect
        label={t`Event`}
        dir="ltr"
        data={wanted.map(({ name }) => name)}
        value={eventType}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <Button style={{ alignSelf: 'start' }} loading={test.isPending} onClick={() => test.mutate()} data-autofocus>
        <Trans>Send it now</Trans>
      </Button>
      <div role="status">
        {test.isError && (
          <Alert color="red">
            <ProblemText error={test.error} />
          </Alert>
        )}
        {attempt && (
          <Alert
            color={attempt.isSuccess ? 'green' : 'red'}
            title={attempt.isSuccess ? <Trans>It arrived</Trans> : <Trans>It didn’t arrive</Trans>}
          >
            <AttemptSummary attempt={attempt} />
          </Alert>
        )}
      </div>
      {attempt && <AttemptParts attempt={attempt} />}
      {test.data?.payload && (
        <div>
          <Text fw={600} size="sm" mb={4}>
            <Trans>What was sent</Trans>
          </Text>
          <Code block dir="ltr" tabIndex={0}>
            {JSON.stringify(JSON.parse(test.data.payload), null, 2)}
          </Code>
        </div>
      )}
    </Stack>
  );
}
