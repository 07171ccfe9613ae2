/** A name as it is compared: `Levi, Adam (iPad)` → `adam ipad levi`. Words in order of the alphabet: people write both ways round. */
export function plainName(name: string): string {
  return wordsOf(name).sort().join(' ');
}

/** The same without what stands in brackets: people add a device, a class, how they are called. */
export function plainNameWithout(name: string): string {
  return plainName(name.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
}

function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}
