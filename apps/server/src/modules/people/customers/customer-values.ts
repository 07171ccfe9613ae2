import { phoneSpellings } from '../../../platform/phones.ts';
import type { CustomValues } from '../../access/index.ts';
import type { CustomerReplacement } from '../schemas.ts';
import { searchText } from '../search/search-text.ts';
import type { CustomerValues } from './customers-store.ts';

/** What is stored of a customer: the fields given, phone and custom fields already checked. */
export function valuesOf(given: CustomerReplacement, phone: string | null, customFields: CustomValues): CustomerValues {
  const email = given.email ?? null;
  return {
    name: given.name,
    email,
    phone,
    address: given.address ?? null,
    city: given.city ?? null,
    notes: given.notes ?? null,
    source: given.source ?? null,
    externalId: given.externalId ?? null,
    tags: given.tags ?? [],
    customFields,
    searchText: searchText(given.name, email, phoneSpellings(phone)),
  };
}
