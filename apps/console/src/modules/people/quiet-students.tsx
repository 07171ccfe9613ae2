import { Trans } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/index.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { Moment } from '../../ui/moment.tsx';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { Rows } from '../../ui/rows.tsx';
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
    <QueryPanel
      title={<Trans>Not active for two weeks</Trans>}
      aside={
        <Anchor size="sm" renderRoot={(props) => <Link {...props} to="/students" search={{ sort: 'lastActiveAt', order: 'asc' }} />}>
          <Trans>By last activity</Trans>
        </Anchor>
      }
      query={list}
      isEmpty={quiet.length === 0}
      empty={<Trans>No student has been quiet for two weeks.</Trans>}
    >
      <Rows>
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
      </Rows>
    </QueryPanel>
  );
}

function isQuiet({ lastActiveAt, createdAt }: Student, nowMs: number): boolean {
  return nowMs - Date.parse(lastActiveAt ?? createdAt) > QUIET_MS;
}
