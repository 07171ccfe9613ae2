import { expect, test } from 'vitest';
import { typedKey } from './typed-key.ts';

test.each([
  ['j', 'KeyJ', 'j'],
  ['J', 'KeyJ', 'j'],
  ['ח', 'KeyJ', 'j'],
  ['ס', 'KeyX', 'x'],
  // Dvorak: what is typed counts, not where it lies.
  ['j', 'KeyC', 'j'],
  ['/', 'KeyQ', '/'],
  ['?', 'Slash', '?'],
  [' ', 'Space', 'space'],
  ['Enter', 'Enter', 'enter'],
  ['ף', 'Semicolon', 'ף'],
])('%s typed on %s is the shortcut %s', (key, code, shortcut) => {
  expect(typedKey({ key, code })).toBe(shortcut);
});
