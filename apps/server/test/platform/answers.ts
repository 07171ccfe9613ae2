import type { RouteAnswer } from '../guarantees/route-calls.ts';

interface Said {
  code: string;
  message: string;
  details?: { field: string; message: string }[];
}

export interface Failure {
  error?: Said;
}

/** What a failure says: one contract prints the code itself, with its sentence beside it. */
function saidIn(body: unknown): Said | undefined {
  const { error } = body as { error?: Said | string };
  return typeof error === 'string' ? { ...(body as Said), code: error } : error;
}

/** What is wrong with the answer to a broken request; null when it is as it should be. */
export function problemWith({ status, body }: RouteAnswer): string | null {
  if (status < 400) return null;
  if (status >= 500 || status === 429) return `answered ${status} ${JSON.stringify(body)}`;
  const error = saidIn(body);
  if (!error?.code || !error.message) return `answered ${status} without code and message`;
  // PostgreSQL refused what the schema let through.
  if (error.message.includes('cannot be stored. Check')) return 'let something through that PostgreSQL refused';
  return null;
}

/** The fields an answer says something is wrong with. */
export const namedIn = (body: unknown): string[] => (saidIn(body)?.details ?? []).map(({ field }) => field);
