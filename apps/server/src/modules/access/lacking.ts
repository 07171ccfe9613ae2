import type { Caller } from '../../platform/caller.ts';
import { AppError } from '../../platform/errors.ts';
import { scopeFor } from './api-keys/scopes.ts';

/** The refusal of a caller who lacks a permission, in the words for a person or for a key. */
export function lacking(caller: Caller, permission: string): AppError {
  if (caller.kind !== 'key') return new AppError('FORBIDDEN', `Your role does not include ${permission}. Ask an administrator for it.`);
  const scope = scopeFor(permission);
  if (!scope) return new AppError('FORBIDDEN', `No API key may do this: it needs ${permission}. Sign in as a person who may.`);
  return lacksScope(scope);
}

export function lacksScope(scope: string): AppError {
  return new AppError('FORBIDDEN', `This API key lacks the scope ${scope}. An administrator can add it to the key.`);
}
