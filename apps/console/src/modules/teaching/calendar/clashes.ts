import type { Meeting } from '../meetings/meeting.ts';

type Lesson = Pick<Meeting, 'id' | 'date' | 'startTime' | 'endTime' | 'branchId' | 'instructorId' | 'roomId' | 'status'>;

export type Clash<Each extends Lesson = Meeting> = { kind: 'instructor' | 'room'; with: Each };

/**
 * The lessons on screen that a moved one would clash with. Half-open: touching is no clash. The server knows the
 * others (students, other branches' clocks) and has the last word.
 */
export function clashesOf<Each extends Lesson>(moved: Lesson, lessons: readonly Each[]): Clash<Each>[] {
  return lessons
    .filter(({ id, status }) => id !== moved.id && (status === 'scheduled' || status === 'completed'))
    .filter(({ date, startTime, endTime }) => date === moved.date && startTime < moved.endTime && moved.startTime < endTime)
    .flatMap((other): Clash<Each>[] => {
      if (other.instructorId === moved.instructorId) return [{ kind: 'instructor', with: other }];
      const sharesRoom = moved.roomId !== null && other.roomId === moved.roomId && other.branchId === moved.branchId;
      return sharesRoom ? [{ kind: 'room', with: other }] : [];
    });
}
