import { AppError } from '../../../platform/errors.ts';
import type { System } from '../../../system.ts';

const CONTEXT = 'exports.download';

/**
 * The address of a file: `?expires=<unix seconds>&signature=<hex HMAC-SHA256>`. Whoever has it has the file, until then;
 * it says nothing of the school and can't be made for another file or a later hour.
 */
export function downloadUrl({ config, sealing }: Pick<System, 'config' | 'sealing'>, id: string, expiresAt: string): string {
  const expires = Math.floor(Date.parse(expiresAt) / 1000);
  const signature = sealing.sign(signed(id, expires), CONTEXT);
  return `${(config.PUBLIC_URL ?? '').replace(/\/$/, '')}/api/v1/exports/${id}/download?expires=${expires}&signature=${signature}`;
}

/** Refuses an address that we didn't make (403), and one whose time is over (410). */
export function checkAddress({ sealing, clock }: Pick<System, 'sealing' | 'clock'>, id: string, expires: number, signature: string): void {
  if (!sealing.isSigned(signed(id, expires), CONTEXT, signature)) {
    throw new AppError('FORBIDDEN', 'This address is incomplete or was changed. Open your exports and download the file from there.');
  }
  if (expires * 1000 <= clock()) throw gone();
}

export function gone(): AppError {
  return new AppError('GONE', 'This file was kept for 24 hours and is gone. Export it again.');
}

function signed(id: string, expires: number): string {
  return `${id}.${expires}`;
}
