import { type HotkeyItem, useHotkeys, useLocalStorage } from '@mantine/hooks';

/** Off for people whose speech input or shaky hand would trigger them (WCAG 2.1.4); kept with the browser. */
export function useShortcutsEnabled() {
  return useLocalStorage({ key: 'rollbook.shortcuts', defaultValue: true, getInitialValueInEffect: false });
}

/** Single-key shortcuts of a page. They rest while someone types or has a menu or dialog open. */
export function useShortcuts(shortcuts: HotkeyItem[]) {
  const [isEnabled] = useShortcutsEnabled();
  useHotkeys(isEnabled ? shortcuts.map(([key, run, options]) => [key, (event) => isFree() && run(event), options]) : []);
}

function isFree(): boolean {
  return !document.activeElement?.closest('[role="menu"], [role="dialog"]');
}
