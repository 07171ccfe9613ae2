export const EVERYTHING = '*';

export interface EventGroup<Kind extends { name: string }> {
  /** Before the dot; the six that have none stand together under ''. */
  kind: string;
  types: Kind[];
}

/** Events by what they are about, in the order given. */
export function groupsOf<Kind extends { name: string }>(types: readonly Kind[]): EventGroup<Kind>[] {
  return [...Map.groupBy(types, ({ name }) => kindOf(name))].map(([kind, inKind]) => ({ kind, types: inKind }));
}

/** Whether an endpoint that asks for `wanted` is told this. */
export function isWanted(wanted: readonly string[], name: string): boolean {
  return wanted.includes(EVERYTHING) || wanted.includes(name) || wanted.includes(wildcardOf(kindOf(name)));
}

/** Whether all of a kind are wanted: those of later versions too, where there is a name for that. */
export function isGroupWanted(wanted: readonly string[], { kind, types }: EventGroup<{ name: string }>): boolean {
  if (wanted.includes(EVERYTHING)) return true;
  return kind === '' ? types.every(({ name }) => wanted.includes(name)) : wanted.includes(wildcardOf(kind));
}

export function withGroup(wanted: readonly string[], { kind, types }: EventGroup<{ name: string }>, isOn: boolean): string[] {
  const others = wanted.filter((name) => name !== wildcardOf(kind) && !types.some((type) => type.name === name));
  if (!isOn) return others;
  return kind === '' ? [...others, ...types.map(({ name }) => name)] : [...others, wildcardOf(kind)];
}

/** One event more or less. Taking one out of a whole kind leaves the others of that kind by name. */
export function withType(wanted: readonly string[], group: EventGroup<{ name: string }>, name: string, isOn: boolean): string[] {
  if (isOn) return [...wanted, name];
  const spelled = wanted.includes(wildcardOf(group.kind)) ? group.types.map((type) => type.name) : [];
  return [...wanted.filter((each) => each !== wildcardOf(group.kind)), ...spelled].filter((each) => each !== name);
}

function kindOf(name: string): string {
  return name.includes('.') ? (name.split('.')[0] ?? '') : '';
}

// A kind without a name has no wildcard; this stands in no list.
function wildcardOf(kind: string): string {
  return kind === '' ? '' : `${kind}.*`;
}
