import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { Money } from '../../../ui/money.tsx';
import { useMay } from '../../access/may.ts';
import { instructors } from '../../catalog/instructors/resource.ts';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import { orders } from '../../catalog/orders/resource.ts';
import { branches, courses } from '../../catalog/resources.ts';
import { LabelFacts } from '../../labels/label-facts.tsx';
import { NameLink } from '../name-link.tsx';
import type { Cycle } from './cycle.ts';
import { ACTIVITY_NAMES, CYCLE_TYPE_NAMES } from './cycle-names.ts';
import { CycleStatusBadge } from './cycle-status-badge.tsx';
import { LessonsHeld } from './lessons-held.tsx';
import { PlacesTaken } from './places-taken.tsx';
import { cycles } from './resource.ts';
import { WeekSlots } from './week-slots.tsx';

export function CycleFacts({ cycle }: { cycle: Cycle }) {
  const { i18n } = useLingui();
  const seesOrders = useMay('institutional-orders', 'VIEW');
  return (
    <Facts>
      <Fact name={<Trans>State</Trans>}>
        <CycleStatusBadge status={cycle.status} />
      </Fact>
      <Fact name={<Trans>Lessons of a week</Trans>}>
        <WeekSlots slots={cycle.dayOfWeek} />
      </Fact>
      <Fact name={<Trans>Lessons held</Trans>}>
        <LessonsHeld cycle={cycle} hasMeter />
      </Fact>
      <Fact name={<Trans>Places taken</Trans>}>
        <PlacesTaken cycle={cycle} />
      </Fact>
      <Fact name={<Trans>Course</Trans>}>
        <NameLink to={courses.pageOf(cycle.courseId)} name={cycle.course.name} />
      </Fact>
      <Fact name={<Trans>Instructor</Trans>}>
        <NameLink to={instructors.pageOf(cycle.instructorId)} name={cycle.instructor.name} />
      </Fact>
      <Fact name={<Trans>Branch</Trans>}>
        <NameLink to={branches.pageOf(cycle.branchId)} name={cycle.branch.name} />
      </Fact>
      <Fact name={<Trans>First day</Trans>}>
        <CalendarDay date={cycle.startDate} />
      </Fact>
      {cycle.endDate && (
        <Fact name={<Trans>Last lesson</Trans>}>
          <CalendarDay date={cycle.endDate} />
        </Fact>
      )}
      <Fact name={<Trans>How it is taught</Trans>}>{i18n._(ACTIVITY_NAMES[cycle.activityType])}</Fact>
      <Fact name={<Trans>Who pays</Trans>}>
        {i18n._(CYCLE_TYPE_NAMES[cycle.type])}
        {cycle.institutionalOrderId && seesOrders && (
          <Anchor component={Link} to={orders.pageOf(cycle.institutionalOrderId)}>
            <Trans>The order</Trans>
          </Anchor>
        )}
      </Fact>
      <Prices cycle={cycle} />
      {cycle.joinUrl && (
        <Fact name={<Trans>Online</Trans>}>
          <Anchor href={cycle.joinUrl} target="_blank" rel="noreferrer">
            <Trans>Join the lesson</Trans>
          </Anchor>
        </Fact>
      )}
      <LabelFacts entity="cycle" resource={cycles} record={cycle} />
    </Facts>
  );
}

function Prices({ cycle: { pricePerStudent, meetingRevenue, instructorDailyRate } }: { cycle: Cycle }) {
  return (
    <>
      {pricePerStudent !== null && (
        <Fact name={<Trans>Price per student</Trans>}>
          <Money minor={pricePerStudent} />
        </Fact>
      )}
      {meetingRevenue !== null && (
        <Fact name={<Trans>Price per lesson</Trans>}>
          <Money minor={meetingRevenue} />
        </Fact>
      )}
      {instructorDailyRate !== null && (
        <Fact name={<Trans>Rate per day</Trans>}>
          <Money minor={instructorDailyRate} />
        </Fact>
      )}
    </>
  );
}
