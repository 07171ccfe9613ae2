import type { TenantTx } from '../../../platform/db/transactions.ts';
import { notFound } from '../../../platform/errors.ts';
import { getRegistration } from '../registrations/registrations-store.ts';
import { seesRevenue } from '../visibility.ts';
import { earnsByShares, moneyOf } from './book.ts';
import { readBook } from './book-store.ts';
import type { RegistrationWhy } from './why-schemas.ts';
import { listHandedOut, listPayers } from './why-store.ts';

/** What of a registration each lesson earned or will earn, and what was settled without one: the lines are its net amount. */
export async function explainRegistration(tx: TenantTx, id: string): Promise<RegistrationWhy> {
  const registration = await getRegistration(tx, id);
  if (!seesRevenue(tx.caller)) throw notFound('payment');
  const [payer] = await listPayers(tx, [id]);
  const book = await readBook(tx, registration.cycleId);
  const money = moneyOf(book, () => 100);
  const past = (await listHandedOut(tx, id)).map((one) => ({ ...one, kind: one.meetingId ? ('held' as const) : ('settled' as const) }));
  const coming = book.meetings.flatMap(({ id: meetingId, date }) => {
    const share = money.get(meetingId)?.shares.get(id);
    return share === undefined ? [] : [{ kind: 'to_come' as const, meetingId, date, allocated: share, amount: share }];
  });
  const handed = [...past, ...coming].reduce((sum, { allocated }) => sum + allocated, 0);
  const { netAmount = 0, vatRateBp = 0 } = payer ?? {};
  const isCounted = book.registrations.some((one) => one.id === id && one.endsOn === null && one.isOpen);
  const rest = isCounted && book.unplanned > 0 && earnsByShares(book) ? netAmount - handed : 0;
  return {
    registrationId: id,
    amount: registration.amount ?? 0,
    refundAmount: registration.refundAmount ?? 0,
    creditedAmount: registration.creditedAmount ?? 0,
    dueAmount: registration.dueAmount ?? 0,
    paidAmount: registration.paidAmount ?? 0,
    ...{ vatRateBp, netAmount },
    lines: [
      ...past,
      ...coming,
      ...(rest > 0 ? [{ kind: 'unplanned' as const, meetingId: null, date: null, allocated: rest, amount: rest }] : []),
    ],
  };
}
