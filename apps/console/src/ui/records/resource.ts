import type { MessageDescriptor } from '@lingui/core';
import { type Action, useMay } from '../../modules/access/may.ts';

export interface RecordBase {
  id: string;
  version: number;
}

/** One kind of record, as much of it as lists, forms and pages need to know. */
export interface Resource<Item extends RecordBase = RecordBase> {
  /** As in the API's paths, the query keys and the permissions: `customers`. */
  name: string;
  /** As the audit log calls one: `customer`. */
  entity: string;
  one: MessageDescriptor;
  many: MessageDescriptor;
  /** What people call each field: labels of forms, names in the history, columns of a conflict. */
  fields: Partial<Record<string, MessageDescriptor>>;
  titleOf: (item: Item) => string;
  /** The address of its page in the console. */
  pageOf: (id: string) => string;
  /** Another kind of record whose phone or e-mail may be the same: a new lead may be a customer already. */
  twin?: { name: string; pageOf: (id: string) => string };
  /** The permissions it goes by, where they aren't its own: holidays are whose the branches are. */
  guard?: { resource: string; seeing: Action; changing: Action };
  /** The server writes its list to a file. */
  isExported?: boolean;
  /** A school has just one: its address in the API has no id. */
  isSingle?: boolean;
  /** Deleting can't be undone: its page has a way of its own, which asks first. */
  isFinal?: boolean;
}

/** Whether to show a way to do this with a record of the kind. */
export function useMayDo({ name, guard }: Pick<Resource, 'name' | 'guard'>, action: Action): boolean {
  const guarded = guard && { resource: guard.resource, action: action === 'VIEW' ? guard.seeing : guard.changing };
  return useMay(guarded?.resource ?? name, guarded?.action ?? action);
}

/** Its address in the API, below `/api/v1`. */
export function apiPath(resource: Pick<Resource, 'name' | 'isSingle'>, id: string): string {
  return resource.isSingle ? `/${resource.name}` : `/${resource.name}/${encodeURIComponent(id)}`;
}
