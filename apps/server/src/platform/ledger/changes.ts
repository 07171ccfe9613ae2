export type Values = Record<string, unknown>;

const SECRET = /password|secret|token|hash|_sealed|sealed$/i;
const MASK = '•••';

/** The fields that differ, old and new, with secrets masked. Null where a side has nothing to say. */
export function changedValues(
  before: Values | undefined,
  after: Values | undefined,
): { oldValues: Values | null; newValues: Values | null } {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const oldValues: Values = {};
  const newValues: Values = {};
  for (const field of fields) {
    const was = before?.[field];
    const is = after?.[field];
    if (JSON.stringify(was) === JSON.stringify(is)) continue;
    if (before && was !== undefined) oldValues[field] = SECRET.test(field) ? MASK : was;
    if (after && is !== undefined) newValues[field] = SECRET.test(field) ? MASK : is;
  }
  return { oldValues: before ? oldValues : null, newValues: after ? newValues : null };
}
