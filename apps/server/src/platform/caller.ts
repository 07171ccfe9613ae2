export type CallerKind = 'user' | 'key' | 'app' | 'student' | 'partner' | 'job' | 'system' | 'anonymous';

/** Who is acting, and from where: set once by the credentials check, carried by the transaction. */
export interface Caller {
  kind: CallerKind;
  id: string | null;
  /** Permissions and how far they reach, for callers that have a role. */
  grants?: ReadonlyMap<string, 'all' | 'own'>;
  /** What an API key was given, for routes made for one scope. */
  scopes?: readonly string[];
  /** An API key's own limit. */
  requestsPerHour?: number;
  /** The session a person acts in. */
  sessionId?: string;
  /** From the credentials, never from input. */
  tenantId: string;
  ip: string | null;
  userAgent: string | null;
  requestId: string;
}

/** The caller of work that nobody asked for by request: demo data, command line, jobs. */
export function systemCaller(tenantId: string, kind: 'job' | 'system', id: string): Caller {
  return { kind, id, tenantId, ip: null, userAgent: null, requestId: `${kind}:${id}` };
}
