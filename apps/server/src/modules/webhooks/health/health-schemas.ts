import { z } from 'zod';

const Moment = z.iso.datetime({ offset: true });
const MOST_DAYS = 8;

export const HealthQuery = z
  .strictObject({ from: Moment, to: Moment })
  .refine(({ from, to }) => Date.parse(from) < Date.parse(to), { path: ['to'], message: 'must be after `from`' })
  .refine(({ from, to }) => Date.parse(to) - Date.parse(from) <= MOST_DAYS * 86_400_000, {
    path: ['from'],
    message: `must be at most ${MOST_DAYS} days before \`to\``,
  });
export type HealthQuery = z.output<typeof HealthQuery>;

export const HealthHour = z.object({
  at: z.string().describe('The hour’s beginning.'),
  arrived: z.number().int(),
  givenUp: z.number().int(),
  usualMs: z.number().int().describe('Half of the answers took no longer.'),
  slowMs: z.number().int().describe('Nineteen of twenty answers took no longer.'),
});
export type HealthHour = z.output<typeof HealthHour>;

export const EndpointHealth = z.object({
  countedFrom: z.string().describe('Later than `from` when there are more than 50,000 deliveries: then the latest are counted.'),
  hours: z.array(HealthHour).describe('Oldest first; only hours in which a delivery was over. Tests don’t count.'),
});
export type EndpointHealth = z.output<typeof EndpointHealth>;
