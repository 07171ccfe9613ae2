import { bodyOf } from '../../ui/form/body.ts';
import type { Labels } from './custom-fields.ts';

/** The form values of a labelled record. */
export function labelValues(record: Partial<Labels> | undefined) {
  return { tags: record?.tags ?? [], customFields: record?.customFields ?? {} };
}

/** As the API takes them: an emptied custom field is null, one never touched isn't named. */
export function labelledBody(values: Record<string, unknown>): Record<string, unknown> {
  const body = bodyOf(values);
  const { customFields } = body;
  if (typeof customFields !== 'object' || customFields === null) return body;
  return { ...body, customFields: bodyOf(Object.fromEntries(Object.entries(customFields).map(([key, value]) => [key, emptied(value)]))) };
}

function emptied(value: unknown): unknown {
  return Array.isArray(value) && value.length === 0 ? null : value;
}

export interface CustomFilter {
  key: string;
  value: string;
}

/** `size=M`, as the API's list has it; the value may hold another `=`. */
export function customFilterOf(text: string | undefined): CustomFilter | null {
  const at = text?.indexOf('=') ?? -1;
  return text && at > 0 ? { key: text.slice(0, at), value: text.slice(at + 1) } : null;
}
