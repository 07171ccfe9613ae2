import type { QueryClient, QueryKey, Query as QueryState } from '@tanstack/react-query';
import { type LiveChange, liveTargets, parseLiveChange } from './live-targets.ts';

/**
 * News from the server, once per browser: the tab that gets the lock holds the EventSource and passes the news on,
 * because a browser grants an origin six connections and one per tab would starve the seventh.
 *
 * Each tab gathers news for a moment, then refetches what it shows. After a gap (reconnected, laptop woken) nothing
 * says what was missed, so everything on screen is refetched.
 */
const GATHER_MS = 150;
const RETRY_MS = 5_000;

type News = LiveChange | 'resync';

export interface LiveParts {
  url: string;
  queries: QueryClient;
  /** The stream can't tell why it was refused; renewing first makes the next attempt work. */
  renewSession: (requestedAtMs: number) => Promise<boolean>;
}

export function startLive({ url, queries, renewSession }: LiveParts): () => void {
  const stopped = new AbortController();
  const channel = new BroadcastChannel('rollbook.live');
  const hear = gatherNews(queries);
  channel.onmessage = (message: MessageEvent<News>) => hear(message.data);

  function tell(news: News) {
    hear(news);
    channel.postMessage(news);
  }

  const hold = () => holdStream(url, tell, renewSession, stopped.signal);
  if (navigator.locks) {
    // The rejection is our own abort: this tab went away while waiting for its turn.
    navigator.locks.request('rollbook.live', { signal: stopped.signal }, hold).catch(() => undefined);
  } else {
    void hold();
  }

  return () => {
    stopped.abort();
    channel.close();
  };
}

async function holdStream(
  url: string,
  tell: (news: News) => void,
  renewSession: LiveParts['renewSession'],
  stopped: AbortSignal,
): Promise<void> {
  let isFirst = true;
  while (!stopped.aborted) {
    const startedAtMs = Date.now();
    await followStream(url, tell, isFirst, stopped);
    isFirst = false;
    if (stopped.aborted) return;
    // A stream that lived ended with its session and is followed up at once; one refused at the door is not hammered.
    if (Date.now() - startedAtMs < RETRY_MS) await pause(RETRY_MS, stopped);
    if (!stopped.aborted) await renewSession(startedAtMs).catch(() => false);
  }
}

/** Resolves when the browser has given up on this stream. */
function followStream(url: string, tell: (news: News) => void, isFirst: boolean, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stream = new EventSource(url);
    let hasGap = !isFirst;
    const end = () => {
      stream.close();
      resolve();
    };
    stopped.addEventListener('abort', end, { once: true });
    stream.onopen = () => {
      if (hasGap) tell('resync');
    };
    stream.onerror = () => {
      hasGap = true;
      if (stream.readyState === EventSource.CLOSED) end();
    };
    stream.addEventListener('changed', (event: MessageEvent<string>) => {
      const change = parseLiveChange(event.data);
      if (change) tell(change);
    });
    stream.addEventListener('resync', () => tell('resync'));
  });
}

/** Refetching an endless list asks for every page again, one after another; a long one is left for the next visit. */
function isCheap(query: QueryState): boolean {
  const data: unknown = query.state.data;
  if (typeof data !== 'object' || data === null || !('pages' in data)) return true;
  return !Array.isArray(data.pages) || data.pages.length <= 3;
}

/** One refetch at a time: news that keeps coming faster than answers would otherwise cancel each of them for ever. */
function gatherNews(queries: QueryClient): (news: News) => void {
  const waiting = new Map<string, LiveChange>();
  let isResync = false;
  let isBusy = false;

  async function deliver() {
    const targets = isResync ? [undefined] : [...waiting.values()].flatMap(liveTargets);
    waiting.clear();
    isResync = false;
    await Promise.all(targets.map(refresh));
    isBusy = false;
    if (isResync || waiting.size > 0) schedule();
  }

  async function refresh(queryKey: QueryKey | undefined) {
    await queries.invalidateQueries({ queryKey, refetchType: 'none' });
    await queries.refetchQueries({ queryKey, type: 'active', predicate: isCheap });
  }

  function schedule() {
    if (isBusy) return;
    isBusy = true;
    setTimeout(() => void deliver(), GATHER_MS);
  }

  return (news) => {
    if (news === 'resync') isResync = true;
    else waiting.set(`${news.resource}/${news.id}`, news);
    schedule();
  };
}

function pause(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stopped.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
