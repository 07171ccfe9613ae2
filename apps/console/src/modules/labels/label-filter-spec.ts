import type { FilterKind } from '../../ui/records/list-state.ts';

/** The filters every labelled record's list has. */
export const labelFilterSpec = { tag: 'text', customField: 'text' } satisfies Record<string, FilterKind>;
