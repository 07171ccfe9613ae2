import { Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Money } from '../../../ui/money.tsx';
import { ACTIVITY_NAMES } from '../cycles/cycle-names.ts';
import { FixedThen } from './fixed-then.tsx';
import { hasMoved, type PayStep, paySteps } from './money-steps.ts';
import { RateText } from './rate-text.tsx';
import type { MeetingWhy, WhyPay } from './why.ts';
import { WhyLines } from './why-lines.tsx';

/** Why the instructor of a lesson is paid what they are. */
export function WhyPayText({ why: { isFixed, fixedAt }, pay }: { why: MeetingWhy; pay: WhyPay }) {
  if (hasMoved(pay, isFixed)) return <FixedThen fixedAt={fixedAt} {...pay} />;
  const lines = paySteps(pay).map((step) => ({ key: step.kind, text: <Step step={step} pay={pay} />, amount: step.amount }));
  return (
    <Stack gap="xs">
      <Text size="sm" c="dimmed">
        {pay.rule === 'none' && <Trans>A lesson that is cancelled or postponed pays nothing, unless it was said otherwise.</Trans>}
        {pay.rule === 'day_paid_elsewhere' && <Trans>Paid by the day: another lesson of that day carries the day’s rate.</Trans>}
        {pay.rule === 'daily' && <Trans>Paid by the day: the first lesson completed carries the day’s rate.</Trans>}
        {pay.rule === 'hourly' && pay.rate === null && <Trans>No rate is agreed with this instructor. Set one on their page.</Trans>}
        {pay.rule === 'hourly' && pay.rate !== null && <Trans>Paid by the hour, at the rate for this kind of lesson.</Trans>}{' '}
        {isFixed && <Trans>It was fixed when the lesson was completed.</Trans>}
      </Text>
      <WhyLines lines={lines} total={pay.computedNow} name={<Trans>Instructor’s pay</Trans>} />
    </Stack>
  );
}

function Step({ step, pay }: { step: PayStep; pay: WhyPay }) {
  const { i18n } = useLingui();
  const format = useFormat();
  switch (step.kind) {
    case 'hours': {
      const rate = <Money minor={step.rate} />;
      const time = format.minutes(step.minutes);
      const activity = i18n._(ACTIVITY_NAMES[pay.activityType]);
      return (
        <Trans>
          {rate} an hour × {time} ({activity})
        </Trans>
      );
    }
    case 'day':
      return <Trans>The day’s rate</Trans>;
    case 'marks': {
      const part = format.percent(step.paidPercent);
      return <Trans>{part} is paid by the marks of those who were there</Trans>;
    }
    case 'overhead': {
      const percent = <RateText bp={step.overheadBp} />;
      return <Trans>An employee costs {percent} on top</Trans>;
    }
  }
}
