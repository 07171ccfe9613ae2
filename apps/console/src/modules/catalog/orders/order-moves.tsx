import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { useCommands } from '../../../ui/commands/command-store.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { UndoToast } from '../../../ui/records/undo-toast.tsx';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { useMay } from '../../access/may.ts';
import { type Order, orderQuery } from './order.ts';
import { movesFrom, type OrderStatus } from './order-status.ts';
import { orders } from './resource.ts';
import { moveName, STATUS_NAMES } from './status-names.ts';

/** Where the order can go from here; each move can be taken back when the way back exists. */
export function OrderMoves({ order }: { order: Order }) {
  const { i18n } = useLingui();
  const queries = useQueryClient();
  const mayMove = useMay('institutional-orders', 'UPDATE');
  const move = useMutation({
    mutationFn: ({ version, to }: { version: number; to: OrderStatus }) =>
      api.patch<Order>(apiPath(orders, order.id), { status: to }, { ifMatch: version }),
    onSuccess: async (after) => {
      queries.setQueryData(orderQuery(order.id).queryKey, after);
      await queries.invalidateQueries({ queryKey: ['institutional-orders'] });
    },
    onError: (error) => notifications.show({ color: 'red', autoClose: false, message: <ProblemText error={error} /> }),
  });

  async function go(to: OrderStatus) {
    const from = order.status;
    const { version } = await move.mutateAsync({ version: order.version, to });
    const name = i18n._(STATUS_NAMES[to]);
    const isBack = movesFrom(to).includes(from);
    notifications.show({
      autoClose: 10_000,
      message: <UndoToast text={<Trans>Now: {name}</Trans>} onUndo={isBack ? () => move.mutate({ version, to: from }) : undefined} />,
    });
  }

  const moves = mayMove ? movesFrom(order.status) : [];
  // What went wrong has been said by the mutation.
  const run = (to: OrderStatus) => void go(to).catch(() => undefined);
  useCommands(moves.map((to) => ({ id: `order.${to}`, label: i18n._(moveName(order.status, to)), group: 'record', run: () => run(to) })));
  if (moves.length === 0) return null;
  return (
    <Group gap="xs">
      {moves.map((to) => (
        <Button
          key={to}
          variant={to === 'cancelled' ? 'light' : 'default'}
          color={to === 'cancelled' ? 'red' : undefined}
          loading={move.isPending}
          onClick={() => run(to)}
        >
          {i18n._(moveName(order.status, to))}
        </Button>
      ))}
    </Group>
  );
}
