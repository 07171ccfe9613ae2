export type EmbeddedPostgresErrorCode =
  | 'IN_USE'
  | 'NOT_WRITABLE'
  | 'DISK_FULL'
  | 'NOT_EMPTY'
  | 'WRONG_VERSION'
  | 'WRONG_OWNER'
  | 'UNREACHABLE'
  | 'NO_ACCOUNT'
  | 'NO_BINARIES'
  | 'BAD_PASSWORD'
  | 'DID_NOT_START';

/** Why the embedded PostgreSQL can't run. The message is for the operator and ends with the next step. */
export class EmbeddedPostgresError extends Error {
  readonly code: EmbeddedPostgresErrorCode;

  constructor(code: EmbeddedPostgresErrorCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'EmbeddedPostgresError';
    this.code = code;
  }
}

/** The errno name of a file or process error (`ENOENT`), or null for any other error. */
export function errnoOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

const diskFull = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded/;
const notWritable = /EACCES|EPERM|EROFS|Permission denied|Operation not permitted|Read-only file system/;

/** Turns what Node or PostgreSQL said about a folder into an error with a next step; null when it was about something else. */
export function explainFolderFailure(folder: string, said: unknown): EmbeddedPostgresError | null {
  const text = said instanceof Error ? `${errnoOf(said) ?? ''} ${said.message}` : String(said);
  if (diskFull.test(text)) {
    return new EmbeddedPostgresError(
      'DISK_FULL',
      `The disk of ${folder} is full. Free at least 200 MB (or set DATA_DIR to a folder on another disk), then start again.`,
      said,
    );
  }
  if (notWritable.test(text)) {
    return new EmbeddedPostgresError(
      'NOT_WRITABLE',
      `PostgreSQL may not write to ${folder}. Give that folder to the account Rollbook runs under, or set DATA_DIR to another folder.`,
      said,
    );
  }
  return null;
}
