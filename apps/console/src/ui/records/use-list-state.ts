import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { type ListSpec, type ListState, parseListState } from './list-state.ts';

/** The list's state in the address, of whichever page it stands on. */
export function useListState(spec: ListSpec): [ListState, (next: ListState) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const state = useMemo(() => parseListState(spec, search), [spec, search]);
  const change = useCallback(
    (next: ListState) =>
      // Replaced, not pushed: Back leaves the list instead of undoing keystrokes one by one.
      void navigate({ to: '.', search: (now: object) => ({ ...now, ...next }), replace: true, resetScroll: true }),
    [navigate],
  );
  return [state, change];
}
