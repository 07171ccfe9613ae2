import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, Group, NativeSelect, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api } from '../../../../api/index.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { clockText, instantOfClock } from '../../../../ui/format/zone-clock.ts';
import { ProblemText } from '../../../../ui/states/problem-text.tsx';
import { useBusy } from '../../../../ui/use-busy.tsx';
import { endpointPath } from '../../endpoints/endpoint.ts';
import { useEventTypeChoices } from '../event-type-choices.ts';

interface Replayed {
  count: number;
}

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const COUNT_AGAIN_MS = 5000;

/** A stretch of time, counted before anything goes out. */
export function ReplayForm({ endpointId, onDone }: { endpointId: string; onDone: () => void }) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const queries = useQueryClient();
  const { isBusy, run } = useBusy();
  const types = useEventTypeChoices();
  const [from, setFrom] = useState(() => clockText(new Date(Date.now() - DAY_MS).toISOString(), timeZone));
  // The minute that runs is whole, or what just failed would not be in it.
  const [to, setTo] = useState(() => clockText(new Date(Date.now() + MINUTE_MS).toISOString(), timeZone));
  const [status, setStatus] = useState('PERMANENT_FAILURE');
  const [type, setType] = useState('');
  const range = { from: instantOfClock(from, timeZone), to: instantOfClock(to, timeZone) };
  const isRange = range.from !== null && range.to !== null && range.from < range.to;
  const body = { ...range, ...(status && { status }), ...(type && { type }) };
  const path = `${endpointPath(endpointId)}/replay`;
  const counted = useQuery({
    queryKey: ['webhooks', endpointId, 'replay', body],
    queryFn: () => api.post<Replayed>(path, { ...body, dryRun: true }),
    enabled: isRange,
    placeholderData: keepPreviousData,
    refetchInterval: COUNT_AGAIN_MS,
  });
  const count = isRange && !counted.isError ? counted.data?.count : undefined;

  const send = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const { count: sent } = await api.post<Replayed>(path, body);
      notifications.show({ message: <Plural value={sent} one="# delivery goes out again." other="# deliveries go out again." /> });
      onDone();
      await queries.invalidateQueries({ queryKey: ['webhooks'] });
    });
  };

  return (
    <form onSubmit={send}>
      <Stack gap="md">
        <Text>
          <Trans>They go out under the same ids, so that a receiver that has one already can tell.</Trans>
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput type="datetime-local" label={t`Since`} value={from} onChange={(event) => setFrom(event.currentTarget.value)} />
          <TextInput
            type="datetime-local"
            label={t`Until`}
            value={to}
            error={!isRange && t`Choose a moment after the first.`}
            onChange={(event) => setTo(event.currentTarget.value)}
          />
          <NativeSelect
            label={t`Which`}
            data={[
              { value: 'PERMANENT_FAILURE', label: t`Those that were given up` },
              { value: 'SUCCESS', label: t`Those that arrived` },
              { value: '', label: t`All of them` },
            ]}
            value={status}
            onChange={(event) => setStatus(event.currentTarget.value)}
          />
          <NativeSelect
            label={t`Event`}
            data={[{ value: '', label: t`All events` }, ...types]}
            value={type}
            onChange={(event) => setType(event.currentTarget.value)}
          />
        </SimpleGrid>
        <Text role="status" fw={550} aria-busy={counted.isFetching}>
          {counted.isError && isRange && <ProblemText error={counted.error} />}
          {count !== undefined && (
            <Plural value={count} _0="Nothing fits: nothing would go out." one="# delivery fits." other="# deliveries fit." />
          )}
        </Text>
        <Group justify="end">
          <Button variant="default" onClick={onDone}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" loading={isBusy} disabled={!count || counted.isPlaceholderData}>
            <Plural value={count ?? 0} _0="Send again" one="Send # again" other="Send # again" />
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
