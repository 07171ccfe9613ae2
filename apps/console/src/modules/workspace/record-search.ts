import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { isApiError } from '../../api/api-error.ts';
import { api } from '../../api/index.ts';
import { may } from '../access/may.ts';
import { type Me, useMe } from '../access/me.ts';

export interface FoundRecord {
  /** As in the API's paths, which the console's pages share: `students`. */
  resource: string;
  id: string;
  title: string;
  subtitle: string | null;
}

/** Lists that can be searched one by one where the server has no search over all. */
const LISTS = ['students', 'customers', 'leads'] as const;
const FEW = 6;

/** What fits a few letters, from every kind of record this person may see. */
export function useRecordSearch(text: string) {
  const me = useMe();
  const search = useQuery({
    queryKey: ['search', text],
    queryFn: ({ signal }) => findRecords(me, text, signal),
    enabled: text.length >= 2,
    placeholderData: keepPreviousData,
  });
  const rows = text.length >= 2 ? (search.data ?? []) : [];
  return {
    isBusy: search.isFetching,
    rows: rows.map((row) => ({ ...row, path: `/${row.resource}/${encodeURIComponent(row.id)}` })),
  };
}

async function findRecords(me: Me, text: string, signal: AbortSignal): Promise<FoundRecord[]> {
  try {
    return await api.get<FoundRecord[]>('/search', { signal, query: { q: text } });
  } catch (error) {
    // A server without the common search still has one for each list.
    if (!isApiError(error, 'NOT_FOUND')) throw error;
    const found = await Promise.all(LISTS.filter((name) => may(me, name, 'VIEW')).map((name) => searchList(name, text, signal)));
    return found.flat();
  }
}

interface Person {
  id: string;
  name: string;
  phone: string | null;
  customer?: { name: string };
}

async function searchList(resource: string, text: string, signal: AbortSignal): Promise<FoundRecord[]> {
  const { data } = await api.list<Person>(`/${resource}`, { signal, query: { search: text, limit: FEW, cursor: '' } });
  return data.map(({ id, name, phone, customer }) => ({ resource, id, title: name, subtitle: customer?.name ?? phone }));
}
