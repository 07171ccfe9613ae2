import { AppError } from '../../../platform/errors.ts';
import type { FactStatus } from '../facts.ts';

/** What became of one fact: stored or known (with how), or refused. */
export type Verdict = { status: FactStatus; id: string } | { refused: AppError };

export function unknownStudent(studentId: string): Verdict {
  return {
    refused: new AppError(
      'UNPROCESSABLE',
      `There is no student ${studentId} at this school. Do not send this again; check the student's id.`,
      {
        contractCode: 'UNKNOWN_STUDENT',
        details: [{ field: 'studentId', message: 'is not a student of this school' }],
      },
    ),
  };
}

export function otherContent(attemptId: string): Verdict {
  return {
    refused: new AppError(
      'CONFLICT',
      `Attempt ${attemptId} is stored with other content; the first one stands. Give a new attempt a new id.`,
      {
        contractCode: 'ATTEMPT_CONFLICT',
        details: [{ field: 'attemptId', message: 'was used for another attempt' }],
      },
    ),
  };
}
