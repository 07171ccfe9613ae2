import type { MessageDescriptor } from '@lingui/core';

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
  /** Whose permissions rule it, where it has none of its own: forms on the web are settings. */
  ruledBy?: { resource: string; action: 'UPDATE' };
  one: MessageDescriptor;
  many: MessageDescriptor;
  /** What people call each field: labels of forms, names in the history, columns of a conflict. */
  fields: Partial<Record<string, MessageDescriptor>>;
  titleOf: (item: Item) => string;
  /** The address of its page in the console. */
  pageOf: (id: string) => string;
  /** Another kind of record whose phone or e-mail may be the same: a new lead may be a customer already. */
  twin?: { name: string; pageOf: (id: string) => string };
}

/** Its address in the API, below `/api/v1`. */
export function apiPath(resource: Pick<Resource, 'name'>, id: string): string {
  return `/${resource.name}/${encodeURIComponent(id)}`;
}

/** The permission a change of it asks for. */
export function permissionFor(
  { name, ruledBy }: Pick<Resource, 'name' | 'ruledBy'>,
  action: 'CREATE' | 'UPDATE' | 'DELETE',
): [resource: string, action: 'CREATE' | 'UPDATE' | 'DELETE'] {
  return ruledBy ? [ruledBy.resource, ruledBy.action] : [name, action];
}
