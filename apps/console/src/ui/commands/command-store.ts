import { useEffect, useRef, useSyncExternalStore } from 'react';

export interface Command {
  id: string;
  /** In the person's language. */
  label: string;
  group: 'record' | 'add' | 'go';
  /** Shown beside it: the key that does the same without the palette. */
  keys?: string;
  run: () => void;
}

type Source = { current: Command[] };
const sources = new Set<Source>();
const listeners = new Set<() => void>();
let version = 0;

function changed() {
  version += 1;
  for (const listener of listeners) listener();
}

/** What the page on screen offers in the palette, for as long as it is there. */
export function useCommands(commands: Command[]): void {
  const source = useRef(commands);
  source.current = commands;
  useEffect(() => {
    sources.add(source);
    changed();
    return () => {
      sources.delete(source);
      changed();
    };
  }, []);
}

/** Everything offered just now. Read when the palette is drawn, so that each command is today's. */
export function useOfferedCommands(): Command[] {
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => version,
  );
  return [...sources].flatMap((source) => source.current);
}
