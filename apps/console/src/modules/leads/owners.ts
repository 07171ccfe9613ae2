import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { Choice } from '../../ui/records/list-definition.ts';
import { useMe } from '../access/me.ts';
import { type Lead, type Named, ownersQuery } from './lead.ts';

/** Whom leads can be given to; until that is known, oneself. */
export function useOwners(): Named[] {
  const me = useMe();
  return useQuery(ownersQuery).data ?? [{ id: me.id, name: me.name }];
}

/** Nobody, then everybody; an owner who has left since stands with them. */
export function useOwnerChoices(lead?: Pick<Lead, 'owner'>): Choice[] {
  const { t } = useLingui();
  const owners = useOwners();
  const gone = lead?.owner && !owners.some(({ id }) => id === lead.owner?.id) ? [lead.owner] : [];
  return [{ value: '', label: t`Nobody` }, ...[...gone, ...owners].map(({ id, name }) => ({ value: id, label: name }))];
}

export function useOwnerFilter(): Choice[] {
  const { t } = useLingui();
  const me = useMe();
  const others = useOwners().filter(({ id }) => id !== me.id);
  return [
    { value: me.id, label: t`Mine` },
    { value: 'none', label: t`Nobody’s` },
    ...others.map(({ id, name }) => ({ value: id, label: name })),
  ];
}
