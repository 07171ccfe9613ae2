import { AppError, conflict, invalid } from '../../../platform/errors.ts';
import { phoneSpellings } from '../../../platform/phones.ts';
import type { CustomValues } from '../../access/index.ts';
import { searchText } from '../../people/index.ts';
import type { Campaign, Lead, LeadReplacement } from './lead-schemas.ts';
import { type LeadStatus, mayMove, movesFrom } from './lead-status.ts';
import type { LeadValues } from './leads-store.ts';
import type { HeldReferences } from './references-store.ts';

/** What was checked beside the fields themselves. */
export interface Checked {
  phone: string | null;
  customFields: CustomValues;
  formId?: string | null;
}

/** What is stored of a lead: the fields given, against how it was before. */
export function valuesOf(given: LeadReplacement, { phone, customFields, formId = null }: Checked, before?: Lead): LeadValues {
  const email = given.email ?? null;
  const status = movedTo(before?.status, given.status);
  return {
    name: given.name,
    phone,
    email,
    source: given.source ?? null,
    channel: given.channel ?? null,
    campaign: campaignOf(given.campaign),
    message: given.message || null,
    status,
    closedReason: reasonOf(status, given.closedReason, before?.closedReason),
    ownerId: given.ownerId ?? null,
    followUpAt: given.followUpAt ?? null,
    courseId: given.courseId ?? null,
    branchId: given.branchId ?? null,
    formId,
    tags: given.tags ?? [],
    customFields,
    searchText: searchText(given.name, email, phoneSpellings(phone)),
  };
}

function campaignOf(given: Campaign | null | undefined): Campaign | null {
  return given && Object.values(given).some((value) => value !== undefined) ? given : null;
}

function movedTo(from: LeadStatus | undefined, to: LeadStatus | undefined): LeadStatus {
  if (to === 'converted' && from !== 'converted') {
    throw conflict('A lead becomes converted by converting it: POST to its /convert, which makes the customer and the student.');
  }
  if (from === undefined || to === undefined) return to ?? from ?? 'new';
  if (mayMove(from, to)) return to;
  const moves = movesFrom(from);
  throw conflict(
    `A lead that is ${from} can’t become ${to}. ${moves.length > 0 ? `It can become ${moves.join(' or ')}.` : 'It stays what it is.'}`,
  );
}

function reasonOf(status: LeadStatus, given: string | null | undefined, before: string | null | undefined): string | null {
  if (status === 'closed') return given ?? null;
  // A lead taken up again loses the reason it was closed for, unless somebody insists on another one.
  if (given && given !== before) {
    throw new AppError('VALIDATION_ERROR', 'Some fields need another look.', {
      details: [
        { field: 'closedReason', message: 'is for a lead that is closed' },
        { field: 'status', message: 'must be closed to have a reason' },
      ],
    });
  }
  return null;
}

/** Refuses what is not there, unless the lead pointed at it before. */
export function refuseMissing(values: LeadValues, held: HeldReferences, before?: Lead): void {
  if (values.ownerId && values.ownerId !== before?.ownerId && !held.owners.has(values.ownerId)) {
    throw invalid('ownerId', 'is not an active user of this school');
  }
  if (values.courseId && values.courseId !== before?.courseId && !held.courses.has(values.courseId)) {
    throw invalid('courseId', 'is not a course of this school');
  }
  if (values.branchId && values.branchId !== before?.branchId && !held.branches.has(values.branchId)) {
    throw invalid('branchId', 'is not a branch of this school');
  }
}
