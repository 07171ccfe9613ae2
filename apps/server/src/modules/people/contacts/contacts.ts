import type { TenantTx } from '../../../platform/db/transactions.ts';
import { type AppError, conflict } from '../../../platform/errors.ts';
import { type ContactField, listTakenContacts, lockContactPoints } from '../customers/customers-store.ts';

/** The contact points of a customer that have to be nobody else's. */
export interface ContactPoints {
  phone: string | null;
  email: string | null;
}

// Always e-mails before phones, each in the order of their spelling: two transactions never wait for each
// other crosswise.
const FIELDS: readonly ContactField[] = ['email', 'phone'];

/** Who has the contact points of some customers-to-be, held so that nobody else takes them meanwhile. */
export class TakenContacts {
  readonly #wanted: Record<ContactField, string[]>;
  readonly #owners: Record<ContactField, Map<string, string>> = { email: new Map(), phone: new Map() };

  constructor(customers: readonly ContactPoints[]) {
    const values = (field: ContactField) => [...new Set(customers.flatMap((one) => one[field] ?? []))].sort();
    this.#wanted = { email: values('email'), phone: values('phone') };
  }

  async hold(tx: TenantTx, exceptId: string | null = null): Promise<void> {
    for (const field of FIELDS) {
      if (this.#wanted[field].length === 0) continue;
      await lockContactPoints(tx, this.#wanted[field]);
      for (const { id, value } of await listTakenContacts(tx, field, this.#wanted[field], exceptId)) this.#owners[field].set(value, id);
    }
  }

  /** Gives a customer their contact points; 409, with whose they are, when another has one and none may be shared. */
  take<One extends ContactPoints & { id: string }>(customer: One, mayShare: boolean): One {
    for (const field of FIELDS) {
      const value = customer[field];
      const owner = value === null ? undefined : this.#owners[field].get(value);
      if (owner !== undefined && !mayShare) throw takenBy(owner, field);
    }
    for (const field of FIELDS) {
      const value = customer[field];
      if (value !== null && !this.#owners[field].has(value)) this.#owners[field].set(value, customer.id);
    }
    return customer;
  }
}

function takenBy(id: string, field: ContactField): AppError {
  const thing = field === 'email' ? 'e-mail' : 'phone';
  return conflict(`Customer ${id} already has this ${thing}. Use that customer, or send allowDuplicate: true if both share it.`, [
    { field, message: `is taken by ${id}` },
  ]);
}

/** Refuses (409, with the id) a phone or e-mail that another customer has. Two at once can't both pass. */
export async function refuseDuplicate(tx: TenantTx, wanted: ContactPoints, exceptId: string | null): Promise<void> {
  const contacts = new TakenContacts([wanted]);
  await contacts.hold(tx, exceptId);
  contacts.take({ ...wanted, id: exceptId ?? '' }, false);
}
