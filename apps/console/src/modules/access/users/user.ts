import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import type { Locale } from '../../../i18n/locale.ts';
import type { Role } from '../me.ts';

/** A person who may sign in. */
export interface User {
  id: string;
  version: number;
  email: string;
  name: string;
  role: Role;
  /** null: as the school. */
  locale: Locale | null;
  externalId: string | null;
  isActive: boolean;
  /** False: invited, and has not chosen one yet. */
  hasPassword: boolean;
  hasTwoFactor: boolean;
  invitationExpiresAt: string | null;
  lastSignedInAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export function userQuery(id: string) {
  return queryOptions({
    queryKey: ['users', id, 'detail'],
    queryFn: ({ signal }) => api.get<User>(`/users/${encodeURIComponent(id)}`, { signal }),
  });
}
