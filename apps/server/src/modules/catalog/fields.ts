import { z } from 'zod';

export { Flag } from '../../platform/http/lists.ts';
export { moments, stored } from '../../platform/http/records.ts';
export { ContactEmail, ExternalId, line, lines } from '../../platform/http/text.ts';

/** A local date. PostgreSQL has more years than people have use for. */
export const LocalDate = z.iso
  .date('must be a date, for example 2026-09-01')
  .refine((date) => date >= '1900-01-01' && date < '2200-01-01', 'must be between the years 1900 and 2200');

/** A time on the wall: HH:MM. */
export const LocalTime = z.iso.time({ precision: -1, error: 'must be a time, for example 16:30' });

/** Whole minor units (agorot, pence, đồng): far more than anybody pays, and still exact. */
export const Money = z.number().int().min(0).max(100_000_000_000);
