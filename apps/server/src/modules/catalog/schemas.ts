import { z } from 'zod';
import { listQuery } from '../../platform/http/lists.ts';
import { Id, isTimeZone } from '../access/index.ts';

const stored = { id: z.string(), version: z.number().int() };
const moments = { createdAt: z.string(), updatedAt: z.string() };
const Flag = z.enum(['true', 'false']).transform((value) => value === 'true');

/** One line of text: trimmed, composed, without control characters. */
function line(max: number) {
  return z
    .string()
    .normalize('NFC')
    .trim()
    .min(1, 'must not be empty')
    .max(max)
    .regex(/^\P{Cc}*$/u, 'must be one line of text');
}
const lines = (max: number) => z.string().normalize('NFC').trim().max(max);

export const BranchType = z.enum(['school', 'community_center', 'frontal', 'online']);
export const Room = z.object({ id: z.string(), name: z.string(), seats: z.number().int() });
export type Room = z.output<typeof Room>;

export const Branch = z.object({
  ...stored,
  name: z.string(),
  type: BranchType,
  address: z.string().nullable(),
  city: z.string().nullable(),
  timezone: z.string().nullable().describe('IANA name; null means the school’s.'),
  contactName: z.string().nullable(),
  contactPhone: z.string().nullable(),
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
  address: line(500).nullable().optional(),
  city: line(100).nullable().optional(),
  timezone: z.string().max(64).refine(isTimeZone, 'is not a time zone, for example Europe/London').nullable().optional(),
  contactName: line(200).nullable().optional(),
  contactPhone: line(40).nullable().optional(),
  contactEmail: z.string().trim().toLowerCase().max(254).pipe(z.email('must be an e-mail address')).nullable().optional(),
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
});
export type BranchQuery = z.output<typeof BranchQuery>;

export const CourseOrigin = z.enum(['own', 'partner']);

export const Course = z.object({
  ...stored,
  name: z.string(),
  description: z.string().nullable(),
  category: z.string(),
  targetAudience: z.string().nullable(),
  origin: CourseOrigin.describe('Taught by the school itself, or hosted by a partner.'),
  isActive: z.boolean(),
  ...moments,
});
export type Course = z.output<typeof Course>;

export const CourseReplacement = z.strictObject({
  name: line(200),
  description: lines(10_000).nullable().optional(),
  category: line(100),
  targetAudience: line(200).nullable().optional(),
  origin: CourseOrigin.optional(),
  isActive: z.boolean().optional(),
});
export type CourseReplacement = z.output<typeof CourseReplacement>;
export const NewCourse = CourseReplacement.extend({ id: Id.optional() });
export type NewCourse = z.output<typeof NewCourse>;
export const CourseChanges = CourseReplacement.partial();
export type CourseChanges = z.output<typeof CourseChanges>;

export const CourseQuery = listQuery(['name', 'createdAt'], {
  category: line(100).optional(),
  origin: CourseOrigin.optional(),
  isActive: Flag.optional(),
});
export type CourseQuery = z.output<typeof CourseQuery>;
