import { AppError } from '../errors.ts';

interface DatabaseFailure {
  code: string;
  constraint: string | undefined;
}

export function databaseFailure(error: unknown): DatabaseFailure | null {
  if (typeof error !== 'object' || error === null || !('code' in error)) return null;
  if (typeof error.code !== 'string') return null;
  const constraint = 'constraint' in error && typeof error.constraint === 'string' ? error.constraint : undefined;
  return { code: error.code, constraint };
}

// Constraints that people can run into, and what to tell them.
const SENTENCES = new Map<string, string>([
  ['users_email_taken', 'There is already a user with this e-mail. Use another e-mail or edit that user.'],
  ['student_accounts_phone_taken', 'Another student already signs in with this phone. Use another phone.'],
  ['tenants_subdomain_taken', 'This subdomain is taken. Choose another one.'],
  ['customers_pkey', 'There is already a customer with this id. Leave the id out to get a new one.'],
  ['students_pkey', 'There is already a student with this id. Leave the id out to get a new one.'],
  ['branches_pkey', 'There is already a branch with this id. Leave the id out to get a new one.'],
  ['courses_pkey', 'There is already a course with this id. Leave the id out to get a new one.'],
  ['users_external_id_taken', 'Another user has this externalId. Use another one, or edit that user.'],
  ['users_pkey', 'There is already a user with this id. Leave the id out to get a new one.'],
]);

const CONNECTION_TROUBLE = /^(08|57P0|53)|^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;

/** Turns what PostgreSQL refused into what a person can act on; anything else passes through unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  const failure = databaseFailure(error);
  const sentence = failure?.constraint ? SENTENCES.get(failure.constraint) : undefined;
  if (sentence) return new AppError('CONFLICT', sentence, { cause: error });
  if (failure?.code === '55P03') {
    return new AppError('CONFLICT', 'Somebody else is changing this just now. Try again in a moment.', {
      retryAfterSeconds: 1,
      cause: error,
    });
  }
  if (failure && CONNECTION_TROUBLE.test(failure.code)) return unavailable(error);
  if (error instanceof Error && /Connection terminated|connection error|not queryable/i.test(error.message)) {
    return unavailable(error);
  }
  return error;
}

function unavailable(cause: unknown): AppError {
  return new AppError('UNAVAILABLE', 'The database does not answer just now. Try again in a moment.', {
    retryAfterSeconds: 2,
    cause,
  });
}
