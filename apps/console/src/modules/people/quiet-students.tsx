import { Trans } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/index.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { Moment } from '../../ui/moment.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { ListSkeleton } from '../../ui/records/list-skeleton.tsx';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import styles from './customer-students.module.css';
import { students } from './resources.ts';
import type { Student } from './student.ts';

const FEW = 6;
// More than are shown: those who came lately and haven't begun stand among them and aren't quiet.
const LOOKED_AT = 100;
const QUIET_MS = 14 * 86_400_000;

/** Students who haven't practised for two weeks: those who never did first, then the longest. */
export function QuietStudents() {
  const now = useNow();
  const list = useQuery({
    queryKey: ['students', 'list', 'quiet'],
    queryFn: ({ signal }) =>
      api.list<Student>('/students', { signal, query: { sortBy: 'lastActiveAt', sortOrder: 'asc', limit: LOOKED_AT, cursor: '' } }),
  });
  const quiet = (list.data?.data ?? []).filter((student) => isQuiet(student, now)).slice(0, FEW);
  return (
    <Panel
      order={2}
      title={<Trans>Not active for two weeks</Trans>}
      aside={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/students" search={{ sort: 'lastActiveAt', order: 'asc' }} />}>
          <Trans>By last activity</Trans>
        </Anchor>
      }
    >
      {list.isPending && <ListSkeleton />}
      {list.isError && (
        <Quiet>
          <ProblemText error={list.error} />
        </Quiet>
      )}
      {list.isSuccess && quiet.length === 0 && (
        <Quiet>
          <Trans>No student has been quiet for two weeks.</Trans>
        </Quiet>
      )}
      <ul className={styles.list}>
        {quiet.map((student) => (
          <li key={student.id}>
            <Anchor component={Link} to={students.pageOf(student.id)} fw={550}>
              <bdi>{student.name}</bdi>
            </Anchor>
            <Text span c="dimmed" size="sm">
              {student.lastActiveAt ? <Moment at={student.lastActiveAt} isAlone /> : <Trans>Never</Trans>}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function isQuiet({ lastActiveAt, createdAt }: Student, nowMs: number): boolean {
  return nowMs - Date.parse(lastActiveAt ?? createdAt) > QUIET_MS;
}
