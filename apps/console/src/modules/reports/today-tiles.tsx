import { Plural, Trans } from '@lingui/react/macro';
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { Tile } from '../../ui/tile.tsx';
import { MOST, type TodayFigures, todayFiguresQuery, weekBegins } from './today-figures.ts';
import styles from './today-tiles.module.css';

/** The school at a glance. Every figure opens its rows; what is only news when it happens is shown only then. */
export function TodayTiles() {
  const figures = useQuery(todayFiguresQuery);
  if (figures.isPending) return <Skeleton height={104} mb="md" />;
  if (figures.isError) {
    return (
      <Text c="dimmed" mb="md">
        <ProblemText error={figures.error} />
      </Text>
    );
  }
  const { leads, tasks, students, learners, imports, mails } = figures.data;
  if (!leads && !tasks && !students && !learners && !imports?.atWork && !mails?.failed.week) return null;
  return (
    <dl className={styles.tiles}>
      {leads && <LeadTiles leads={leads} />}
      {tasks && <TaskTile tasks={tasks} />}
      {students && <NewStudentsTile counts={students.new} />}
      {learners && <ActiveTile counts={learners.active} />}
      {imports && imports.atWork > 0 && (
        <Tile
          name={<Trans>Imports at work</Trans>}
          value={
            <Link to="/imports">
              <Counted count={imports.atWork} />
            </Link>
          }
          note={<Trans>Their rows come in now</Trans>}
        />
      )}
      {mails && mails.failed.week > 0 && (
        <Tile
          name={<Trans>Mails that failed</Trans>}
          value={
            <Link to="/mail-log" search={{ status: 'failed' }}>
              <Counted count={mails.failed.week} />
            </Link>
          }
          note={<Trans>In the last seven days</Trans>}
        />
      )}
    </dl>
  );
}

function LeadTiles({ leads }: { leads: NonNullable<TodayFigures['leads']> }) {
  const format = useFormat();
  const from = weekBegins(format.today(useNow()));
  return (
    <>
      <Tile
        name={<Trans>Follow-ups due</Trans>}
        value={
          <Link to="/leads" search={{ followUp: 'due' }}>
            <Counted count={leads.due} />
          </Link>
        }
        note={<Trans>Everybody’s leads, today or late</Trans>}
      />
      <Tile
        name={<Trans>Leads waiting</Trans>}
        value={
          <Link to="/leads" search={{ status: 'open', ownerId: 'none' }}>
            <Counted count={leads.waiting} />
          </Link>
        }
        note={<Trans>Nobody has taken them</Trans>}
      />
      <Tile
        name={<Trans>New leads</Trans>}
        value={
          <Link to="/leads" search={{ from }}>
            <Counted count={leads.new.week} />
          </Link>
        }
        note={<Before count={leads.new.before} />}
      />
    </>
  );
}

function TaskTile({ tasks: { overdue, today } }: { tasks: NonNullable<TodayFigures['tasks']> }) {
  return (
    <Tile
      name={<Trans>Tasks overdue</Trans>}
      value={
        <Link to="/tasks" search={{ view: 'all' }}>
          <Counted count={overdue} />
        </Link>
      }
      note={<Plural value={today} one="# more due today" other="# more due today" />}
    />
  );
}

function NewStudentsTile({ counts }: { counts: { week: number; before: number } }) {
  return (
    <Tile
      name={<Trans>New students</Trans>}
      value={
        <Link to="/students" search={{ sort: 'createdAt' }}>
          <Counted count={counts.week} />
        </Link>
      }
      note={<Before count={counts.before} />}
    />
  );
}

function ActiveTile({ counts: { week, before } }: { counts: { week: number; before: number } }) {
  return (
    <Tile
      name={<Trans>Practised in seven days</Trans>}
      value={
        <Link to="/students" search={{ sort: 'lastActiveAt' }}>
          <Counted count={week} />
        </Link>
      }
      note={<Plural value={before} one="# was last active the week before" other="# were last active the week before" />}
    />
  );
}

function Before({ count }: { count: number }) {
  return <Plural value={count} one="In seven days; # in the seven before" other="In seven days; # in the seven before" />;
}

function Counted({ count }: { count: number }) {
  const format = useFormat();
  return (
    <bdi>
      {format.number(count)}
      {count >= MOST && '+'}
    </bdi>
  );
}
