import { type GivenMark, whoOf } from './mark.ts';

/**
 * Marks on their way to the server. Each is written into the browser's storage before anything else, so that neither
 * a lost connection nor a reload nor an empty battery loses one; storage is the only truth, also between two tabs.
 *
 *   put ──► waiting ──► sending ──► gone        the server has it
 *              ▲           │
 *              ├───────────┤ no answer          → offline: tried again by itself
 *              └───────────┘ refused            → said, and tried again when somebody asks
 *
 * The server keeps one mark per person and lesson, so a mark that arrives twice is the same mark.
 */
export interface MarkQueueParts {
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;
  /** Whose marks these are: two people who share a browser don't send each other's. */
  userId: string;
  send: (meetingId: string, marks: GivenMark[]) => Promise<void>;
  /** Whether a failure passes by itself. */
  isPassing: (error: unknown) => boolean;
  /** Runs something later; answers how to call it off. */
  later: (run: () => void, ms: number) => () => void;
}

export interface Waiting {
  marks: GivenMark[];
  state: 'saved' | 'sending' | 'offline' | 'refused';
  error: unknown;
}

export interface MarkQueue {
  put: (meetingId: string, marks: readonly GivenMark[]) => void;
  waiting: (meetingId: string) => Waiting;
  /** Sends what waits, of every lesson; also what an earlier visit left. Resolves when it was tried. */
  flush: () => Promise<void>;
  /** Forgets what waits for a lesson: the server's marks stand. */
  drop: (meetingId: string) => void;
  subscribe: (listener: () => void) => () => void;
  stop: () => void;
}

const RETRY_MS = 5_000;
const SAVED: Waiting = { marks: [], state: 'saved', error: null };

export function createMarkQueue({ storage, userId, send, isPassing, later }: MarkQueueParts): MarkQueue {
  const prefix = `rollbook.marks.${userId}.`;
  const listeners = new Set<() => void>();
  const sending = new Set<string>();
  const failed = new Map<string, unknown>();
  const seen = new Map<string, { key: string; waiting: Waiting }>();
  let round: Promise<void> | null = null;
  let callOff: (() => void) | null = null;

  function tell() {
    for (const listener of listeners) listener();
  }

  function read(meetingId: string): GivenMark[] {
    return parse(storage.getItem(prefix + meetingId));
  }

  function write(meetingId: string, marks: readonly GivenMark[]) {
    if (marks.length === 0) storage.removeItem(prefix + meetingId);
    else storage.setItem(prefix + meetingId, JSON.stringify(marks));
  }

  function put(meetingId: string, marks: readonly GivenMark[]) {
    const mine = new Set(marks.map(whoOf));
    write(meetingId, [...read(meetingId).filter((mark) => !mine.has(whoOf(mark))), ...marks]);
    failed.delete(meetingId);
    tell();
    void flush();
  }

  function waiting(meetingId: string): Waiting {
    const text = storage.getItem(prefix + meetingId);
    if (!text) return SAVED;
    const error = failed.get(meetingId);
    const state = sending.has(meetingId) ? 'sending' : !failed.has(meetingId) || isPassing(error) ? stateWithout(error) : 'refused';
    const key = `${state} ${text}`;
    // The same answer for the same state: whoever draws it asks again and again.
    const known = seen.get(meetingId);
    if (known?.key === key && known.waiting.error === error) return known.waiting;
    const next: Waiting = { marks: parse(text), state, error };
    seen.set(meetingId, { key, waiting: next });
    return next;
  }

  function flush(): Promise<void> {
    callOff?.();
    callOff = null;
    round ??= sendAll().finally(() => {
      round = null;
    });
    return round;
  }

  async function sendAll() {
    // Marks put while others are on their way are sent in the same round, after them.
    for (let next = pick(new Set()), tried = new Set<string>(); next !== null; next = pick(tried)) {
      if (!(await sendOne(next))) tried = tried.add(next);
    }
    const isOffline = lessons().some((id) => failed.has(id) && isPassing(failed.get(id)));
    if (isOffline) callOff = later(() => void flush(), RETRY_MS);
  }

  function pick(tried: ReadonlySet<string>): string | null {
    return lessons().find((id) => !tried.has(id) && !(failed.has(id) && !isPassing(failed.get(id)))) ?? null;
  }

  async function sendOne(meetingId: string): Promise<boolean> {
    const marks = read(meetingId);
    sending.add(meetingId);
    tell();
    try {
      await send(meetingId, marks);
      const sent = new Set(marks.map((mark) => JSON.stringify(mark)));
      // What was marked anew meanwhile stays and is sent next.
      write(
        meetingId,
        read(meetingId).filter((mark) => !sent.has(JSON.stringify(mark))),
      );
      failed.delete(meetingId);
      return true;
    } catch (error) {
      failed.set(meetingId, error);
      return false;
    } finally {
      sending.delete(meetingId);
      tell();
    }
  }

  function lessons(): string[] {
    const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
    return keys.filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
  }

  return {
    put,
    waiting,
    flush: () => {
      // Somebody asks: what was refused is tried again, too.
      failed.clear();
      return flush();
    },
    drop(meetingId) {
      write(meetingId, []);
      failed.delete(meetingId);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => callOff?.(),
  };
}

/** Not sent yet and nothing said against it is on its way; with a passing error the line is cut. */
function stateWithout(error: unknown): 'sending' | 'offline' {
  return error === undefined ? 'sending' : 'offline';
}

function parse(text: string | null): GivenMark[] {
  if (!text) return [];
  try {
    const marks: unknown = JSON.parse(text);
    // Written by this file alone; anything else in its place is nothing.
    return Array.isArray(marks) ? (marks as GivenMark[]) : [];
  } catch {
    return [];
  }
}
