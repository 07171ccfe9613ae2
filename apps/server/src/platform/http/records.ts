import { z } from 'zod';

/** What every stored record answers: its id, and the version that `If-Match` names. */
export const stored = { id: z.string(), version: z.number().int() };

/** When it came, and when it last changed; ISO, UTC. */
export const moments = { createdAt: z.string(), updatedAt: z.string() };
