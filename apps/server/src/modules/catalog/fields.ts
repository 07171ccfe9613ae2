import { z } from 'zod';

export const stored = { id: z.string(), version: z.number().int() };
export const moments = { createdAt: z.string(), updatedAt: z.string() };
export const Flag = z.enum(['true', 'false']).transform((value) => value === 'true');

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
export const lines = (max: number) => z.string().normalize('NFC').trim().max(max);

export const ContactEmail = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('must be an e-mail address, for example dana@school.example'));

/** An id from another system; one record of a kind has it. */
export const ExternalId = line(200);

/** A local date. PostgreSQL has more years than people have use for. */
export const LocalDate = z.iso
  .date('must be a date, for example 2026-09-01')
  .refine((date) => date >= '1900-01-01' && date < '2200-01-01', 'must be between the years 1900 and 2200');

/** A time on the wall: HH:MM. */
export const LocalTime = z.iso.time({ precision: -1, error: 'must be a time, for example 16:30' });

/** Whole minor units (agorot, pence, đồng): far more than anybody pays, and still exact. */
export const Money = z.number().int().min(0).max(100_000_000_000);
