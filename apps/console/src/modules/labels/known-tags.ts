import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import type { Page } from '../../api/envelope.ts';
import type { Labels } from './custom-fields.ts';

/** Tags to suggest: those of the records this browser has read, the most used first. */
export function useKnownTags(resource: string): string[] {
  const queries = useQueryClient();
  const counts = new Map<string, number>();
  const lists = queries.getQueriesData<Partial<InfiniteData<Page<Partial<Labels>>>>>({ queryKey: [resource, 'list'] });
  for (const [, data] of lists) {
    for (const { tags = [] } of data?.pages?.flatMap((page) => page.data) ?? []) {
      for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
    }
  }
  return [...counts.entries()].sort(([, one], [, other]) => other - one).map(([tag]) => tag);
}
