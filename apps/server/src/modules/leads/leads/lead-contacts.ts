import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type AppError, conflict } from '../../../platform/errors.ts';
import { type ContactField, type ContactOwner, listContactOwners, lockLeadContacts } from './contacts-store.ts';

/** How somebody can be reached. */
export interface ContactPoints {
  phone: string | null;
  email: string | null;
}

// Always e-mails before phones, each in the order of their spelling: two transactions never wait for each
// other crosswise.
const FIELDS: readonly ContactField[] = ['email', 'phone'];

/** Makes everybody else who brings one of these contact points wait until the commit. */
export async function holdContacts(tx: TenantTx, contacts: readonly ContactPoints[]): Promise<void> {
  for (const field of FIELDS) {
    const values = valuesOf(contacts, field);
    if (values.length > 0) await lockLeadContacts(tx, values);
  }
}

/** Who has the contact points of some leads-to-be already: an open lead, or a customer. */
export class KnownContacts {
  readonly #owners: Record<ContactField, Map<string, Omit<ContactOwner, 'value'>>> = { email: new Map(), phone: new Map() };

  /** Reads who has them, held so that no other lead takes them meanwhile. */
  static async of(tx: TenantTx, contacts: readonly ContactPoints[], exceptLeadId: string | null = null): Promise<KnownContacts> {
    const known = new KnownContacts();
    await holdContacts(tx, contacts);
    for (const field of FIELDS) {
      const values = valuesOf(contacts, field);
      if (values.length === 0) continue;
      for (const { value, kind, id } of await listContactOwners(tx, field, values, exceptLeadId)) {
        known.#owners[field].set(value, { kind, id });
      }
    }
    return known;
  }

  /** Gives a lead its contact points; 409, with whose they are, when somebody has one and none may be shared. */
  take<One extends ContactPoints & { id: string }>(lead: One, mayShare: boolean): One {
    for (const field of FIELDS) {
      const value = lead[field];
      const owner = value === null ? undefined : this.#owners[field].get(value);
      if (owner && !mayShare) throw takenBy(owner, field);
    }
    for (const field of FIELDS) {
      const value = lead[field];
      if (value !== null && !this.#owners[field].has(value)) this.#owners[field].set(value, { kind: 'lead', id: lead.id });
    }
    return lead;
  }
}

function valuesOf(contacts: readonly ContactPoints[], field: ContactField): string[] {
  return [...new Set(contacts.flatMap((one) => one[field] ?? []))].sort();
}

function takenBy({ kind, id }: Omit<ContactOwner, 'value'>, field: ContactField): AppError {
  const thing = field === 'email' ? 'e-mail' : 'phone';
  const sentence =
    kind === 'lead'
      ? `Lead ${id} is open and has this ${thing}. Go on there, or send allowDuplicate: true for another lead.`
      : `Customer ${id} has this ${thing}. Look at that customer first, or send allowDuplicate: true for a lead all the same.`;
  return conflict(sentence, [{ field, message: `is taken by ${id}` }]);
}
