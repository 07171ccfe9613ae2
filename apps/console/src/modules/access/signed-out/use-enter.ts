import { useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { type Me, meQuery } from '../me.ts';

/** Somebody is in: nothing that another person had loaded in this browser stays. */
export function useEnter(): (me: Me) => void {
  const queries = useQueryClient();
  return (me) => {
    queries.clear();
    queries.setQueryData(meQuery.queryKey, me);
    api.session.restore();
  };
}
