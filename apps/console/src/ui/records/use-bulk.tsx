import { Trans, useLingui } from '@lingui/react/macro';
import { List } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ProblemText } from '../states/problem-text.tsx';
import { type EachResult, eachInTurn } from './each-in-turn.ts';
import type { RecordBase, Resource } from './resource.ts';
import type { Selection } from './use-selection.ts';

/** Runs one change over the selection and tells what came of it, failure by failure. */
export function useBulk<Item extends RecordBase>(resource: Resource<Item>, selection: Selection<Item>) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [finished, setFinished] = useState<number | null>(null);

  type Tell = (result: EachResult<Item>) => ReactNode;

  async function runOn(items: Item[], act: (item: Item) => Promise<unknown>, tell: Tell) {
    setFinished(0);
    const result = await eachInTurn(items, act, setFinished);
    setFinished(null);
    if (result.failed.length === 0) selection.clear();
    await queries.invalidateQueries({ queryKey: [resource.name] });
    if (result.done.length > 0) notifications.show({ message: tell(result), autoClose: 10_000 });
    if (result.failed.length > 0) {
      notifications.show({
        color: 'red',
        autoClose: false,
        title: t`These stayed as they were`,
        message: <Failures resource={resource} failed={result.failed} />,
      });
    }
  }

  const run = (act: (item: Item) => Promise<unknown>, tell: Tell) => runOn(selection.items, act, tell);
  return { run, runOn, isBusy: finished !== null, finished: finished ?? 0 };
}

const FEW = 5;

function Failures<Item extends RecordBase>({ resource, failed }: { resource: Resource<Item>; failed: EachResult<Item>['failed'] }) {
  const others = failed.length - FEW;
  return (
    <List size="sm" spacing={4}>
      {failed.slice(0, FEW).map(({ item, error }) => (
        <List.Item key={item.id}>
          <bdi>{resource.titleOf(item)}</bdi>: <ProblemText error={error} />
        </List.Item>
      ))}
      {others > 0 && (
        <List.Item>
          <Trans>and {others} more</Trans>
        </List.Item>
      )}
    </List>
  );
}
