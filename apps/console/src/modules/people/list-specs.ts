import type { ListSpec } from '../../ui/records/list-state.ts';

export const studentListSpec = { sorts: ['name', 'createdAt', 'lastActiveAt'], filters: { grade: 'text' } } satisfies ListSpec;
export const customerListSpec = { sorts: ['name', 'createdAt'], filters: { city: 'text' } } satisfies ListSpec;
