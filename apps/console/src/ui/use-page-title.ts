import { useEffect } from 'react';

/** What the tab, the history and a screen reader call this page. */
export function usePageTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title} · Rollbook` : 'Rollbook';
  }, [title]);
}
