import { type ListSpec, type ListState, listSearch } from '../../../ui/records/list-state.ts';
import { DELIVERY_STATUSES, type DeliveryKey } from './delivery.ts';

export const deliveryLogSpec = {
  sorts: ['at'],
  filters: { status: DELIVERY_STATUSES, type: 'text', endpointId: 'text', from: 'text', to: 'text' },
} satisfies ListSpec;

/** The log's filters, and which delivery is open beside it: `<endpoint>.<delivery>`. */
export function deliverySearch(search: Record<string, unknown>): ListState {
  const open = typeof search.open === 'string' && openedOf(search.open) ? { open: search.open } : {};
  return { ...listSearch(deliveryLogSpec)(search), ...open };
}

export function openedOf(open: string): DeliveryKey | null {
  const [, endpointId, id] = /^([A-Za-z0-9_-]{1,64})\.([A-Za-z0-9_-]{1,64})$/.exec(open) ?? [];
  return endpointId && id ? { endpointId, id } : null;
}

export function openOf({ endpointId, id }: DeliveryKey): string {
  return `${endpointId}.${id}`;
}
