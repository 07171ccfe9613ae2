import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Skeleton, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../../api/index.ts';
import { Moment } from '../../../ui/moment.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Quiet } from '../../../ui/quiet.tsx';
import { Rows } from '../../../ui/rows.tsx';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { type OwnSession, ownSessionsKey, ownSessionsQuery } from './own-sessions.ts';

/** Where one is signed in, and how to end that elsewhere. */
export function SessionsPanel() {
  const sessions = useQuery(ownSessionsQuery);
  const queries = useQueryClient();
  const end = useMutation({
    mutationFn: (id: string | null) => api.delete(id ? `/auth/sessions/${encodeURIComponent(id)}` : '/auth/sessions'),
    onError: (error) => notifications.show({ color: 'red', message: <ProblemText error={error} /> }),
    onSettled: () => queries.invalidateQueries({ queryKey: ownSessionsKey }),
  });
  const rows = sessions.data?.data ?? [];
  const hasOthers = rows.some(({ isCurrent }) => !isCurrent);
  return (
    <Panel
      order={2}
      title={<Trans>Where you are signed in</Trans>}
      aside={
        hasOthers && (
          <Button size="compact-sm" variant="light" color="red" loading={end.isPending} onClick={() => end.mutate(null)}>
            <Trans>End all others</Trans>
          </Button>
        )
      }
    >
      {sessions.isPending && <Skeleton height={48} />}
      {sessions.isError && (
        <Quiet>
          <ProblemText error={sessions.error} />
        </Quiet>
      )}
      <Rows>
        {rows.map((session) => (
          <Session key={session.id} session={session} isBusy={end.isPending} onEnd={() => end.mutate(session.id)} />
        ))}
      </Rows>
    </Panel>
  );
}

function Session({ session, isBusy, onEnd }: { session: OwnSession; isBusy: boolean; onEnd: () => void }) {
  const { t } = useLingui();
  const device = session.device ?? t`Unknown device`;
  return (
    <li>
      <div>
        <Text fw={550} component="div">
          <bdi>{device}</bdi>{' '}
          {session.isCurrent && (
            <Badge variant="light" color="green" tt="none">
              <Trans>This one</Trans>
            </Badge>
          )}
        </Text>
        <Text size="sm" c="dimmed">
          <Trans>
            Last used <Moment at={session.lastUsedAt} />
          </Trans>
          {session.ip && (
            <>
              {' · '}
              <bdi dir="ltr">{session.ip}</bdi>
            </>
          )}
        </Text>
      </div>
      {!session.isCurrent && (
        <Button size="compact-sm" variant="default" disabled={isBusy} onClick={onEnd} aria-label={t`End this session: ${device}`}>
          <Trans>End this session</Trans>
        </Button>
      )}
    </li>
  );
}
