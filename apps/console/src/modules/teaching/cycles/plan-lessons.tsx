import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Checkbox, Group, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconAlertTriangle, IconCalendarPlus } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { useCommands } from '../../../ui/commands/command-store.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { useMay } from '../../access/may.ts';
import { refetchTeaching } from '../changed.ts';
import { Refusal } from '../refusal.tsx';
import type { Cycle } from './cycle.ts';
import { type Planned, PlannedDifference } from './planned-difference.tsx';
import { cycles } from './resource.ts';

/** Plans a cycle's lessons: what would change is shown first, then done. */
export function PlanLessons({ cycle }: { cycle: Cycle }) {
  const { t } = useLingui();
  const mayPlan = useMay('cycles', 'RUN') && cycle.status === 'active';
  const [isOpen, setOpen] = useState(false);
  const open = () => setOpen(true);
  useCommands(mayPlan ? [{ id: 'cycle.plan', label: t`Plan the lessons of ${cycle.name}`, group: 'record', run: open }] : []);
  if (!mayPlan) return null;
  return (
    <>
      <Button variant="default" leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={open}>
        <Trans>Plan lessons</Trans>
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size="lg"
        title={<Trans>Plan lessons</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <Plan cycle={cycle} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Plan({ cycle, onDone }: { cycle: Cycle; onDone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const mayOverlap = useMay('meetings', 'UPDATE');
  const [regenerate, setRegenerate] = useState(false);
  const [allowOverlap, setAllowOverlap] = useState(false);
  const ask = { regenerate, allowOverlap };
  const path = `${apiPath(cycles, cycle.id)}/generate-meetings`;
  const preview = useQuery({
    queryKey: ['cycles', cycle.id, 'plan', cycle.version, ask],
    queryFn: () => api.post<Planned>(path, { ...ask, dryRun: true }),
    // What it would do depends on everything else in the calendar.
    staleTime: 0,
    gcTime: 0,
  });
  const apply = useMutation({
    mutationFn: () => api.post<Planned>(path, ask),
    onSuccess: async ({ added }) => {
      await refetchTeaching(queries);
      onDone();
      notifications.show({ message: <Plural value={added.length} one="# lesson planned" other="# lessons planned" /> });
    },
  });
  const changes = preview.data ? preview.data.added.length + preview.data.removed.length : 0;
  const problem = preview.error ?? apply.error;
  return (
    <Stack>
      <Text>
        <Trans>Lessons that are missing are added along the cycle’s week. Holidays and the instructor’s time off are left out.</Trans>
      </Text>
      <Checkbox
        checked={regenerate}
        onChange={(event) => setRegenerate(event.currentTarget.checked)}
        label={t`Plan the lessons to come anew`}
        description={t`Those somebody changed, attended or completed stay.`}
      />
      {mayOverlap && (
        <Checkbox checked={allowOverlap} onChange={(event) => setAllowOverlap(event.currentTarget.checked)} label={t`Allow overlaps`} />
      )}
      {preview.isPending && <Skeleton height={120} />}
      {preview.data && <PlannedDifference planned={preview.data} />}
      {problem && (
        <Alert color="red" role="alert" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <Refusal error={problem} />
        </Alert>
      )}
      <Group>
        <Button disabled={changes === 0} loading={apply.isPending} onClick={() => apply.mutate()}>
          <Trans>Plan them</Trans>
        </Button>
        <Button variant="default" onClick={onDone}>
          <Trans>Cancel</Trans>
        </Button>
      </Group>
    </Stack>
  );
}
