import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { Id } from '../../access/index.ts';
import { ExternalId, Flag, line, lines, moments, stored } from '../fields.ts';

export const CourseOrigin = z.enum(['own', 'partner']);

export const Course = z.object({
  ...stored,
  externalId: z.string().nullable().describe('Its id in another system.'),
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
  externalId: ExternalId.nullable().optional(),
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
  externalId: ExternalId.optional(),
});
export type CourseQuery = z.output<typeof CourseQuery>;
