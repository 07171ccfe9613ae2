import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../../api/index.ts';

/** Something the school tells others. */
export interface EventType {
  /** `customer.created`, or one of the six in capitals. */
  name: string;
  description: string;
  /** False: named already, told by a later version. */
  isTold: boolean;
  example: Record<string, unknown>;
}

export const eventTypesQuery = queryOptions({
  queryKey: ['event-types'],
  queryFn: ({ signal }) => api.get<EventType[]>('/event-types', { signal }),
  // The server’s version decides.
  staleTime: Number.POSITIVE_INFINITY,
});
