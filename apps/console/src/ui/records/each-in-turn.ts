export interface EachResult<Item> {
  done: Item[];
  failed: { item: Item; error: unknown }[];
}

/**
 * Does the same to each of several records, a few at a time, and says which of them failed. One failure stops
 * nothing: the others are as much wanted as before.
 */
export async function eachInTurn<Item>(
  items: readonly Item[],
  act: (item: Item) => Promise<unknown>,
  onProgress: (finished: number) => void = () => undefined,
  atOnce = 4,
): Promise<EachResult<Item>> {
  const result: EachResult<Item> = { done: [], failed: [] };
  const waiting = items.values();
  async function work() {
    for (const item of waiting) {
      try {
        await act(item);
        result.done.push(item);
      } catch (error) {
        result.failed.push({ item, error });
      }
      onProgress(result.done.length + result.failed.length);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return result;
}
