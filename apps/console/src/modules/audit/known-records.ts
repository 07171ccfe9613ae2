import type { Resource } from '../../ui/records/resource.ts';
import { apiKeys } from '../access/api-keys/resource.ts';
import { connectedApps } from '../access/connected-apps/resource.ts';
import { customFields } from '../access/custom-fields/resource.ts';
import { settings } from '../access/settings/resource.ts';
import { users } from '../access/users/resource.ts';
import { holidays } from '../catalog/holidays/resource.ts';
import { instructors } from '../catalog/instructors/resource.ts';
import { orders } from '../catalog/orders/resource.ts';
import { branches, courses } from '../catalog/resources.ts';
import { leadForms, leads } from '../leads/resources.ts';
import { customers, students } from '../people/resources.ts';
import { cycles } from '../teaching/cycles/resource.ts';
import { expenses } from '../teaching/expenses/resource.ts';
import { meetings } from '../teaching/meetings/resource.ts';
import { payments } from '../teaching/payments/resource.ts';
import { webhooks } from '../webhooks/endpoints/resource.ts';

type KnownRecord = Pick<Resource, 'entity' | 'one' | 'fields' | 'pageOf'>;

/** Every kind of record with a page of its own in the console, for names and links. */
export const KNOWN_RECORDS: readonly KnownRecord[] = [
  customers,
  students,
  leads,
  leadForms,
  courses,
  branches,
  instructors,
  orders,
  holidays,
  cycles,
  meetings,
  payments,
  expenses,
  users,
  settings,
  customFields,
  apiKeys,
  connectedApps,
  webhooks,
];

export function knownRecord(entity: string): KnownRecord | undefined {
  return KNOWN_RECORDS.find((record) => record.entity === entity);
}
