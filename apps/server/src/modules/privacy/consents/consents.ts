import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid, notFound } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { holdCustomer, readCustomer } from '../../people/index.ts';
import type { Consent, Consents, NewConsent } from './consent-schemas.ts';
import { getConsent, holdStudentOf, insertConsent, listConsents, listCurrentConsents } from './consents-store.ts';

const MOST = 500;

/** How a family stands to each purpose, and how it came to that. */
export async function readConsents(tx: TenantTx, id: string): Promise<Consents> {
  // A merged customer's id goes on finding the one who stayed.
  const { id: customerId } = await readCustomer(tx, id);
  return { current: await listCurrentConsents(tx, customerId), history: await listConsents(tx, customerId, MOST) };
}

/** Adds what was said to the history; nothing that was said before is changed. */
export async function recordConsent(tx: TenantTx, id: string, given: NewConsent): Promise<Consent> {
  const customerId = await holdCustomer(tx, id);
  if (!customerId) throw notFound('customer');
  const studentId = given.studentId ?? null;
  if (studentId && !(await holdStudentOf(tx, customerId, studentId))) throw invalid('studentId', 'is not a student of this customer');
  const { purpose, isGiven, source, textVersion = null, note = null, givenAt = null } = given;
  if (givenAt && Date.parse(givenAt) > Date.now() + CLOCKS_DIFFER_MS) throw invalid('givenAt', 'is in the future; leave it out for now');
  const consentId = newId('con');
  await insertConsent(tx, { id: consentId, customerId, studentId, purpose, isGiven, source, textVersion, note, givenAt });
  const consent = await getConsent(tx, consentId);
  // Listeners hear what holds; where the evidence lies is for staff.
  const { note: _, recordedBy: __, ...told } = consent;
  await record(tx, {
    action: 'customer.consent_recorded',
    entity: 'customer',
    entityId: customerId,
    new: { consentId, studentId, purpose, isGiven, source, textVersion, givenAt: consent.givenAt },
    event: { type: 'customer.consent_recorded', subject: customerId, data: told },
  });
  return consent;
}

const CLOCKS_DIFFER_MS = 5 * 60_000;
