import type { TenantTx } from '../../../platform/db/transactions.ts';
import { theOnly } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { checkedPhone } from '../../access/index.ts';
import { keepActivity } from '../activities/activities.ts';
import type { OpenForm } from '../forms/forms-store.ts';
import { findRecentLead } from '../leads/contacts-store.ts';
import { createLeads } from '../leads/create-leads.ts';
import { holdContacts } from '../leads/lead-contacts.ts';
import { currentLead } from '../leads/leads-store.ts';
import type { PublicLead } from './intake-schemas.ts';
import { findByIdOrName } from './intake-store.ts';

type Given = Omit<PublicLead, 'formToken' | 'website'>;

/**
 * Takes in somebody who asks. Who asked within the last 24 hours, by phone or e-mail, and has an open lead, gets no
 * second one: what they say is added to it. The contact points are held first, so that two at once make one lead.
 */
export async function bringLead(tx: TenantTx, given: Given, form: OpenForm | null): Promise<{ leadId: string; isRepeat: boolean }> {
  const phone = await checkedPhone(tx, given.phone);
  const email = given.email ?? null;
  await holdContacts(tx, [{ phone, email }]);
  const known = await findRecentLead(tx, phone, email);
  if (known) {
    await addRepeat(tx, known, given, form);
    return { leadId: known, isRepeat: true };
  }
  const course = await wish(tx, 'courses', 'Course', given.course, form?.courseId);
  const branch = await wish(tx, 'branches', 'Branch', given.branch, form?.branchId);
  const message = [given.message, course.unknown, branch.unknown].filter(Boolean).join('\n');
  const { name, source = form?.source ?? null, utm: campaign } = given;
  const origin = { source, campaign, channel: form ? 'form' : 'api', formId: form?.id ?? null };
  const wanted = { name, phone, email, message, courseId: course.id, branchId: branch.id, ...origin, allowDuplicate: true };
  return { leadId: theOnly(await createLeads(tx, [wanted])).id, isRepeat: false };
}

async function addRepeat(tx: TenantTx, leadId: string, given: Given, form: OpenForm | null): Promise<void> {
  const { message, source, course, branch, utm } = given;
  const said = Object.entries({ source, course, branch, campaign: utm, form: form?.name }).filter(([, value]) => value !== undefined);
  const activity = { id: newId('act'), leadId, type: 'repeated', text: message || null, details: Object.fromEntries(said) } as const;
  await keepActivity(tx, await currentLead(tx, leadId), activity, 'repeated');
}

/** What they want: by id or name; a name that nobody knows is a line for the message. Without any, the form’s own. */
async function wish(
  tx: TenantTx,
  table: 'courses' | 'branches',
  label: string,
  text: string | undefined,
  usual: string | null | undefined,
) {
  const id = text === undefined ? (usual ?? null) : await findByIdOrName(tx, table, text);
  if (id) return { id, unknown: null };
  return { id: usual ?? null, unknown: text === undefined ? null : `${label}: ${text}` };
}
