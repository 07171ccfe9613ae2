import type { TenantTx } from '../../../platform/db/transactions.ts';
import { violated } from '../../../platform/db/violations.ts';
import { AppError, orRefusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { recordAll } from '../../../platform/ledger/ledger.ts';
import { phoneInput } from '../../../platform/phones.ts';
import { customValues, fieldsOf, schoolOf } from '../../access/index.ts';
import { TakenContacts } from '../contacts/contacts.ts';
import type { Customer, NewCustomer } from '../schemas.ts';
import { valuesOf } from './customer-values.ts';
import { type CustomerValues, insertCustomers, listTakenIds } from './customers-store.ts';

interface Candidate extends CustomerValues {
  id: string;
}

/**
 * Adds customers, however many, with a handful of statements. Answers in the order given: the customer, or
 * why there is none. One that is refused does not keep the others out.
 */
export async function createCustomers(tx: TenantTx, given: readonly NewCustomer[]): Promise<(Customer | AppError)[]> {
  const { country } = await schoolOf(tx);
  const fields = await fieldsOf(tx, 'customer');
  const candidates = given.map((one) =>
    orRefusal((): Candidate => {
      const phone = phoneInput(one.phone, country);
      return { id: one.id ?? newId('cus'), ...valuesOf(one, phone, customValues(fields, one.customFields ?? {}, {})) };
    }),
  );
  const contacts = new TakenContacts(
    candidates.filter((one, index) => !(one instanceof AppError) && !given[index]?.allowDuplicate) as Candidate[],
  );
  await contacts.hold(tx);
  const verdicts = candidates.map((one, index) =>
    one instanceof AppError ? one : orRefusal(() => contacts.take(one, given[index]?.allowDuplicate === true)),
  );
  return insertAccepted(tx, verdicts);
}

async function insertAccepted(tx: TenantTx, verdicts: readonly (Candidate | AppError)[]): Promise<(Customer | AppError)[]> {
  const accepted = verdicts.filter((one): one is Candidate => !(one instanceof AppError));
  const inserted = new Map((await insertCustomers(tx, accepted)).map((customer) => [customer.id, customer]));
  const taken =
    inserted.size === accepted.length
      ? new Set<string>()
      : await listTakenIds(
          tx,
          accepted.map(({ id }) => id),
        );
  await recordAll(
    tx,
    [...inserted.values()].map((customer) => ({
      action: 'customer.created',
      entity: 'customer',
      entityId: customer.id,
      new: { ...customer },
      event: { type: 'customer.created', subject: customer.id, data: { ...customer } },
    })),
  );
  const answered = new Set<string>();
  return verdicts.map((one) => {
    if (one instanceof AppError) return one;
    const customer = inserted.get(one.id);
    // The same id twice in one list: the first has it.
    if (customer && !answered.has(one.id)) {
      answered.add(one.id);
      return customer;
    }
    return violated(customer || taken.has(one.id) ? 'customers_pkey' : 'customers_external_id_taken');
  });
}
