import type { GivenRoom, Room } from './schemas.ts';

/**
 * The rooms with an id each: meetings will point at them, so a room keeps its id and a new one gets the
 * first free `room_<n>`. Null when an id comes twice.
 */
export function withRoomIds(given: readonly GivenRoom[]): Room[] | null {
  const stated = given.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const taken = new Set(stated);
  if (taken.size !== stated.length) return null;
  let next = 1;
  return given.map(({ id, name, seats }) => {
    if (id !== undefined) return { id, name, seats };
    while (taken.has(`room_${next}`)) next++;
    taken.add(`room_${next}`);
    return { id: `room_${next}`, name, seats };
  });
}
