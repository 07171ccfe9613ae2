import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './api-error.ts';

/** A refusal stays a refusal; only a broken line or a broken server is worth another try. */
export function isWorthRetrying(failures: number, error: unknown): boolean {
  if (failures >= 2) return false;
  return !isApiError(error) || error.status === 0 || error.status >= 500;
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: isWorthRetrying,
        staleTime: 30_000,
        // Long enough that Back after a phone call finds list and scroll position as they were.
        gcTime: 30 * 60_000,
      },
    },
  });
}
