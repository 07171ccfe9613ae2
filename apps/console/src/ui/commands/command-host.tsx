import { lazy, Suspense, useCallback, useEffect, useState } from 'react';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { onPaletteAsked } from './open-palette.ts';

// Both come with their first use: nobody waits for them at the start.
const Palette = lazy(() => import('./palette.tsx'));
const KeysHelp = lazy(() => import('./keys-help.tsx'));

type Open = 'palette' | 'keys' | null;

/** Ctrl+K or ⌘K, and `?`, wherever one is. */
export function CommandHost() {
  const [open, setOpen] = useState<Open>(null);
  const [wasOpen, setWasOpen] = useState(new Set<Open>());
  const show = useCallback((next: Open) => {
    setWasOpen((before) => new Set([...before, next]));
    setOpen(next);
  }, []);
  useShortcuts({ '?': () => show('keys') });
  useEffect(() => onPaletteAsked(() => show('palette')), [show]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.code !== 'KeyK' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      event.preventDefault();
      show('palette');
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [show]);

  return (
    <Suspense fallback={null}>
      {wasOpen.has('palette') && <Palette isOpen={open === 'palette'} onClose={() => setOpen(null)} />}
      {wasOpen.has('keys') && <KeysHelp isOpen={open === 'keys'} onClose={() => setOpen(null)} />}
    </Suspense>
  );
}
