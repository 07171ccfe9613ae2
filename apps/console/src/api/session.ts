/**
 * One session, shared by every request and every tab.
 *
 *   request → 401 → renew() ─┬─ someone renewed since the request began → try again
 *                            ├─ refreshed                               → try again
 *                            └─ refused                                 → lost: login is shown, the page stays
 *
 * A refresh token is used up by its first use, so two renewals at once would sign the person out. Within a tab one
 * promise is shared; between tabs a Web Lock lets one go at a time and a time stamp tells the others they needn't.
 */
const LOCK = 'rollbook.session';
const RENEWED_AT = 'rollbook.sessionRenewedAt';

export type Locks = Pick<LockManager, 'request'>;
export type Notes = Pick<Storage, 'getItem' | 'setItem'>;

export interface SessionParts {
  /** Asks the server for a fresh session: true, or false when it refuses. Throws when it can't be reached. */
  refresh: () => Promise<boolean>;
  /** Missing outside secure contexts (a school's plain-http address); then tabs aren't kept apart. */
  locks: Locks | undefined;
  notes: Notes;
  now: () => number;
}

export interface Session {
  /** True when a request that began at `requestedAtMs` and was refused is worth sending again. */
  renew: (requestedAtMs: number) => Promise<boolean>;
  /** Called once the person has signed in again. */
  restore: () => void;
  isLost: () => boolean;
  subscribe: (onChange: () => void) => () => void;
}

export function createSession({ refresh, locks, notes, now }: SessionParts): Session {
  let running: Promise<boolean> | undefined;
  let lost = false;
  const listeners = new Set<() => void>();

  function setLost(next: boolean) {
    if (lost === next) return;
    lost = next;
    for (const listener of listeners) listener();
  }

  async function renewInTurn(requestedAtMs: number): Promise<boolean> {
    if (Number(notes.getItem(RENEWED_AT)) > requestedAtMs) return true;
    const isRenewed = await refresh();
    if (isRenewed) notes.setItem(RENEWED_AT, String(now()));
    return isRenewed;
  }

  async function renewOnce(requestedAtMs: number): Promise<boolean> {
    const isRenewed = locks ? await locks.request(LOCK, () => renewInTurn(requestedAtMs)) : await renewInTurn(requestedAtMs);
    setLost(!isRenewed);
    return isRenewed;
  }

  return {
    renew(requestedAtMs) {
      running ??= renewOnce(requestedAtMs).finally(() => {
        running = undefined;
      });
      return running;
    },
    restore() {
      notes.setItem(RENEWED_AT, String(now()));
      setLost(false);
    },
    isLost: () => lost,
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
