import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconChevronDown } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { useCommands } from '../../../ui/commands/command-store.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { UndoToast } from '../../../ui/records/undo-toast.tsx';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { useMay } from '../../access/may.ts';
import { refetchTeaching } from '../changed.ts';
import { type Cycle, cycleQuery } from './cycle.ts';
import { type CycleStatus, movesFrom } from './cycle-kinds.ts';
import { CYCLE_STATUS_NAMES, cycleMoveName } from './cycle-names.ts';
import { cycles } from './resource.ts';

/** Pausing, ending and taking up again; each can be taken back where the way back exists. */
export function CycleMoves({ cycle }: { cycle: Cycle }) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const mayMove = useMay('cycles', 'UPDATE');
  const move = useMutation({
    mutationFn: ({ version, to }: { version: number; to: CycleStatus }) =>
      api.patch<Cycle>(apiPath(cycles, cycle.id), { status: to }, { ifMatch: version }),
    onSuccess: async (after) => {
      queries.setQueryData(cycleQuery(cycle.id).queryKey, after);
      await refetchTeaching(queries);
    },
    onError: (error) => notifications.show({ color: 'red', autoClose: false, message: <ProblemText error={error} /> }),
  });

  async function go(to: CycleStatus) {
    const from = cycle.status;
    const { version } = await move.mutateAsync({ version: cycle.version, to });
    const name = i18n._(CYCLE_STATUS_NAMES[to]);
    const isBack = movesFrom(to).includes(from);
    notifications.show({
      autoClose: 10_000,
      message: <UndoToast text={<Trans>Now: {name}</Trans>} onUndo={isBack ? () => move.mutate({ version, to: from }) : undefined} />,
    });
  }

  const moves = mayMove ? movesFrom(cycle.status) : [];
  // What went wrong has been said by the mutation.
  const run = (to: CycleStatus) => void go(to).catch(() => undefined);
  useCommands(
    moves.map((to) => ({ id: `cycle.${to}`, label: i18n._(cycleMoveName(cycle.status, to)), group: 'record', run: () => run(to) })),
  );
  if (moves.length === 0) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <Button variant="default" loading={move.isPending} rightSection={<IconChevronDown size={16} aria-hidden />}>
          {i18n._(CYCLE_STATUS_NAMES[cycle.status])}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {moves.map((to) => (
          <Menu.Item key={to} color={to === 'cancelled' ? 'red' : undefined} onClick={() => run(to)}>
            {i18n._(cycleMoveName(cycle.status, to))}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
