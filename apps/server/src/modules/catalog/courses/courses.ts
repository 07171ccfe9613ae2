import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { checkVersion } from '../../../platform/versions.ts';
import {
  type CourseValues,
  getCourse,
  insertCourse,
  lockCourse,
  lockDeletedCourse,
  setCourseDeleted,
  updateCourse,
} from './courses-store.ts';
import type { Course, CourseChanges, CourseReplacement, NewCourse } from './schemas.ts';

export async function createCourse(tx: TenantTx, given: NewCourse): Promise<Course> {
  const id = given.id ?? newId('crs');
  await insertCourse(tx, id, valuesOf(given));
  const after = await getCourse(tx, id);
  await tell(tx, 'created', 'created', undefined, after);
  return after;
}

/** Every editable field: one that is left out is emptied, and a course not said to be inactive is active. */
export async function replaceCourse(tx: TenantTx, id: string, given: CourseReplacement, ifMatch: number | null): Promise<Course> {
  const before = await lockCourse(tx, id);
  checkVersion(before, ifMatch);
  return save(tx, before, valuesOf(given));
}

/** The fields given; the rest stays. */
export async function changeCourse(tx: TenantTx, id: string, given: CourseChanges, ifMatch: number | null): Promise<Course> {
  const before = await lockCourse(tx, id);
  checkVersion(before, ifMatch);
  const { name = before.name, category = before.category } = given;
  return save(tx, before, valuesOf({ ...before, ...given, name, category }));
}

export async function deleteCourse(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockCourse(tx, id);
  checkVersion(before, ifMatch);
  await setCourseDeleted(tx, id, true);
  await tell(tx, 'deleted', 'deleted', before, undefined);
}

export async function restoreCourse(tx: TenantTx, id: string): Promise<Course> {
  const before = await lockDeletedCourse(tx, id);
  if (!before) throw conflict('This course is not deleted, so there is nothing to restore.');
  await setCourseDeleted(tx, id, false);
  const after = await getCourse(tx, id);
  await tell(tx, 'restored', 'updated', before, after);
  return after;
}

async function save(tx: TenantTx, before: Course, values: CourseValues): Promise<Course> {
  await updateCourse(tx, before.id, values);
  const after = await getCourse(tx, before.id);
  await tell(tx, 'updated', 'updated', before, after);
  return after;
}

function valuesOf(given: CourseReplacement): CourseValues {
  return {
    externalId: given.externalId ?? null,
    name: given.name,
    description: given.description ?? null,
    category: given.category,
    targetAudience: given.targetAudience ?? null,
    origin: given.origin ?? 'own',
    isActive: given.isActive ?? true,
  };
}

async function tell(
  tx: TenantTx,
  action: 'created' | 'updated' | 'deleted' | 'restored',
  event: 'created' | 'updated' | 'deleted',
  before: Course | undefined,
  after: Course | undefined,
): Promise<void> {
  const shown = after ?? before;
  if (!shown) throw new Error('a change needs the record it changed');
  await record(tx, {
    action: `course.${action}`,
    entity: 'course',
    entityId: shown.id,
    old: before && { ...before },
    new: after && { ...after },
    event: { type: `course.${event}`, subject: shown.id, data: { ...shown } },
  });
}
