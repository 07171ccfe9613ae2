import { useLocalStorage } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { typedKey } from './typed-key.ts';

export type Shortcuts = Partial<Record<string, (event: KeyboardEvent) => void>>;

/** Off for people whose speech input or shaky hand would trigger them (WCAG 2.1.4); kept with the browser. */
export function useShortcutsEnabled() {
  return useLocalStorage({ key: 'rollbook.shortcuts', defaultValue: true, getInitialValueInEffect: false });
}

/** Single-key shortcuts of a page. They rest while someone types or has a menu or dialog open. */
export function useShortcuts(shortcuts: Shortcuts) {
  const [isEnabled] = useShortcutsEnabled();
  const current = useRef(shortcuts);
  current.current = shortcuts;

  useEffect(() => {
    if (!isEnabled) return;
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || !isFree()) return;
      const run = current.current[typedKey(event)];
      if (!run) return;
      event.preventDefault();
      run(event);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isEnabled]);
}

function isFree(): boolean {
  const focus = document.activeElement;
  if (focus instanceof HTMLElement && focus.isContentEditable) return false;
  return !focus?.closest('input:not([type=checkbox]), textarea, select, [role="menu"], [role="dialog"], [role="listbox"]');
}
