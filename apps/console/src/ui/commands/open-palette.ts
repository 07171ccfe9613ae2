const ASKED = 'rollbook:palette';

/** For the sidebar's search button and others that know nothing of the palette. */
export function openPalette(): void {
  window.dispatchEvent(new Event(ASKED));
}

export function onPaletteAsked(run: () => void): () => void {
  window.addEventListener(ASKED, run);
  return () => window.removeEventListener(ASKED, run);
}
