import { invalid } from '../../../platform/errors.ts';
import type { CustomField, CustomValues, GivenCustomValues } from './schemas.ts';

type Value = CustomValues[string];

/**
 * The values to store: those before, changed by those given, each as its field wants it. Values of fields
 * that are gone are dropped. 400 names the first field that doesn't fit.
 */
export function customValues(fields: readonly CustomField[], given: GivenCustomValues, before: CustomValues): CustomValues {
  const known = new Map(fields.map((field) => [field.key, field]));
  const stored: CustomValues = {};
  for (const [key, value] of Object.entries(before)) if (known.has(key)) stored[key] = value;
  for (const [key, value] of Object.entries(given)) {
    const field = known.get(key);
    if (!field) throw invalid(`customFields.${key}`, 'is not a custom field here; an administrator adds it in the settings');
    if (value === null || value === '') delete stored[key];
    else stored[key] = fitting(field, value);
  }
  const missing = fields.find((field) => field.isRequired && stored[field.key] === undefined);
  if (missing) throw invalid(`customFields.${missing.key}`, `must be given: ${missing.label}`);
  return stored;
}

function fitting(field: CustomField, value: NonNullable<GivenCustomValues[string]>): Value {
  const fitted = FITS[field.type](value, field.options);
  if (fitted === null) throw invalid(`customFields.${field.key}`, WANTED[field.type](field.options));
  return fitted;
}

const FITS: Record<CustomField['type'], (value: Value, options: readonly string[]) => Value | null> = {
  text: (value) => (typeof value === 'string' && /^\P{Cc}*$/u.test(value) ? value.normalize('NFC').trim() || null : null),
  number: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
  date: (value) => (typeof value === 'string' && isDate(value) ? value : null),
  boolean: (value) => (typeof value === 'boolean' ? value : null),
  select: (value, options) => (typeof value === 'string' && options.includes(value) ? value : null),
  multiselect: (value, options) => (Array.isArray(value) && value.every((item) => options.includes(item)) ? [...new Set(value)] : null),
};

const WANTED: Record<CustomField['type'], (options: readonly string[]) => string> = {
  text: () => 'must be one line of text',
  number: () => 'must be a number',
  date: () => 'must be a date, for example 2026-09-01',
  boolean: () => 'must be true or false',
  select: (options) => `must be one of ${options.join(', ')}`,
  multiselect: (options) => `must be a list of ${options.join(', ')}`,
};

function isDate(text: string): boolean {
  const parsed = Date.parse(text);
  return /^\d{4}-\d\d-\d\d$/.test(text) && text >= '0001' && !Number.isNaN(parsed) && new Date(parsed).toISOString().startsWith(text);
}
