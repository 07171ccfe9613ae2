import { z } from 'zod';

/** One line of text: trimmed, composed, without control characters. */
export function line(max: number) {
  return z
    .string()
    .normalize('NFC')
    .trim()
    .min(1, 'must not be empty')
    .max(max)
    .regex(/^\P{Cc}*$/u, 'must be one line of text');
}

/** Several lines of text. */
export function lines(max: number) {
  return z.string().normalize('NFC').trim().max(max);
}

/** An id from another system. */
export const ExternalId = line(200);

export const ContactEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('must be an e-mail address, for example dana@school.example'));
