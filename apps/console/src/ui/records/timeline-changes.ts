export interface FieldChange {
  field: string;
  old: unknown;
  new: unknown;
}

/** Told by every change and interesting in none. */
const QUIET = new Set(['id', 'version', 'createdAt', 'updatedAt', 'deletedAt', 'searchText']);

/** What a line of the audit log changed, field by field: only what really differs and means something. */
export function changesOf(row: { old: unknown; new: unknown }): FieldChange[] {
  const before = fieldsOf(row.old);
  const after = fieldsOf(row.new);
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !QUIET.has(field))
    .map((field) => ({ field, old: before[field] ?? null, new: after[field] ?? null }))
    .filter((change) => JSON.stringify(change.old) !== JSON.stringify(change.new));
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}
