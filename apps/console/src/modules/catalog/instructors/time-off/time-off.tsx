import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, Skeleton, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../../api/index.ts';
import { useFormat } from '../../../../ui/format/use-format.ts';
import { Panel } from '../../../../ui/panel.tsx';
import { Quiet } from '../../../../ui/quiet.tsx';
import { Rows } from '../../../../ui/rows.tsx';
import { LoadProblem } from '../../../../ui/states/load-problem.tsx';
import { ProblemText } from '../../../../ui/states/problem-text.tsx';
import { HolidayDays } from '../../holidays/holiday-days.tsx';
import type { Instructor } from '../instructor.ts';
import { useMayEditHours } from '../may-edit-hours.ts';
import { type TimeOffEntry, timeOffPath, timeOffQuery } from './time-off.ts';
import { TimeOffForm } from './time-off-form.tsx';

/** When the instructor is away, from today on. */
export function TimeOff({ instructor }: { instructor: Instructor }) {
  const format = useFormat();
  const queries = useQueryClient();
  const mayEdit = useMayEditHours();
  const [isAdding, setAdding] = useState(false);
  const entries = useQuery(timeOffQuery(instructor.id, format.today(Date.now())));
  const refresh = () => queries.invalidateQueries({ queryKey: ['instructors', instructor.id] });
  const remove = useMutation({
    mutationFn: ({ id, version }: TimeOffEntry) =>
      api.delete(`${timeOffPath(instructor.id)}/${encodeURIComponent(id)}`, { ifMatch: version }),
    onError: (error) => notifications.show({ color: 'red', message: <ProblemText error={error} /> }),
    onSettled: refresh,
  });

  if (entries.isPending) return <Skeleton height={160} />;
  if (entries.isError) return <LoadProblem error={entries.error} onRetry={() => entries.refetch()} isRetrying={entries.isRefetching} />;
  return (
    <Panel
      order={2}
      title={<Trans>Time off</Trans>}
      aside={
        mayEdit &&
        !isAdding && (
          <Button size="compact-sm" variant="light" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            <Trans>Add time off</Trans>
          </Button>
        )
      }
    >
      {entries.data.length === 0 && !isAdding && (
        <Quiet>
          <Trans>No time off from today on.</Trans>
        </Quiet>
      )}
      <Rows>
        {entries.data.map((entry) => (
          <Entry key={entry.id} entry={entry} onRemove={mayEdit ? () => remove.mutate(entry) : undefined} />
        ))}
      </Rows>
      {isAdding && (
        <TimeOffForm
          instructorId={instructor.id}
          onCancel={() => setAdding(false)}
          onAdded={async () => {
            setAdding(false);
            await refresh();
          }}
        />
      )}
    </Panel>
  );
}

function Entry({ entry, onRemove }: { entry: TimeOffEntry; onRemove?: () => void }) {
  const { t } = useLingui();
  const format = useFormat();
  const day = format.date(entry.startDate);
  return (
    <li>
      <div>
        <Group gap="xs">
          <Text fw={550} component="div">
            <HolidayDays holiday={entry} />
          </Text>
          {entry.startTime && (
            <bdi dir="ltr" className="numbers">
              {entry.startTime}–{entry.endTime}
            </bdi>
          )}
        </Group>
        {entry.reason && (
          <Text size="sm" c="dimmed">
            <bdi>{entry.reason}</bdi>
          </Text>
        )}
      </div>
      {onRemove && (
        <ActionIcon variant="subtle" color="red" size={36} aria-label={t`Take this time off back: ${day}`} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </li>
  );
}
