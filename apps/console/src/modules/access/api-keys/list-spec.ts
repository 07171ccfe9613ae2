import type { ListSpec } from '../../../ui/records/list-state.ts';

export const apiKeyListSpec = { sorts: ['name', 'createdAt'], filters: {} } satisfies ListSpec;
