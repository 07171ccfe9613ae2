import { isApiError } from '../../../api/api-error.ts';

export type SignInProblem =
  | { kind: 'wrong' }
  | { kind: 'tooMany'; retryAtMs: number | null }
  | { kind: 'offline' }
  | { kind: 'broken'; requestId: string | null };

/** What went wrong, in the terms the login page has words for. */
export function signInProblem(error: unknown, nowMs: number): SignInProblem {
  if (!isApiError(error)) return { kind: 'broken', requestId: null };
  if (error.status === 0) return { kind: 'offline' };
  if (error.status === 429) {
    const seconds = error.retryAfterSeconds;
    return { kind: 'tooMany', retryAtMs: seconds === null ? null : nowMs + seconds * 1000 };
  }
  // 400 is an e-mail or password the server won't even look up: for the person the same thing.
  if (error.status === 401 || error.status === 400) return { kind: 'wrong' };
  return { kind: 'broken', requestId: error.requestId };
}
