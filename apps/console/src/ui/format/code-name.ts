/**
 * A learning app names topics, modes and events in code (`right_of_way`, `quiz.completed`). Until the school gives
 * them a name, this is what people read: "Right of way".
 */
export function readableName(code: string): string {
  if (!/^[A-Za-z0-9]+([ ._:/-][A-Za-z0-9]+)*$/.test(code)) return code;
  const words = code
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[ ._:/-]+/g, ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
