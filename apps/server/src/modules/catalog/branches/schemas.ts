import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id, isTimeZone } from '../../access/index.ts';
import { ContactEmail, ExternalId, Flag, line, moments, stored } from '../fields.ts';

export const BranchType = z.enum(['school', 'community_center', 'frontal', 'online']);
export const Room = z.object({ id: z.string(), name: z.string(), seats: z.number().int() });
export type Room = z.output<typeof Room>;

export const Branch = z.object({
  ...stored,
  externalId: z.string().nullable().describe('Its id in another system.'),
  name: z.string(),
  type: BranchType,
  address: z.string().nullable(),
  city: z.string().nullable(),
  timezone: z.string().nullable().describe('IANA name; null means the school’s.'),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable().describe('Null for those who may not see customers’ phones either.'),
  contactEmail: z.string().nullable(),
  rooms: z.array(Room),
  isActive: z.boolean(),
  ...moments,
});
export type Branch = z.output<typeof Branch>;

export const GivenRoom = z.strictObject({
  id: Id.optional().describe('Keep the id of a room that is there already; left out for a new one.'),
  name: line(100),
  seats: z.number().int().min(1).max(10_000),
});
export type GivenRoom = z.output<typeof GivenRoom>;

export const BranchReplacement = z.strictObject({
  name: line(200),
  type: BranchType,
  externalId: ExternalId.nullable().optional(),
  address: line(500).nullable().optional(),
  city: line(100).nullable().optional(),
  timezone: z.string().max(64).refine(isTimeZone, 'is not a time zone, for example Europe/London').nullable().optional(),
  contactName: line(200).nullable().optional(),
  contactPhone: line(40).nullable().optional(),
  contactEmail: ContactEmail.nullable().optional(),
  rooms: z.array(GivenRoom).max(200).optional(),
  isActive: z.boolean().optional(),
});
export type BranchReplacement = z.output<typeof BranchReplacement>;
export const NewBranch = BranchReplacement.extend({ id: Id.optional() });
export type NewBranch = z.output<typeof NewBranch>;
export const BranchChanges = BranchReplacement.partial();
export type BranchChanges = z.output<typeof BranchChanges>;

export const BranchQuery = listQuery(['name', 'createdAt'], {
  type: BranchType.optional(),
  city: line(100).optional(),
  isActive: Flag.optional(),
  externalId: ExternalId.optional(),
});
export type BranchQuery = z.output<typeof BranchQuery>;
