import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/index.ts';
import { apiPath } from '../../ui/records/resource.ts';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { useMay } from '../access/may.ts';
import { type Lead, leadQuery } from './lead.ts';
import { useOwnerChoices } from './owners.ts';
import { leads } from './resources.ts';

/** Who works on it, given to somebody else by choosing them. */
export function OwnerSelect({ lead }: { lead: Lead }) {
  const { t } = useLingui();
  const mayAssign = useMay('leads', 'UPDATE');
  const queries = useQueryClient();
  const choices = useOwnerChoices(lead);
  const assign = useMutation({
    mutationFn: (ownerId: string | null) => api.post<Lead>(`${apiPath(leads, lead.id)}/assign`, { ownerId }, { ifMatch: lead.version }),
    onSuccess: (saved) => queries.setQueryData(leadQuery(lead.id).queryKey, saved),
    onError: (error) =>
      notifications.show({ color: 'red', autoClose: false, title: t`The owner wasn’t changed`, message: <ProblemText error={error} /> }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['leads'] }),
  });
  if (!mayAssign) return <bdi>{lead.owner?.name ?? t`Nobody`}</bdi>;
  return (
    <NativeSelect
      size="xs"
      aria-label={t`Owner`}
      data={choices}
      disabled={assign.isPending}
      value={(assign.isPending ? assign.variables : lead.ownerId) ?? ''}
      onChange={(event) => assign.mutate(event.currentTarget.value || null)}
    />
  );
}
