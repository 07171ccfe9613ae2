import type { Caller } from '../../platform/caller.ts';
import type { Resource } from './permission-matrix.ts';

/** How far a caller sees: every record, their own, or none. Work without a person (demo, jobs) sees all. */
export function reach(caller: Caller, resource: Resource): 'all' | 'own' | 'none' {
  if (!caller.grants) return caller.kind === 'system' || caller.kind === 'job' ? 'all' : 'none';
  return caller.grants.get(`${resource}:VIEW`) ?? 'none';
}
