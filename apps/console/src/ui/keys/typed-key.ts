interface KeyPress {
  key: string;
  code: string;
}

/**
 * The key as shortcuts name it. On a Hebrew keyboard the J key types "ח": a letter outside ASCII is read by where
 * it lies on the keyboard, so that shortcuts work without switching layouts.
 */
export function typedKey({ key, code }: KeyPress): string {
  if (key.length === 1 && key.charCodeAt(0) > 127) return /^Key[A-Z]$/.test(code) ? code.slice(3).toLowerCase() : key;
  if (key === ' ') return 'space';
  return key.toLowerCase();
}
