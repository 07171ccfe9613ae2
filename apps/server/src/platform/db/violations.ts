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
  ['customers_external_id_taken', 'Another customer already has this external id. Use another one or edit that customer.'],
  ['students_external_id_taken', 'Another student already has this external id. Use another one or edit that student.'],
  ['custom_fields_key_taken', 'There is already a custom field with this key. Choose another key.'],
  ['custom_fields_pkey', 'There is already a custom field with this id. Leave the id out to get a new one.'],
  ['branches_external_id_taken', 'There is already a branch with this externalId. Use another one or edit that branch.'],
  ['courses_external_id_taken', 'There is already a course with this externalId. Use another one or edit that course.'],
  ['instructors_pkey', 'There is already an instructor with this id. Leave the id out to get a new one.'],
  ['instructors_user_taken', 'Another instructor has this login already. Each login is one instructor’s.'],
  ['instructors_external_id_taken', 'There is already an instructor with this externalId. Use another one or edit that instructor.'],
  ['instructor_availability_overlaps', 'These hours overlap others of the same day. Make one of the two shorter.'],
  ['instructor_time_off_pkey', 'There is already time off with this id. Leave the id out to get a new one.'],
  ['institutional_orders_pkey', 'There is already an institutional order with this id. Leave the id out to get a new one.'],
  ['holidays_pkey', 'There is already a holiday with this id. Leave the id out to get a new one.'],
  ['users_external_id_taken', 'Another user has this externalId. Use another one, or edit that user.'],
  ['leads_pkey', 'There is already a lead with this id. Leave the id out to get a new one.'],
  ['lead_forms_pkey', 'There is already a lead form with this id. Leave the id out to get a new one.'],
  ['lead_assignment_rules_one_per_branch', 'Somebody else set the rule of this branch just now. Read the rules again.'],
  ['tasks_pkey', 'There is already a task with this id. Leave the id out to get a new one.'],
  ['saved_views_pkey', 'There is already a saved view with this id. Leave the id out to get a new one.'],
  ['imports_pkey', 'There is already an import with this id. Leave the id out to get a new one.'],
  ['cycles_pkey', 'There is already a cycle with this id. Leave the id out to get a new one.'],
  ['meetings_pkey', 'There is already a meeting with this id. Leave the id out to get a new one.'],
  ['registrations_pkey', 'There is already a registration with this id. Leave the id out to get a new one.'],
  ['payments_pkey', 'There is already a payment with this id. Leave the id out to get a new one.'],
  ['registrations_once_per_cycle', 'This student is in this cycle already, or waits for it.'],
  ['cycle_slots_overlap', 'Two lessons of one day overlap. Make one of the two shorter.'],
  ['meetings_instructor_not_double_booked', 'This instructor has another lesson at that time. Choose another time or instructor.'],
  ['meetings_room_not_double_booked', 'This room holds another lesson at that time. Choose another time or room.'],
  ['attendance_once_per_student', 'Somebody marked this student just now. Read the attendance again.'],
  ['attendance_once_per_guest', 'Somebody marked this guest just now. Read the attendance again.'],
  ['users_pkey', 'There is already a user with this id. Leave the id out to get a new one.'],
]);

const CONNECTION_TROUBLE = /^(08|57P0|53)|^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT)$/;

/** The refusal of a constraint, for a statement that passes over what the constraint would refuse. */
export function violated(constraint: string): AppError {
  const sentence = SENTENCES.get(constraint);
  if (!sentence) throw new Error(`no sentence for ${constraint}`);
  return new AppError('CONFLICT', sentence, { why: { reason: constraint } });
}

/** Turns what PostgreSQL refused into what a person can act on; anything else passes through unchanged. */
export function translateDatabaseError(error: unknown): unknown {
  const failure = databaseFailure(error);
  const sentence = failure?.constraint ? SENTENCES.get(failure.constraint) : undefined;
  if (sentence && failure?.constraint) return new AppError('CONFLICT', sentence, { why: { reason: failure.constraint }, cause: error });
  // A lock that can't be had in time, or one of two who wait for each other: nothing was written.
  if (failure?.code === '55P03' || failure?.code === '40P01') {
    return new AppError('CONFLICT', 'Somebody else is changing this just now. Try again in a moment.', {
      why: { reason: 'busy' },
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
