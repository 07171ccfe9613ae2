/**
 * What a key may do. `<resource>:read` gives VIEW; `<resource>:write` CREATE, UPDATE and DELETE, and VIEW as well, since
 * the answer to every change shows the record. Always of all records; RUN and EXPORT are for people. The named scopes
 * open routes made for them (`keys.with`); of them only MANAGE_WEBHOOKS gives permissions.
 *
 * No scope opens what could give a key more than it has (CLOSED: users, keys, settings …), nor what belongs to the
 * person who did it: imports, exports, jobs, saved views.
 */
import { type Action, RESOURCES, type Resource } from '../permission-matrix.ts';
import { CLOSED } from '../roles/role-rules.ts';

const OF_PERSONS: ReadonlySet<Resource> = new Set(['imports', 'exports', 'jobs', 'saved-views']);
// There is nothing to write in them: they are told by others.
const ONLY_READ: ReadonlySet<Resource> = new Set(['progress', 'reports', 'mail-log', 'sync-logs']);

const OPENED: ReadonlyMap<string, readonly string[]> = new Map([
  ['READ_LEARNER_PROGRESS', []],
  ['READ_SESSION_DATA', []],
  ['READ_ANALYTICS', []],
  ['WRITE_EXTERNAL_EVENTS', []],
  ['WRITE_ENROLLMENTS', []],
  ['WRITE_LEADS', []],
  ['MANAGE_WEBHOOKS', permissions('webhooks', ['VIEW', 'CREATE', 'UPDATE', 'DELETE', 'RUN'])],
  ...RESOURCES.filter((resource) => !CLOSED.has(resource) && !OF_PERSONS.has(resource)).flatMap(readAndWrite),
]);

function readAndWrite(resource: Resource): [string, string[]][] {
  const read: [string, string[]] = [`${resource}:read`, permissions(resource, ['VIEW'])];
  return ONLY_READ.has(resource) ? [read] : [read, [`${resource}:write`, permissions(resource, ['VIEW', 'CREATE', 'UPDATE', 'DELETE'])]];
}

function permissions(resource: Resource, actions: Action[]): string[] {
  return actions.map((action) => `${resource}:${action}`);
}

/** Every scope a key may have. */
export const SCOPES: readonly string[] = [...OPENED.keys()];

/** The permissions of a key's scopes. A scope that is no more, after an upgrade say, gives nothing. */
export function grantsOfScopes(scopes: readonly string[]): ReadonlyMap<string, 'all'> {
  return new Map(scopes.flatMap((scope) => (OPENED.get(scope) ?? []).map((permission) => [permission, 'all'] as const)));
}

/** The scope that gives a permission, the most usual one; null when no key can have it. */
export function scopeFor(permission: string): string | null {
  const giving = SCOPES.filter((scope) => OPENED.get(scope)?.includes(permission));
  // The list has read before write: the least that will do.
  return giving.find((scope) => scope.includes(':')) ?? giving[0] ?? null;
}
