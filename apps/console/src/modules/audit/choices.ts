import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import type { Choice } from '../../ui/records/list-definition.ts';
import { useMay } from '../access/may.ts';
import type { User } from '../access/users/user.ts';
import { KNOWN_RECORDS } from './known-records.ts';

/** The first hundred users; anybody else can be named by a link. */
export function useUserChoices(): Choice[] {
  const maySee = useMay('users', 'VIEW');
  const users = useQuery({
    queryKey: ['users', 'list', 'choices'],
    queryFn: ({ signal }) => api.list<User>('/users', { signal, query: { limit: 100, cursor: '' } }),
    enabled: maySee,
    staleTime: 5 * 60_000,
  });
  return (users.data?.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
}

export function useEntityChoices(): Choice[] {
  const { i18n } = useLingui();
  return KNOWN_RECORDS.map(({ entity, one }) => ({ value: entity, label: i18n._(one) }));
}
