import { z } from 'zod';
import { inMinorUnits } from '../../platform/files/amounts.ts';

export { line, lines } from '../../platform/http/text.ts';
export { Flag, LocalDate, LocalTime, Money } from '../catalog/index.ts';

export const stored = { id: z.string(), version: z.number().int() };
export const moments = { createdAt: z.string(), updatedAt: z.string() };
export const Named = z.object({ id: z.string(), name: z.string() });

/** An amount as it is answered: the minor unit of the school's currency; null for those who may not see it. */
export function amount(what: string) {
  const described = `${what} In the minor unit of the school’s currency; null for those who may not see it.`;
  return inMinorUnits(z.number().int().nullable().describe(described));
}

/** Where a lesson is joined or watched. */
export const Link = z.url({ protocol: /^https?$/, error: 'must be a link that begins with https://' }).max(2000);
