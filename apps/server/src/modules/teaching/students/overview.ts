import type { TenantTx } from '../../../platform/db/transactions.ts';
import { reach } from '../../access/index.ts';
import { readStudent } from '../../people/index.ts';
import { seesPrices } from '../visibility.ts';
import type { StudentOverview } from './overview-schemas.ts';
import { countOpenCredits, findNextLesson, listLastMarks, sumPlaces } from './overview-store.ts';
import { streakOf } from './streak.ts';

/** Where a student stands, at a glance: each part for those who may see what it is made of. */
export async function readOverview(tx: TenantTx, id: string): Promise<StudentOverview> {
  const { id: studentId } = await readStudent(tx, id);
  const { cycles, waiting, ...money } = await sumPlaces(tx, studentId);
  return {
    studentId,
    cycles,
    waiting,
    nextLesson: await findNextLesson(tx, studentId),
    attendance: reach(tx.caller, 'attendance') === 'none' ? null : await attendanceOf(tx, studentId),
    money: seesPrices(tx.caller) ? money : null,
  };
}

async function attendanceOf(tx: TenantTx, studentId: string): Promise<StudentOverview['attendance']> {
  const marks = await listLastMarks(tx, studentId);
  return {
    streak: streakOf(marks),
    marked: marks.length,
    attended: marks.filter((mark) => mark === 'present' || mark === 'late').length,
    absent: marks.filter((mark) => mark === 'absent').length,
    makeUps: await countOpenCredits(tx, studentId),
  };
}
