import { useLingui } from '@lingui/react';
import { useQuery } from '@tanstack/react-query';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { groupsOf } from '../endpoints/choosing/event-groups.ts';
import { eventTypesQuery } from '../endpoints/choosing/event-type.ts';
import { KIND_NAMES } from '../endpoints/choosing/kind-names.ts';

/** All of a kind first, then each of it. */
export function useFeedTypeChoices(): Choice[] {
  const { i18n } = useLingui();
  const { data = [] } = useQuery(eventTypesQuery);
  return groupsOf(data.filter(({ isTold }) => isTold)).flatMap(({ kind, types }) => {
    const each = types.map(({ name }) => ({ value: name, label: name }));
    const known = KIND_NAMES[kind];
    return kind === '' || each.length === 1 ? each : [{ value: `${kind}.*`, label: known ? i18n._(known) : kind }, ...each];
  });
}
