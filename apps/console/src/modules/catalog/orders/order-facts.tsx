import { Trans } from '@lingui/react/macro';
import { EmailLink, PhoneLink } from '../../../ui/contact-link.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Money } from '../../../ui/money.tsx';
import { BranchName } from '../branch-name.tsx';
import { HolidayDays } from '../holidays/holiday-days.tsx';
import { CalendarDay } from './calendar-day.tsx';
import type { Order } from './order.ts';
import { StatusBadge } from './status-badge.tsx';

export function OrderFacts({ order }: { order: Order }) {
  const { payerTaxId, payerContactName, payerContactPhone, payerContactEmail, startDate, endDate } = order;
  return (
    <Facts>
      <Fact name={<Trans>State</Trans>}>
        <StatusBadge status={order.status} />
      </Fact>
      <Fact name={<Trans>Ordered on</Trans>}>
        <CalendarDay date={order.orderDate} />
      </Fact>
      {startDate && (
        <Fact name={<Trans>Days</Trans>}>
          <HolidayDays holiday={{ startDate, endDate: endDate ?? startDate }} />
        </Fact>
      )}
      {order.branchId && (
        <Fact name={<Trans>Branch</Trans>}>
          <BranchName id={order.branchId} />
        </Fact>
      )}
      {payerTaxId && (
        <Fact name={<Trans>Tax number</Trans>}>
          <bdi dir="ltr">{payerTaxId}</bdi>
        </Fact>
      )}
      {(payerContactName || payerContactPhone || payerContactEmail) && (
        <Fact name={<Trans>Contact person</Trans>}>
          {payerContactName && <bdi>{payerContactName}</bdi>}
          {payerContactPhone && <PhoneLink phone={payerContactPhone} />}
          {payerContactEmail && <EmailLink email={payerContactEmail} />}
        </Fact>
      )}
      <Amounts order={order} />
    </Facts>
  );
}

function Amounts({ order: { pricePerMeeting, estimatedMeetings, estimatedTotal, isTotalGiven, paidAmount } }: { order: Order }) {
  const format = useFormat();
  return (
    <>
      {pricePerMeeting !== null && (
        <Fact name={<Trans>Price per lesson</Trans>}>
          <Money minor={pricePerMeeting} />
        </Fact>
      )}
      {estimatedMeetings !== null && <Fact name={<Trans>Expected lessons</Trans>}>{format.number(estimatedMeetings)}</Fact>}
      {estimatedTotal !== null && (
        <Fact name={isTotalGiven ? <Trans>Expected total</Trans> : <Trans>Expected total (price × lessons)</Trans>}>
          <Money minor={estimatedTotal} />
        </Fact>
      )}
      <Fact name={<Trans>Paid so far</Trans>}>
        <Money minor={paidAmount} />
      </Fact>
      {estimatedTotal !== null && (
        <Fact name={<Trans>Still open</Trans>}>
          <Money minor={Math.max(0, estimatedTotal - paidAmount)} />
        </Fact>
      )}
    </>
  );
}
