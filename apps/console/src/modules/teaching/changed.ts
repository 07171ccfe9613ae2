import type { QueryClient } from '@tanstack/react-query';

const TOUCHED = ['cycles', 'meetings', 'registrations', 'payments', 'attendance'];

/** What happens to a lesson or a place moves counters, ends, money and marks around it: all of that is read again. */
export async function refetchTeaching(queries: QueryClient): Promise<void> {
  await Promise.all(TOUCHED.map((name) => queries.invalidateQueries({ queryKey: [name] })));
}
