import type { TenantTx } from '../../../platform/db/transactions.ts';
import { refused } from '../../../platform/errors.ts';
import type { NewEvent } from '../../../platform/ledger/ledger.ts';
import { type CycleParent, countLessonsToCome, countLiveCycles, countLiveRegistrations } from './live-children-store.ts';

// What a cycle needs can't be deleted while the cycle goes on. Whoever deletes it has locked it, and whoever opens a cycle
// or registers somebody holds it: nothing can come in between.

export const keepTaughtCourse = (tx: TenantTx, event: NewEvent): Promise<void> => keepNeeded(tx, 'course_id', 'course', event);
export const keepUsedBranch = (tx: TenantTx, event: NewEvent): Promise<void> => keepNeeded(tx, 'branch_id', 'branch', event);
export const keepPayingOrder = (tx: TenantTx, event: NewEvent): Promise<void> =>
  keepNeeded(tx, 'institutional_order_id', 'institutional order', event);

/** An instructor who leads a cycle, or has a lesson to hold in another’s, stays. */
export async function keepTeachingInstructor(tx: TenantTx, event: NewEvent): Promise<void> {
  await keepNeeded(tx, 'instructor_id', 'instructor', event);
  const lessons = await countLessonsToCome(tx, event.subject);
  if (lessons > 0)
    throw refused(
      `This instructor still has ${counted(lessons, 'lesson')} to hold. Give them to somebody else, or cancel them.`,
      'instructor_has_lessons',
      { count: lessons },
    );
}

async function keepNeeded(tx: TenantTx, column: CycleParent, what: string, { subject }: NewEvent): Promise<void> {
  const cycles = await countLiveCycles(tx, column, subject);
  if (cycles > 0) {
    throw refused(
      `This ${what} has ${counted(cycles, 'cycle')} that ${cycles === 1 ? 'goes' : 'go'} on. Complete, cancel or change ${cycles === 1 ? 'it' : 'them'} first.`,
      'has_cycles',
      { count: cycles },
    );
  }
}

export async function keepRegisteredStudent(tx: TenantTx, { subject }: NewEvent): Promise<void> {
  const registrations = await countLiveRegistrations(tx, [subject]);
  if (registrations > 0)
    throw refused(
      `This student has ${counted(registrations, 'registration')} that still ${registrations === 1 ? 'counts' : 'count'}. Cancel ${registrations === 1 ? 'it' : 'them'} first.`,
      'student_registered',
      { count: registrations },
    );
}

/** A family that is still taught is not erased: what is owed is settled by leaving. */
export async function keepTaughtFamily(tx: TenantTx, { data }: NewEvent): Promise<void> {
  const registrations = await countLiveRegistrations(tx, data.studentIds as string[]); // as erasing tells it
  if (registrations > 0)
    throw refused(
      `This family has ${counted(registrations, 'registration')} that still ${registrations === 1 ? 'counts' : 'count'}. Cancel ${registrations === 1 ? 'it' : 'them'} first, so that what is owed is settled.`,
      'family_registered',
      { count: registrations },
    );
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
