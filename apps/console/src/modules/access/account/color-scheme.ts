import type { ColorScheme } from '../me.ts';

export function isColorScheme(value: unknown): value is ColorScheme {
  return value === 'auto' || value === 'light' || value === 'dark';
}
