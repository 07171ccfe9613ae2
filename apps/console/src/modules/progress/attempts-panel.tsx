import { Trans } from '@lingui/react/macro';
import { Table } from '@mantine/core';
import { readableName } from '../../ui/format/code-name.ts';
import { useFormat } from '../../ui/format/use-format.ts';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { useShowMore } from '../../ui/show-more.tsx';
import styles from './attempts-panel.module.css';
import type { Attempt } from './progress.ts';

export function AttemptsPanel({ attempts }: { attempts: Attempt[] }) {
  const { shown, button } = useShowMore(attempts, 8);
  return (
    <Panel title={<Trans>Attempts</Trans>}>
      {attempts.length === 0 ? (
        <Quiet>
          <Trans>No test or practice run finished yet.</Trans>
        </Quiet>
      ) : (
        <Table className={styles.table}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">
                <Trans>Finished</Trans>
              </Table.Th>
              <Table.Th scope="col">
                <Trans>Kind</Trans>
              </Table.Th>
              <Table.Th scope="col">
                <Trans>Score</Trans>
              </Table.Th>
              <Table.Th scope="col">
                <Trans>Accuracy</Trans>
              </Table.Th>
              <Table.Th scope="col" className={styles.wide}>
                <Trans>Took</Trans>
              </Table.Th>
              <Table.Th scope="col" className={styles.wide}>
                <Trans>Weakest topic</Trans>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((attempt) => (
              <AttemptRow key={attempt.attemptId} attempt={attempt} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {button}
    </Panel>
  );
}

function AttemptRow({ attempt }: { attempt: Attempt }) {
  const format = useFormat();
  const minutes = (Date.parse(attempt.finishedAt) - Date.parse(attempt.startedAt)) / 60_000;
  const weakest = attempt.topicBreakdown.toSorted((a, b) => a.accuracy - b.accuracy)[0];
  return (
    <Table.Tr>
      <Table.Td>
        <Moment at={attempt.finishedAt} isAlone />
      </Table.Td>
      <Table.Td>
        <bdi>{readableName(attempt.mode)}</bdi>
      </Table.Td>
      <Table.Td className="numbers">
        {/* "18 / 20" keeps its order in Hebrew too. */}
        <bdi dir="ltr" className={styles.score}>
          {format.number(attempt.score)} / {format.number(attempt.total)}
        </bdi>
      </Table.Td>
      <Table.Td className="numbers">{format.percent(attempt.accuracy)}</Table.Td>
      <Table.Td className={`numbers ${styles.wide}`}>{format.minutes(minutes)}</Table.Td>
      <Table.Td className={styles.wide}>
        {weakest && (
          <>
            <bdi>{readableName(weakest.topicId)}</bdi> ({format.percent(weakest.accuracy)})
          </>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
