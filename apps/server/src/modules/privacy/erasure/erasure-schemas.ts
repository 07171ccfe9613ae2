import { z } from 'zod';
import { line } from '../../../platform/http/text.ts';

export const ErasureRequest = z.strictObject({
  confirm: line(200).describe('The customer’s name or id, typed to show who is meant.'),
  // No free text: it would name the person the audit log is about to forget.
  reason: z.enum(['requested', 'consent_withdrawn', 'objected', 'no_longer_needed', 'legal_duty']),
});
export type ErasureRequest = z.output<typeof ErasureRequest>;

export const Erasure = z.object({
  customerId: z.string(),
  reason: ErasureRequest.shape.reason,
  students: z.number().int(),
  leads: z.number().int(),
  tasks: z.number().int(),
});
export type Erasure = z.output<typeof Erasure>;
