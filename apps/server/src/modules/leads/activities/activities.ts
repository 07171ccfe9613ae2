import type { TenantTx } from '../../../platform/db/transactions.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { currentLead, getLead, lockLead, setFollowUp } from '../leads/leads-store.ts';
import { type ActivityValues, currentActivity, insertActivities, listActivities } from './activities-store.ts';
import type { ActivityQuery, LeadActivity, NewLeadActivity } from './activity-schemas.ts';

/** What was done about a lead; 404 for one the caller can't see. */
export async function browseActivities(tx: TenantTx, leadId: string, query: ActivityQuery): Promise<Listing<LeadActivity>> {
  const { id } = await getLead(tx, leadId);
  return listActivities(tx, id, query);
}

/** Writes down what somebody did, and when to follow up. */
export async function addActivity(tx: TenantTx, leadId: string, given: NewLeadActivity): Promise<LeadActivity> {
  const before = await lockLead(tx, leadId);
  const { text = null, outcome = null, followUpAt = null } = given;
  if (followUpAt) await setFollowUp(tx, leadId, followUpAt);
  return keepActivity(tx, before, { id: newId('act'), leadId, type: given.type, text, outcome, followUpAt });
}

/** Writes an activity, its audit row, and the event: the lead as it is now, with what was done. */
export async function keepActivity(
  tx: TenantTx,
  before: { followUpAt: string | null },
  values: ActivityValues,
  action = 'activity_added',
): Promise<LeadActivity> {
  await insertActivities(tx, [values]);
  const activity = await currentActivity(tx, values.id);
  const after = await currentLead(tx, values.leadId);
  await record(tx, {
    action: `lead.${action}`,
    entity: 'lead',
    entityId: after.id,
    old: { followUpAt: before.followUpAt },
    new: { followUpAt: after.followUpAt, activity },
    event: { type: 'lead.updated', subject: after.id, data: { ...after, activity } },
  });
  return activity;
}
