import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text, Title } from '@mantine/core';
import { Money } from '../../../ui/money.tsx';
import { useScope } from '../../access/may.ts';
import { CalendarDay } from '../../catalog/orders/calendar-day.tsx';
import type { Registration } from '../registrations/registration.ts';
import { handedOut } from './money-steps.ts';
import { RateText } from './rate-text.tsx';
import { type RegistrationWhy, registrationWhyQuery, type WhyLesson } from './why.ts';
import { WhyButton } from './why-button.tsx';
import { type Line, WhyLines } from './why-lines.tsx';

/** "Why?" beside what a family owes for a cycle. For those who see all of the money. */
export function WhyRegistration({ registration: { id, student } }: { registration: Pick<Registration, 'id' | 'student'> }) {
  const { t } = useLingui();
  const seesMoney = useScope('payments', 'VIEW') === 'all';
  if (!seesMoney) return null;
  return (
    <WhyButton of={t`Why ${student.name} owes this`} query={registrationWhyQuery(id)}>
      {(why) => <Explanation why={why} />}
    </WhyButton>
  );
}

function Explanation({ why }: { why: RegistrationWhy }) {
  const { amount, refundAmount, creditedAmount, dueAmount, paidAmount, vatRateBp, netAmount } = why;
  const vat = <RateText bp={vatRateBp} />;
  const gross = <Money minor={amount - refundAmount} />;
  const paid = <Money minor={paidAmount} />;
  const owed: Line[] = [
    { key: 'price', text: <Trans>Price agreed</Trans>, amount },
    ...(refundAmount > 0 ? [{ key: 'refund', text: <Trans>Not owed any more</Trans>, amount: -refundAmount }] : []),
    ...(creditedAmount > 0 ? [{ key: 'credit', text: <Trans>Taken off for absences</Trans>, amount: -creditedAmount }] : []),
  ];
  return (
    <Stack gap="sm">
      <WhyLines lines={owed} total={dueAmount} name={<Trans>Owed in all</Trans>} />
      <Text size="sm">
        <Trans>{paid} of it is paid.</Trans>
      </Text>
      <Title order={3} size="h4">
        <Trans>What each lesson earns of it</Trans>
      </Title>
      <Text size="sm" c="dimmed">
        {vatRateBp > 0 && (
          <Trans>
            {gross} includes VAT of {vat}; the rest is what the school earns.
          </Trans>
        )}{' '}
        {netAmount !== 0 && <Trans>It is spread over the lessons; what doesn’t divide goes to the earliest.</Trans>}
      </Text>
      <WhyLines lines={lessonLines(why.lines)} total={handedOut(why)} name={<Trans>Without VAT</Trans>} />
    </Stack>
  );
}

function lessonLines(lines: WhyLesson[]): Line[] {
  return lines.map((line, place) => ({
    // Several settlements may have the same day.
    key: line.meetingId ?? `${line.kind} ${place}`,
    text: <LessonText line={line} />,
    amount: line.allocated,
  }));
}

function LessonText({ line: { kind, date, allocated, amount } }: { line: WhyLesson }) {
  const day = date && <CalendarDay date={date} />;
  const charged = <Money minor={amount} />;
  return (
    <>
      {kind === 'held' && <Trans>Lesson held on {day}</Trans>}
      {kind === 'to_come' && <Trans>Lesson planned for {day}</Trans>}
      {kind === 'settled' && <Trans>Settled on {day}: no lesson was left to earn it</Trans>}
      {kind === 'unplanned' && <Trans>Lessons that have no day yet</Trans>}
      {kind === 'held' && amount !== allocated && (
        <Text size="sm" c="dimmed">
          <Trans>{charged} is charged, by the mark</Trans>
        </Text>
      )}
    </>
  );
}
