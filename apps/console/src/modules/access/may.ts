import { type Me, useMe } from './me.ts';

export type Action = 'VIEW' | 'CREATE' | 'UPDATE' | 'DELETE' | 'EXPORT' | 'RUN';

/** Whether to show a thing; the server decides whether it happens. */
export function may(me: Me, resource: string, action: Action): boolean {
  return `${resource}:${action}` in me.permissions;
}

/** Whether a permission covers the whole school or only one's own; undefined without it. */
export function useScope(resource: string, action: Action): 'all' | 'own' | undefined {
  return useMe().permissions[`${resource}:${action}`];
}

export function useMay(resource: string, action: Action): boolean {
  return may(useMe(), resource, action);
}

/** Undoing a deletion is the administrator's: the server asks for this permission beside the record's own. */
export function useMayRestore(): boolean {
  return useMay('settings', 'UPDATE');
}
