import { useSyncExternalStore } from 'react';

const TICK_MS = 30_000;
let nowMs = Date.now();
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    nowMs = Date.now();
    for (const each of listeners) each();
  }, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function snapshot(): number {
  // Nobody was listening, so the stored time is old; it may move now without tearing anyone's render.
  if (timer === undefined) nowMs = Date.now();
  return Math.floor(nowMs / TICK_MS) * TICK_MS;
}

/** The time, in half-minute steps, by one timer however many ask: enough for "5 minutes ago". */
export function useNow(): number {
  return useSyncExternalStore(subscribe, snapshot);
}
