import { AppError } from '../../src/platform/errors.ts';

/** Why the work was refused; a test fails when it wasn't. */
export function refusalOf(work: () => unknown): AppError {
  try {
    work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}
