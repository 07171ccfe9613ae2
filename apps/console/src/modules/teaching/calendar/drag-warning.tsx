import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { TimeSpan } from '../meetings/time-span.tsx';
import type { Clash } from './clashes.ts';

/** What a lesson in the air would clash with. Apart from the page's state: the calendar must not be drawn anew under the drag. */
export interface DragNews {
  get: () => Clash[];
  set: (clashes: Clash[]) => void;
  subscribe: (listener: () => void) => () => void;
}

export function createDragNews(): DragNews {
  let clashes: Clash[] = [];
  const listeners = new Set<() => void>();
  return {
    get: () => clashes,
    set(next) {
      if (next.length === 0 && clashes.length === 0) return;
      clashes = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

export function DragWarning({ news }: { news: DragNews }) {
  const [clash] = useSyncExternalStore(news.subscribe, news.get);
  return (
    <div role="status" style={{ position: 'fixed', insetBlockStart: 12, insetInline: 0, zIndex: 400, pointerEvents: 'none' }}>
      {clash && (
        <Alert color="red" maw={520} mx="auto" variant="filled" icon={<IconAlertTriangle size={18} aria-hidden />}>
          <ClashText clash={clash} />
        </Alert>
      )}
    </div>
  );
}

export function ClashText({ clash: { kind, with: other } }: { clash: Clash }) {
  const cycle = <bdi>{other.cycle.name}</bdi>;
  const who = <bdi>{other.instructor.name}</bdi>;
  const time = <TimeSpan {...other} />;
  return kind === 'instructor' ? (
    <Trans>
      {who} teaches {cycle} then, {time}.
    </Trans>
  ) : (
    <Trans>
      {cycle} is in this room then, {time}.
    </Trans>
  );
}
