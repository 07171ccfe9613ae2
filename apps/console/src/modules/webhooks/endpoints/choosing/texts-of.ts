/** Form values come from defaults of the field's own kind; anything else shows as empty. */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
}
