import { z } from 'zod';
import { listQuery } from '../../../platform/http/lists.ts';
import { line } from '../../../platform/http/text.ts';
import { Id } from '../schemas.ts';

export const LABELLED = ['customer', 'lead', 'student', 'course', 'cycle'] as const;
export type Labelled = (typeof LABELLED)[number];
export const FIELD_TYPES = ['text', 'number', 'date', 'boolean', 'select', 'multiselect'] as const;
export type FieldType = (typeof FIELD_TYPES)[number];

export const CustomField = z.object({
  id: z.string(),
  version: z.number().int(),
  resource: z.enum(LABELLED),
  key: z.string().describe('The name of the field in `customFields`.'),
  label: z.string(),
  type: z.enum(FIELD_TYPES),
  options: z.array(z.string()).describe('The values of a select or multiselect.'),
  isRequired: z.boolean(),
  position: z.number().int().describe('Smaller ones stand first in a form.'),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type CustomField = z.output<typeof CustomField>;

const editable = {
  label: line(100),
  options: z.array(line(100)).max(200).optional(),
  isRequired: z.boolean().optional(),
  position: z.number().int().min(0).max(10_000).optional(),
};
export const NewCustomField = z.strictObject({
  id: Id.optional(),
  resource: z.enum(LABELLED),
  key: z.string().regex(/^[a-z][A-Za-z0-9_]{0,39}$/, 'must begin with a small letter and hold letters, digits and _'),
  type: z.enum(FIELD_TYPES),
  ...editable,
});
export type NewCustomField = z.output<typeof NewCustomField>;
export const CustomFieldReplacement = z.strictObject(editable);
export type CustomFieldReplacement = z.output<typeof CustomFieldReplacement>;
export const CustomFieldChanges = CustomFieldReplacement.partial();
export type CustomFieldChanges = z.output<typeof CustomFieldChanges>;

export const CustomFieldQuery = listQuery(['position', 'createdAt'], { resource: z.enum(LABELLED).optional() }).omit({ search: true });
export type CustomFieldQuery = z.output<typeof CustomFieldQuery>;

/** Values of custom fields as they are answered, by the key of the field. */
export const CustomValues = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]));
export type CustomValues = z.output<typeof CustomValues>;

/** Values of custom fields as they are sent. What each may be is the field's to say. */
export const GivenCustomValues = z
  .record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean(), z.array(z.string().max(100)).max(200), z.null()]))
  .describe('By the key of the field (see /api/v1/custom-fields). Null empties one; PATCH leaves those that are not named.');
export type GivenCustomValues = z.output<typeof GivenCustomValues>;

export const Tags = z
  .array(line(50))
  .max(50)
  .transform((tags) => [...new Set(tags)]);

/** Fields that every labelled record answers. */
export const labelFields = { tags: z.array(z.string()), customFields: CustomValues };
/** The same, as they are sent. */
export const givenLabels = { tags: Tags.optional(), customFields: GivenCustomValues.optional() };
/** List filters of a labelled record. */
export const labelFilters = {
  tag: line(50).optional().describe('Only records with this tag.'),
  customField: z
    .string()
    .trim()
    .regex(/^[a-z][A-Za-z0-9_]{0,39}=/, 'must be key=value, for example size=M')
    .max(240)
    .optional()
    .describe('Only records with this value of a custom field: `key=value`.'),
};
