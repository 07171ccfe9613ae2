import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Role } from '../me.ts';
import type { Grant, Grants } from './grants.ts';

/** What a role may do at this school, and what may be changed of it. By permission: `students:VIEW`. */
export interface RoleView {
  id: Role;
  version: number;
  permissions: Grants;
  /** Unless a school says otherwise. */
  defaults: Grants;
  choices: Record<string, Grant[]>;
  isChanged: boolean;
}

export const rolesQuery = queryOptions({
  queryKey: ['roles', 'list'],
  queryFn: async ({ signal }) => (await api.list<RoleView>('/roles', { signal })).data,
});

export function saveRole(role: RoleView, grants: Grants): Promise<RoleView> {
  return api.put<RoleView>(`/roles/${role.id}`, { permissions: grants }, { ifMatch: role.version });
}
