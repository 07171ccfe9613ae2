import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Money } from '../../../ui/money.tsx';
import { instructors } from '../../catalog/instructors/resource.ts';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { branches } from '../../catalog/resources.ts';
import { ACTIVITY_NAMES } from '../cycles/cycle-names.ts';
import { cycles } from '../cycles/resource.ts';
import { WhyLesson } from '../money/why-lesson.tsx';
import { NameLink } from '../name-link.tsx';
import type { Meeting } from './meeting.ts';
import { MeetingStatusBadge } from './meeting-status-badge.tsx';
import { RoomName } from './room-name.tsx';
import { TimeSpan } from './time-span.tsx';

export function LessonFacts({ meeting }: { meeting: Meeting }) {
  const { i18n } = useLingui();
  return (
    <Facts notes={meeting.notes}>
      <Fact name={<Trans>State</Trans>}>
        <MeetingStatusBadge status={meeting.status} />
        {meeting.reason && <bdi>{meeting.reason}</bdi>}
      </Fact>
      <Fact name={<Trans>When</Trans>}>
        <span>
          <CalendarDay date={meeting.date} />, <TimeSpan {...meeting} />
        </span>
      </Fact>
      <Fact name={<Trans>Cycle</Trans>}>
        <NameLink to={cycles.pageOf(meeting.cycleId)} name={meeting.cycle.name} />
      </Fact>
      <Fact name={<Trans>Instructor</Trans>}>
        <NameLink to={instructors.pageOf(meeting.instructorId)} name={meeting.instructor.name} />
      </Fact>
      <Fact name={<Trans>Where</Trans>}>
        <NameLink to={branches.pageOf(meeting.branchId)} name={meeting.branch.name} />
        {meeting.roomId && <RoomName branchId={meeting.branchId} roomId={meeting.roomId} />}
      </Fact>
      <Fact name={<Trans>How it is taught</Trans>}>{i18n._(ACTIVITY_NAMES[meeting.activityType])}</Fact>
      {meeting.topic && (
        <Fact name={<Trans>Topic</Trans>}>
          <bdi>{meeting.topic}</bdi>
        </Fact>
      )}
      {meeting.joinUrl && (
        <Fact name={<Trans>Online</Trans>}>
          <Anchor href={meeting.joinUrl} target="_blank" rel="noreferrer">
            <Trans>Join the lesson</Trans>
          </Anchor>
        </Fact>
      )}
      <LessonMoney meeting={meeting} />
    </Facts>
  );
}

function LessonMoney({ meeting: { id, revenue, instructorPayment, expenses, profit } }: { meeting: Meeting }) {
  return (
    <>
      {revenue !== null && (
        <Fact name={<Trans>Revenue</Trans>}>
          <Money minor={revenue} />
          <WhyLesson meetingId={id} about="revenue" />
        </Fact>
      )}
      {instructorPayment !== null && (
        <Fact name={<Trans>Instructor’s pay</Trans>}>
          <Money minor={instructorPayment} />
          <WhyLesson meetingId={id} about="pay" />
        </Fact>
      )}
      {expenses !== null && expenses > 0 && (
        <Fact name={<Trans>Expenses</Trans>}>
          <Money minor={expenses} />
        </Fact>
      )}
      {profit !== null && (
        <Fact name={<Trans>Profit</Trans>}>
          <Money minor={profit} />
          <WhyLesson meetingId={id} about="profit" />
        </Fact>
      )}
    </>
  );
}
