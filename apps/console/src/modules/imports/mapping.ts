import type { ImportField } from './import.ts';

type Mapping = Record<string, string | null>;

/** The mapping with one column sent elsewhere. A field takes one column: whichever had it before loses it. */
export function withColumn(mapping: Mapping, column: string, field: string | null): Mapping {
  const others = Object.entries(mapping).map(([name, key]) => [name, key === field && field !== null ? null : key]);
  return { ...Object.fromEntries(others), [column]: field };
}

/** Required fields no column goes to: nothing can be checked before. */
export function missingFields(mapping: Mapping, fields: readonly ImportField[]): ImportField[] {
  const mapped = new Set(Object.values(mapping));
  return fields.filter(({ key, isRequired }) => isRequired && !mapped.has(key));
}
