import { useLingui } from '@lingui/react/macro';
import { meetingWhyQuery } from './why.ts';
import { WhyButton } from './why-button.tsx';
import { WhyPayText } from './why-pay.tsx';
import { WhyProfitText } from './why-profit.tsx';
import { WhyRevenueText } from './why-revenue.tsx';

/** "Why?" beside one of a lesson's amounts. */
export function WhyLesson({ meetingId, about }: { meetingId: string; about: 'revenue' | 'pay' | 'profit' }) {
  const { t } = useLingui();
  const names = { revenue: t`Why the lesson earns this`, pay: t`Why the instructor is paid this`, profit: t`Why this is the profit` };
  return (
    <WhyButton of={names[about]} query={meetingWhyQuery(meetingId)}>
      {(why) => (
        <>
          {about === 'revenue' && why.revenue && <WhyRevenueText why={why} revenue={why.revenue} />}
          {about === 'pay' && why.payment && <WhyPayText why={why} pay={why.payment} />}
          {about === 'profit' && <WhyProfitText why={why} />}
        </>
      )}
    </WhyButton>
  );
}
