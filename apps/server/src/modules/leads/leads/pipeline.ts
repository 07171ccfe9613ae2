import type { TenantTx } from '../../../platform/db/transactions.ts';
import { countByStatus, listLeads } from './lead-list-store.ts';
import { LeadQuery, type PipelineColumn, type PipelineQuery } from './lead-schemas.ts';
import { LEAD_STATUSES } from './lead-status.ts';

/** The leads by status: how many, and the newest of each. Each column is read by the index of its status. */
export async function readPipeline(tx: TenantTx, query: PipelineQuery): Promise<PipelineColumn[]> {
  const { cards, ...filters } = query;
  const counts = await countByStatus(tx, query);
  const columns: PipelineColumn[] = [];
  for (const status of LEAD_STATUSES) {
    const count = counts.get(status) ?? 0;
    const listed = cards > 0 && count > 0 ? await listLeads(tx, LeadQuery.parse({ ...filters, status, limit: cards, cursor: '' })) : null;
    columns.push({ status, count, cards: listed?.rows ?? [] });
  }
  return columns;
}
