import type { TenantTx } from '../../../platform/db/transactions.ts';
import { violated } from '../../../platform/db/violations.ts';
import { AppError, orRefusal } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { phoneInput } from '../../../platform/phones.ts';
import { customValues, fieldsOf, schoolOf } from '../../access/index.ts';
import { keepTurns } from '../activities/kept-activities.ts';
import { takeTurns } from '../assignment/assign-new.ts';
import { tellLeads } from './lead-changes.ts';
import { KnownContacts } from './lead-contacts.ts';
import type { Lead, NewLead } from './lead-schemas.ts';
import { refuseMissing, valuesOf } from './lead-values.ts';
import { insertLeads, type LeadValues, listLeadsByIds } from './leads-store.ts';
import { holdReferences } from './references-store.ts';

/** A lead as it is to be; `formId` only of one that came by a form. */
export interface GivenLead extends NewLead {
  formId?: string | null;
}

interface Candidate extends LeadValues {
  id: string;
}

/**
 * Adds leads, however many, with a handful of statements. Answers in the order given: the lead, or why there
 * is none. One that is refused does not keep the others out. Those without an owner go to whoever's turn it is.
 */
export async function createLeads(tx: TenantTx, given: readonly GivenLead[]): Promise<(Lead | AppError)[]> {
  const drafts = await draftsOf(tx, given);
  const held = await holdReferences(tx, drafts.filter(isAccepted));
  const contacts = await KnownContacts.of(
    tx,
    drafts.filter((one, index): one is Candidate => isAccepted(one) && !given[index]?.allowDuplicate),
  );
  const verdicts = drafts.map((one, index) =>
    isAccepted(one)
      ? orRefusal(() => {
          refuseMissing(one, held);
          return contacts.take(one, given[index]?.allowDuplicate === true);
        })
      : one,
  );
  return insertAccepted(tx, verdicts);
}

async function draftsOf(tx: TenantTx, given: readonly GivenLead[]): Promise<(Candidate | AppError)[]> {
  const { country } = await schoolOf(tx);
  const fields = await fieldsOf(tx, 'lead');
  return given.map((one) =>
    orRefusal((): Candidate => {
      const checked = { phone: phoneInput(one.phone, country), customFields: customValues(fields, one.customFields ?? {}, {}) };
      return { id: one.id ?? newId('led'), ...valuesOf(one, { ...checked, formId: one.formId ?? null }) };
    }),
  );
}

async function insertAccepted(tx: TenantTx, verdicts: readonly (Candidate | AppError)[]): Promise<(Lead | AppError)[]> {
  const accepted = verdicts.filter(isAccepted);
  const ownerless = accepted.filter(({ ownerId }) => ownerId === null);
  const owners = await takeTurns(
    tx,
    ownerless.map(({ branchId }) => branchId),
  );
  for (const [index, lead] of ownerless.entries()) lead.ownerId = owners[index] ?? null;
  const inserted = await listLeadsByIds(tx, await insertLeads(tx, accepted));
  const byId = new Map(inserted.map((lead) => [lead.id, lead]));
  const inTurn = new Set(ownerless.map(({ id }) => id));
  await keepTurns(
    tx,
    inserted.filter(({ id, ownerId }) => ownerId !== null && inTurn.has(id)),
  );
  const answers = verdicts.map((one): Lead | AppError => {
    if (!isAccepted(one)) return one;
    const lead = byId.get(one.id);
    // The same id twice in one list: the first has it.
    byId.delete(one.id);
    return lead ?? violated('leads_pkey');
  });
  await tellLeads(
    tx,
    'created',
    answers.filter((one): one is Lead => !(one instanceof AppError)).map((after) => ({ after })),
  );
  return answers;
}

function isAccepted(one: Candidate | AppError): one is Candidate {
  return !(one instanceof AppError);
}
