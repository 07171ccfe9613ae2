import { z } from 'zod';

export { moments, stored } from '../../platform/http/records.ts';
export { line, lines } from '../../platform/http/text.ts';
export { Flag, LocalDate, LocalTime, Money } from '../catalog/index.ts';

export const Named = z.object({ id: z.string(), name: z.string() });

/** Why one of many was refused; null: it wasn’t. `reason` and `values` say it for programs. */
export const Refused = z
  .object({
    code: z.string(),
    message: z.string(),
    reason: z.string().optional(),
    values: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .nullable();
export type Refused = z.output<typeof Refused>;

/** An amount as it is answered: the minor unit of the school's currency; null for those who may not see it. */
export function amount(what: string) {
  return z.number().int().nullable().describe(`${what} In the minor unit of the school’s currency; null for those who may not see it.`);
}

/** Where a lesson is joined or watched. */
export const Link = z.url({ protocol: /^https?$/, error: 'must be a link that begins with https://' }).max(2000);
