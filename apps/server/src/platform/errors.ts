/** Codes of the HTTP rules (spec: one table), with the status each is answered by. */
export const STATUS_OF_CODE = {
  VALIDATION_ERROR: 400,
  UNAUTHORIZED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  PRECONDITION_FAILED: 412,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNPROCESSABLE: 422,
  RATE_LIMITED: 429,
  INTERNAL_ERROR: 500,
  UPSTREAM_FAILED: 502,
  UNAVAILABLE: 503,
} as const;

export type ErrorCode = keyof typeof STATUS_OF_CODE;

/**
 * Why something was refused, for programs: a name that stays, and what its sentence mentions. Whoever shows it says it
 * in the reader's language. Values named `…Minor` are amounts in the minor unit, `date` is a local date.
 */
export interface Reason {
  reason: string;
  values?: Readonly<Record<string, string | number>>;
}

export interface ErrorDetail extends Partial<Reason> {
  field: string;
  message: string;
}

interface AppErrorOptions {
  details?: ErrorDetail[] | undefined;
  why?: Reason | undefined;
  /** A contract's own code (for example UNKNOWN_STUDENT), sent where its envelope carries one. */
  contractCode?: string | undefined;
  retryAfterSeconds?: number | undefined;
  cause?: unknown;
}

/**
 * An expected failure. `message` is a public sentence that says what to do next; `cause` stays in the log.
 */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetail[] | undefined;
  readonly why: Reason | undefined;
  readonly contractCode: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, message: string, options: AppErrorOptions = {}) {
    super(message, { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.details = options.details;
    this.why = options.why;
    this.contractCode = options.contractCode;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return STATUS_OF_CODE[this.code];
  }
}

export function notFound(what: string): AppError {
  return new AppError('NOT_FOUND', `There is no such ${what}. It may have been deleted.`);
}

export function conflict(message: string, details?: ErrorDetail[]): AppError {
  return new AppError('CONFLICT', message, { details });
}

/** A conflict that the console says in its own words: by the reason's name, and what the sentence mentions. */
export function refused(message: string, reason: string, values: Reason['values'] = {}, details?: ErrorDetail[]): AppError {
  return new AppError('CONFLICT', message, { details, why: { reason, values } });
}

export function invalid(field: string, message: string): AppError {
  return new AppError('VALIDATION_ERROR', 'Some fields need another look.', { details: [{ field, message }] });
}

/** What the work gives, or why it was refused: for lists where one refused doesn't keep the others out. */
export function orRefusal<Value>(work: () => Value): Value | AppError {
  try {
    return work();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
}

/** What became of the only one of a list; its refusal is thrown. */
export function theOnly<Value>(answers: readonly (Value | AppError)[]): Value {
  const [only] = answers;
  if (only === undefined || answers.length > 1) throw new Error('one in, one answer out');
  if (only instanceof AppError) throw only;
  return only;
}
