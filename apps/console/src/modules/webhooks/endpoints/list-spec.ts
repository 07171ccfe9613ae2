import type { ListSpec } from '../../../ui/records/list-state.ts';

export const webhookListSpec = { sorts: ['createdAt'], filters: { isEnabled: 'boolean' } } satisfies ListSpec;
