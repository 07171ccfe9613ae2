import { Plural, Trans } from '@lingui/react/macro';
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useFormat } from '../../ui/format/use-format.ts';
import { useNow } from '../../ui/format/use-now.ts';
import { Money } from '../../ui/money.tsx';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { Tile } from '../../ui/tile.tsx';
import { useMay } from '../access/may.ts';
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
  const { leads, tasks, students, learners, lessons, absences, owed, imports, mails } = figures.data;
  return (
    <dl className={styles.tiles}>
      {leads && <LeadTiles leads={leads} />}
      {tasks && <TaskTile tasks={tasks} />}
      {students && <NewStudentsTile counts={students.new} />}
      {learners && <ActiveTile counts={learners.active} />}
      {lessons && <LessonsHeldTile held={lessons.held} />}
      {absences && <AbsencesTile absences={absences} />}
      {owed && <OwedTile owed={owed} />}
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

function LessonsHeldTile({ held }: { held: { week: number; before: number } }) {
  const format = useFormat();
  const today = format.today(useNow());
  return (
    <Tile
      name={<Trans>Lessons held</Trans>}
      value={
        <Link to="/meetings" search={{ status: 'completed', from: weekBegins(today), to: today }}>
          <Counted count={held.week} />
        </Link>
      }
      note={<Before count={held.before} />}
    />
  );
}

function AbsencesTile({ absences }: { absences: { week: number; before: number } }) {
  const format = useFormat();
  const today = format.today(useNow());
  const count = <Counted count={absences.week} />;
  const mayRun = useMay('reports', 'RUN');
  return (
    <Tile
      name={<Trans>Absent without notice</Trans>}
      value={
        mayRun ? (
          <Link to="/reports/attendance" search={{ groupBy: 'mark', status: 'absent', from: weekBegins(today), to: today }}>
            {count}
          </Link>
        ) : (
          count
        )
      }
      note={<Before count={absences.before} />}
    />
  );
}

function OwedTile({ owed: { registrations, amount } }: { owed: { registrations: number; amount: number } }) {
  const mayRun = useMay('reports', 'RUN');
  const sum = (
    <>
      <Money minor={amount} />
      {registrations >= MOST && '+'}
    </>
  );
  return (
    <Tile
      name={<Trans>Families owe</Trans>}
      value={mayRun ? <Link to="/receivables">{sum}</Link> : sum}
      note={<Plural value={registrations} one="For # place in a cycle" other="For # places in cycles" />}
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
