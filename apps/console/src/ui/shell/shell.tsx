import { Trans } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api, BASE_URL } from '../../api/index.ts';
import { startLive } from '../../api/live.ts';
import { useMe } from '../../modules/access/me.ts';
import { SessionGate } from '../../modules/access/sign-in/session-gate.tsx';
import { useMarkSending } from '../../modules/teaching/attendance/use-mark-queue.ts';
import { CommandHost } from '../commands/command-host.tsx';
import { SchoolZone } from '../format/school-zone.ts';
import { BottomBar } from './bottom-bar.tsx';
import styles from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { useLightPaper } from './use-light-paper.ts';

/** Everything around a page once someone is in. */
export function Shell() {
  const me = useMe();
  const main = useRef<HTMLElement>(null);
  useLive();
  useLightPaper();
  useMarkSending();
  useFocusOnArrival(main);
  return (
    <SchoolZone value={me.tenant.timezone}>
      <a href="#content" className={styles.skip}>
        <Trans>Skip to the content</Trans>
      </a>
      <div className={styles.shell}>
        <Sidebar />
        <main id="content" ref={main} tabIndex={-1} className={styles.main}>
          <Outlet />
        </main>
        <BottomBar />
      </div>
      <CommandHost />
      <SessionGate />
    </SchoolZone>
  );
}

function useLive() {
  const queries = useQueryClient();
  useEffect(() => startLive({ url: `${BASE_URL}/live`, queries, renewSession: api.session.renew }), [queries]);
}

/** A new page starts at its content for keyboard and screen reader too; filters in the URL are not a new page. */
function useFocusOnArrival(main: React.RefObject<HTMLElement | null>) {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname });
  const before = useRef(path);
  useEffect(() => {
    if (before.current !== undefined && before.current !== path && !main.current?.contains(document.activeElement)) {
      main.current?.focus({ preventScroll: true });
    }
    before.current = path;
  }, [path, main]);
}
