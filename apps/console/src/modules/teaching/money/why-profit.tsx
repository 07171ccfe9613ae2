import { Trans } from '@lingui/react/macro';
import type { MeetingWhy } from './why.ts';
import { type Line, WhyLines } from './why-lines.tsx';

/** What a lesson leaves: what it earns, less its instructor and what was spent on it. */
export function WhyProfitText({ why: { revenue, payment, expenses, profit } }: { why: MeetingWhy }) {
  const lines: Line[] = [
    { key: 'revenue', text: <Trans>Revenue</Trans>, amount: revenue?.amount ?? 0 },
    { key: 'pay', text: <Trans>Instructor’s pay</Trans>, amount: -(payment?.amount ?? 0) },
    ...expenses.map(({ id, description, amount }) => ({ key: id, text: <bdi>{description}</bdi>, amount: -amount })),
  ];
  return <WhyLines lines={lines} total={profit ?? 0} name={<Trans>Profit</Trans>} />;
}
