import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid, refused } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { holdCustomer } from '../../people/index.ts';
import { tellRegistration } from '../registrations/registration-changes.ts';
import type { Registration, RegistrationPayment } from '../registrations/registration-schemas.ts';
import { registrationFor } from '../registrations/registration-view.ts';
import { lockRegistration } from '../registrations/registrations.ts';
import { currentRegistration } from '../registrations/registrations-store.ts';
import type { NewPayment, Payment, PaymentQuery } from './payment-schemas.ts';
import { currentPayment, getPayment, insertPayment, listPayments, type PaymentValues, sumPaid } from './payments-store.ts';

export async function browsePayments(tx: TenantTx, query: PaymentQuery): Promise<Listing<Payment>> {
  return listPayments(tx, query);
}

export async function readPayment(tx: TenantTx, id: string): Promise<Payment> {
  return getPayment(tx, id);
}

/** Money received, or with `refundOf` given back. Rows are never changed: a mistake is reversed by a refund. */
export async function recordPayment(tx: TenantTx, given: NewPayment): Promise<Payment> {
  return given.refundOf === undefined ? receive(tx, given) : refund(tx, given, given.refundOf);
}

/** Money received for a registration; answers how it stands now. */
export async function payRegistration(tx: TenantTx, id: string, given: RegistrationPayment): Promise<Registration> {
  await receive(tx, { ...given, registrationId: id });
  return registrationFor(tx.caller, await currentRegistration(tx, id));
}

async function receive(tx: TenantTx, given: NewPayment): Promise<Payment> {
  const { registrationId, amount, method } = given;
  if (method === undefined) throw invalid('method', 'is needed: how was it paid?');
  const registration = registrationId === undefined ? null : (await lockRegistration(tx, registrationId)).before;
  const customerId = given.customerId ?? registration?.customerId;
  if (customerId === undefined) throw invalid('registrationId', 'is needed, or customerId for a payment without a registration');
  const heldId = await holdCustomer(tx, customerId);
  if (heldId === null) throw invalid('customerId', 'is not a customer of this school');
  if (registration && !given.allowCredit) refuseTooMuch(registration, amount);
  return keep(tx, given.id ?? newId('pay'), {
    customerId: heldId,
    registrationId: registrationId ?? null,
    ...{ amount, method },
    ...restOf(given),
    refundOf: null,
  });
}

function refuseTooMuch({ dueAmount, paidAmount }: Registration, amount: number): void {
  const owed = Math.max(0, (dueAmount ?? 0) - (paidAmount ?? 0));
  if (amount > owed) {
    throw refused(
      `Only ${owed} is still owed (in the minor unit of the currency). Pay that, or allow the rest to stand as credit (allowCredit).`,
      'more_than_owed',
      { owedMinor: owed },
    );
  }
}

async function refund(tx: TenantTx, given: NewPayment, refundOf: string): Promise<Payment> {
  const { registrationId } = await getPayment(tx, refundOf);
  if (given.registrationId !== undefined && given.registrationId !== registrationId)
    throw invalid('registrationId', 'is not what that payment was for');
  if (registrationId) await lockRegistration(tx, registrationId);
  const original = await currentPayment(tx, refundOf, true);
  if (given.customerId !== undefined && given.customerId !== original.customerId)
    throw invalid('customerId', 'is not who made that payment');
  if (original.refundOf) throw refused('This is a refund itself. Record a new payment instead.', 'is_refund');
  const left = original.amount - original.refundedAmount;
  if (given.amount > left)
    throw refused(`Only ${left} of that payment has not been given back yet (in the minor unit of the currency).`, 'more_than_paid', {
      leftMinor: left,
    });
  const { method = original.method } = given;
  return keep(tx, given.id ?? newId('pay'), {
    customerId: original.customerId,
    registrationId,
    ...{ amount: given.amount, method },
    ...restOf(given),
    refundOf,
  });
}

function restOf({ receivedAt, reference, notes }: NewPayment): Pick<PaymentValues, 'receivedAt' | 'reference' | 'notes'> {
  return { receivedAt: receivedAt ?? null, reference: reference ?? null, notes: notes || null };
}

/** Writes a payment, and what is paid for its registration, whose cycle is locked. */
export async function keep(tx: TenantTx, id: string, values: PaymentValues): Promise<Payment> {
  const { registrationId } = values;
  const before = registrationId ? await currentRegistration(tx, registrationId) : null;
  await insertPayment(tx, id, values);
  const payment = await currentPayment(tx, id);
  await record(tx, {
    action: values.refundOf ? 'payment.refunded' : 'payment.received',
    entity: 'payment',
    entityId: id,
    new: { ...payment },
    event: { type: values.refundOf ? 'payment.refunded' : 'payment.received', subject: id, data: { ...payment } },
  });
  if (registrationId && before) {
    await sumPaid(tx, registrationId);
    const after = await currentRegistration(tx, registrationId);
    const isNowPaid = after.paymentStatus === 'paid' && before.paymentStatus !== 'paid';
    await tellRegistration(tx, isNowPaid ? 'paid' : 'updated', before, after);
  }
  return payment;
}
