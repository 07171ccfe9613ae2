import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type Change, recordAll } from '../../../platform/ledger/ledger.ts';
import type { Lead } from './lead-schemas.ts';

const EVENTS = {
  created: 'lead.created',
  updated: 'lead.updated',
  assigned: 'lead.updated',
  restored: 'lead.updated',
  customer_merged: 'lead.updated',
  student_merged: 'lead.updated',
  converted: 'lead.converted',
  deleted: 'lead.deleted',
} as const;

/** A lead as it was and as it is. */
export interface LeadChange {
  before?: Lead | undefined;
  after?: Lead | undefined;
}

/** Audit row and event of each change; the event holds the whole lead. */
export async function tellLeads(tx: TenantTx, action: keyof typeof EVENTS, changes: readonly LeadChange[]): Promise<void> {
  await recordAll(
    tx,
    changes.map(({ before, after }): Change => {
      const shown = after ?? before;
      if (!shown) throw new Error('a change needs the record it changed');
      return {
        action: `lead.${action}`,
        entity: 'lead',
        entityId: shown.id,
        old: before && { ...before },
        new: after && { ...after },
        event: { type: EVENTS[action], subject: shown.id, data: { ...shown } },
      };
    }),
  );
}
