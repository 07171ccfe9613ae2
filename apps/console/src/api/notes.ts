import type { Notes } from './session.ts';

const memory = new Map<string, string>();

/** localStorage where there is one; private windows and locked-down browsers may refuse it. */
export const notes: Notes & Pick<Storage, 'removeItem'> = {
  getItem(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return memory.get(key) ?? null;
    }
  },
  setItem(key, value) {
    try {
      localStorage.setItem(key, value);
    } catch {
      memory.set(key, value);
    }
  },
  removeItem(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      memory.delete(key);
    }
  },
};
