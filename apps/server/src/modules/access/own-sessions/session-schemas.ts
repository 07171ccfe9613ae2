import { z } from 'zod';

export const OwnSession = z.object({
  id: z.string(),
  device: z.string().nullable().describe('Browser and system, or the name of the program.'),
  ip: z.string().nullable(),
  createdAt: z.string(),
  lastUsedAt: z.string().describe('When it last asked for a new access token.'),
  isCurrent: z.boolean().describe('The session of this very request.'),
});
export type OwnSession = z.output<typeof OwnSession>;
