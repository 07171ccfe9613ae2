import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Stack, Text } from '@mantine/core';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Money } from '../../../ui/money.tsx';
import { MARK_NAMES } from '../attendance/mark-names.ts';
import { FixedThen } from './fixed-then.tsx';
import { hasMoved, revenueTotal } from './money-steps.ts';
import { RateText } from './rate-text.tsx';
import type { MeetingWhy, WhyRevenue, WhyShare } from './why.ts';
import { type Line, WhyLines } from './why-lines.tsx';

/** Why a lesson earns what it does. */
export function WhyRevenueText({ why: { isFixed, fixedAt }, revenue }: { why: MeetingWhy; revenue: WhyRevenue }) {
  if (hasMoved(revenue, isFixed)) return <FixedThen fixedAt={fixedAt} {...revenue} />;
  return (
    <Stack gap="xs">
      <Rule revenue={revenue} isFixed={isFixed} />
      <WhyLines lines={linesOf(revenue)} total={revenueTotal(revenue)} name={<Trans>Revenue of the lesson</Trans>} />
    </Stack>
  );
}

function Rule({ revenue: { rule, areChildrenAgreed }, isFixed }: { revenue: WhyRevenue; isFixed: boolean }) {
  return (
    <Text size="sm" c="dimmed">
      {rule === 'none' && <Trans>A lesson without revenue, cancelled or postponed earns nothing.</Trans>}
      {rule === 'per_meeting' && <Trans>The cycle earns an agreed sum per lesson.</Trans>}
      {rule === 'per_child' &&
        (areChildrenAgreed ? (
          <Trans>The cycle earns by the child; their number is agreed with the institution.</Trans>
        ) : (
          <Trans>The cycle earns by the child; those who are registered on the day count.</Trans>
        ))}
      {rule === 'shares' && (
        <Trans>Each family’s price, without VAT, is spread over its lessons. What doesn’t divide goes to the earliest lessons.</Trans>
      )}{' '}
      {isFixed && <Trans>It was fixed when the lesson was completed.</Trans>}
    </Text>
  );
}

function linesOf({ rule, perMeeting, pricePerStudent, children, shares }: WhyRevenue): Line[] {
  if (rule === 'per_meeting') return [{ key: 'sum', text: <Trans>Agreed per lesson</Trans>, amount: perMeeting ?? 0 }];
  if (rule === 'per_child') {
    const price = <Money minor={pricePerStudent ?? 0} />;
    const count = children ?? 0;
    const text = (
      <Trans>
        {price} × <Plural value={count} one="# child" other="# children" />
      </Trans>
    );
    return [{ key: 'children', text, amount: (pricePerStudent ?? 0) * count }];
  }
  return shares.map((share) => ({ key: share.registrationId, text: <ShareText share={share} />, amount: share.amount }));
}

function ShareText({ share }: { share: WhyShare }) {
  const { i18n } = useLingui();
  const format = useFormat();
  const { rest, lessons, vatRateBp, allocated, mark, chargedPercent } = share;
  const left = rest !== null && <Money minor={rest} />;
  const net = <Money minor={share.netAmount} />;
  const vat = <RateText bp={vatRateBp} />;
  const part = <Money minor={allocated} />;
  const charged = format.percent(chargedPercent);
  const said = mark && i18n._(MARK_NAMES[mark]);
  return (
    <>
      <bdi>{share.student.name}</bdi>
      <Text size="sm" c="dimmed">
        {left && lessons !== null ? (
          <>
            <Trans>
              {left} left of {net} for <Plural value={lessons} one="# lesson" other="# lessons" />
            </Trans>
            {vatRateBp > 0 && <Trans>, after VAT of {vat}</Trans>}
          </>
        ) : (
          // A share that is charged whole says it all by its amount.
          said && chargedPercent !== 100 && <Trans>{part} fell on this lesson</Trans>
        )}
        {said && chargedPercent !== 100 && (
          <Trans>
            ; {said}: {charged} of it is charged
          </Trans>
        )}
      </Text>
    </>
  );
}
