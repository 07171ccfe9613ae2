import { useQuery } from '@tanstack/react-query';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { eventTypesQuery } from '../endpoints/choosing/event-type.ts';

/** Events by the names programs know; those no version tells yet are left out. */
export function useEventTypeChoices(): Choice[] {
  const { data = [] } = useQuery(eventTypesQuery);
  return data.filter(({ isTold }) => isTold).map(({ name }) => ({ value: name, label: name }));
}
