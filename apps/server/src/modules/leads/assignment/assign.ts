import type { TenantTx } from '../../../platform/db/transactions.ts';
import { invalid } from '../../../platform/errors.ts';
import { checkVersion } from '../../../platform/versions.ts';
import { keepStory } from '../activities/kept-activities.ts';
import { tellLeads } from '../leads/lead-changes.ts';
import type { Lead } from '../leads/lead-schemas.ts';
import { currentLead, listLeadsByIds, lockLead, lockLeads, setLeadsOwner } from '../leads/leads-store.ts';
import { holdReferences } from '../leads/references-store.ts';
import type { Assigned, BulkAssignment } from './rule-schemas.ts';

/** Gives a lead to one of the staff, or to nobody. */
export async function assignLead(tx: TenantTx, id: string, ownerId: string | null, ifMatch: number | null): Promise<Lead> {
  const before = await lockLead(tx, id);
  checkVersion(before, ifMatch);
  await give(tx, [before], ownerId);
  return currentLead(tx, id);
}

/** Gives several leads to one person: all of them, or none when one is not there. */
export async function assignLeads(tx: TenantTx, { ids, ownerId }: BulkAssignment): Promise<Assigned> {
  const before = await lockLeads(tx, ids);
  const known = new Set(before.map(({ id }) => id));
  const place = ids.findIndex((id) => !known.has(id));
  if (place !== -1) throw invalid(`ids.${place}`, 'is not a lead of this school');
  return { assigned: await give(tx, before, ownerId) };
}

async function give(tx: TenantTx, leads: readonly Lead[], ownerId: string | null): Promise<number> {
  const { owners } = await holdReferences(tx, [{ ownerId, courseId: null, branchId: null }]);
  if (ownerId !== null && !owners.has(ownerId)) throw invalid('ownerId', 'is not an active user of this school');
  const moving = leads.filter((lead) => lead.ownerId !== ownerId);
  const ids = moving.map(({ id }) => id);
  await setLeadsOwner(tx, ids, ownerId);
  const after = new Map((await listLeadsByIds(tx, ids)).map((lead) => [lead.id, lead]));
  const changes = moving.flatMap((before) => {
    const now = after.get(before.id);
    return now ? [{ before, after: now }] : [];
  });
  await keepStory(tx, changes);
  await tellLeads(tx, 'assigned', changes);
  return changes.length;
}
