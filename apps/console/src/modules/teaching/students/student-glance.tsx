import { Plural, Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Money } from '../../../ui/money.tsx';
import { Tile } from '../../../ui/tile.tsx';
import tiles from '../../reports/today-tiles.module.css';
import { DayMonth } from '../attendance/day-month.tsx';
import { meetings } from '../meetings/resource.ts';
import { TimeSpan } from '../meetings/time-span.tsx';
import { NameLink } from '../name-link.tsx';
import { WeekdayName } from '../weekday-name.tsx';
import { overviewQuery, type StudentOverview } from './overview.ts';
import styles from './student-glance.module.css';

/** A child in ten seconds: the next lesson, how they come, what is owed. */
export function StudentGlance({ studentId }: { studentId: string }) {
  const { data, isPending } = useQuery(overviewQuery(studentId));
  if (isPending) return <Skeleton className={styles.waiting} />;
  // What it sums up stands below with words for what went wrong.
  if (!data) return null;
  return (
    <dl className={tiles.tiles}>
      <NextLesson overview={data} />
      {data.attendance && <Attendance {...data.attendance} />}
      {data.attendance && data.attendance.makeUps > 0 && (
        <Tile
          name={<Trans>Make-up lessons</Trans>}
          value={<span className="numbers">{data.attendance.makeUps}</span>}
          note={<Trans>Owed to them; where they can be taken stands below</Trans>}
        />
      )}
      {data.money && <MoneyTile {...data.money} />}
    </dl>
  );
}

function NextLesson({ overview: { nextLesson, cycles, waiting } }: { overview: StudentOverview }) {
  const name = <Trans>Next lesson</Trans>;
  if (!nextLesson) {
    const note =
      cycles > 0 ? (
        <Trans>No lesson of their cycles is planned</Trans>
      ) : waiting > 0 ? (
        <Plural value={waiting} one="Waits for # cycle" other="Waits for # cycles" />
      ) : (
        <Trans>In no cycle now</Trans>
      );
    return <Tile name={name} value={<Trans>None</Trans>} note={note} />;
  }
  const { meetingId, date, cycle, branch } = nextLesson;
  return (
    <Tile
      name={name}
      value={
        <>
          <WeekdayName date={date} /> <DayMonth date={date} />
        </>
      }
      note={
        <>
          <NameLink to={meetings.pageOf(meetingId)} name={cycle.name} />
          <div>
            <TimeSpan {...nextLesson} /> · <bdi>{branch.name}</bdi>
          </div>
        </>
      }
    />
  );
}

function Attendance({ streak, marked, attended, absent }: NonNullable<StudentOverview['attendance']>) {
  const name = <Trans>Attendance</Trans>;
  if (marked === 0) return <Tile name={name} value={<Trans>None yet</Trans>} note={<Trans>No lesson of theirs is marked</Trans>} />;
  return (
    <Tile
      name={name}
      value={<Plural value={streak} _0="Not at the last one" one="# lesson in a row" other="# lessons in a row" />}
      share={attended / marked}
      note={
        <>
          <Trans>
            There at {attended} of the last {marked}
          </Trans>
          {absent > 0 && (
            <>
              {' · '}
              <Plural value={absent} one="# missed without excuse" other="# missed without excuse" />
            </>
          )}
        </>
      }
    />
  );
}

function MoneyTile({ owed, paid, credit }: NonNullable<StudentOverview['money']>) {
  const sum = <Money minor={paid} />;
  const over = <Money minor={credit} />;
  return (
    <Tile
      name={<Trans>Owed</Trans>}
      value={
        <span className={owed > 0 ? styles.owed : undefined}>
          <Money minor={owed} />
        </span>
      }
      note={
        <>
          <Trans>{sum} paid</Trans>
          {credit > 0 && (
            <>
              {' · '}
              <Trans>{over} to their credit</Trans>
            </>
          )}
        </>
      }
    />
  );
}
