import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';

interface Version {
  version: string;
  /** Whether anybody may open a school here. */
  allowsSignUp: boolean;
}

export const versionQuery = queryOptions({
  queryKey: ['version'],
  queryFn: ({ signal }) => api.get<Version>('/meta/version', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});
