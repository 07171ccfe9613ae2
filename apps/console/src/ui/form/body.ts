/** Form values as the API takes them: texts trimmed, an emptied one is null. */
export function bodyOf(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'string' ? value.trim() || null : value]),
  );
}
