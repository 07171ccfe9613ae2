import type { ListSpec } from '../../../ui/records/list-state.ts';

/** Something that happened, as others are told. */
export interface FeedEvent {
  id: string;
  type: string;
  timestamp: string;
  /** The record it is about. */
  subject: string;
  /** `user:…`, `key:…`, `app:…`, `job`. */
  actor: string;
  data: Record<string, unknown>;
}

export const eventSpec = { sorts: ['at'], filters: { types: 'text' } } satisfies ListSpec;
