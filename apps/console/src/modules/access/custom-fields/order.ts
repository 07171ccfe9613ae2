interface Placed {
  id: string;
  position: number;
}

/** The places that change when one thing moves up or down by one. Equal or missing places are put right on the way. */
export function moved<Item extends Placed>(items: readonly Item[], id: string, by: 1 | -1): { item: Item; position: number }[] {
  const from = items.findIndex((item) => item.id === id);
  const to = from + by;
  const item = items[from];
  if (!item || to < 0 || to >= items.length) return [];
  return items
    .toSpliced(from, 1)
    .toSpliced(to, 0, item)
    .map((each, index) => ({ item: each, position: index + 1 }))
    .filter((each) => each.item.position !== each.position);
}

/** A name for the API out of a label: "Shirt size" → `shirtSize`. Empty when nothing of it is in Latin letters. */
export function keyOf(label: string): string {
  const words = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .split(/[^A-Za-z0-9]+/)
    .filter(Boolean);
  const key = words
    .map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase()))
    .join('');
  return key.replace(/^[^a-z]+/, '').slice(0, 40);
}

export function isKey(text: string): boolean {
  return /^[a-z][A-Za-z0-9_]{0,39}$/.test(text);
}
