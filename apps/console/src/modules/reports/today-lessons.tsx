import { Plural, Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { QueryPanel } from '../../ui/query-panel.tsx';
import { Rows } from '../../ui/rows.tsx';
import { FigureLink } from './page/figure-link.tsx';
import { type BranchLessons, todayFiguresQuery } from './today-figures.ts';

/** What is taught today, branch by branch; each opens its lessons. */
export function TodayLessons() {
  const figures = useQuery(todayFiguresQuery);
  const today = useFormat().today(useNow());
  if (figures.data && !figures.data.lessons) return null;
  const branches = figures.data?.lessons?.today ?? [];
  return (
    <QueryPanel
      title={<Trans>Lessons today</Trans>}
      aside={
        <FigureLink target={{ to: '/calendar', search: { view: 'day' } }}>
          <Trans>Calendar</Trans>
        </FigureLink>
      }
      query={figures}
      isEmpty={branches.length === 0}
      empty={<Trans>No lessons today. What is planned stands in the calendar.</Trans>}
    >
      <Rows>
        {branches.map((branch) => (
          <li key={branch.id}>
            <FigureLink target={{ to: '/meetings', search: { branchId: branch.id, from: today, to: today } }}>
              <bdi>{branch.name}</bdi>
            </FigureLink>
            <Counts branch={branch} />
          </li>
        ))}
      </Rows>
    </QueryPanel>
  );
}

function Counts({ branch: { scheduled, completed, cancelled } }: { branch: BranchLessons }) {
  return (
    <Text size="sm" c="dimmed">
      <Plural value={scheduled} one="# to come" other="# to come" /> · <Plural value={completed} one="# held" other="# held" />
      {cancelled > 0 && (
        <>
          {' · '}
          <Plural value={cancelled} one="# cancelled" other="# cancelled" />
        </>
      )}
    </Text>
  );
}
