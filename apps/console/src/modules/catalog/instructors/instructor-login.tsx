import { Trans } from '@lingui/react/macro';
import { Anchor, Button, Group, Skeleton, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { newKey } from '../../../ui/form/new-key.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Quiet } from '../../../ui/quiet.tsx';
import { apiPath } from '../../../ui/records/resource.ts';
import { ProblemText } from '../../../ui/states/problem-text.tsx';
import { useMay } from '../../access/may.ts';
import { users } from '../../access/users/resource.ts';
import { type User, userQuery } from '../../access/users/user.ts';
import { UserState } from '../../access/users/user-state.tsx';
import { type Instructor, instructorQuery } from './instructor.ts';
import { instructors } from './resource.ts';

/** The person's own way in: which it is, or how to give them one. For those who run the users. */
export function InstructorLogin({ instructor }: { instructor: Instructor }) {
  const maySee = useMay('users', 'VIEW');
  if (!maySee) return null;
  return (
    <Panel order={2} title={<Trans>Login</Trans>}>
      {instructor.userId ? <KnownLogin id={instructor.userId} /> : <Invite instructor={instructor} />}
    </Panel>
  );
}

function KnownLogin({ id }: { id: string }) {
  const user = useQuery(userQuery(id));
  if (user.isPending) return <Skeleton height={24} />;
  if (!user.data) return <Quiet>{id}</Quiet>;
  return (
    <Group>
      <Anchor component={Link} to={users.pageOf(id)} fw={550}>
        <bdi>{user.data.name}</bdi>
      </Anchor>
      <Text c="dimmed">
        <bdi dir="ltr">{user.data.email}</bdi>
      </Text>
      <UserState user={user.data} />
    </Group>
  );
}

function Invite({ instructor }: { instructor: Instructor }) {
  const { id, name, email } = instructor;
  const queries = useQueryClient();
  const mayInvite = useMay('users', 'CREATE');
  // Of this visit: pressed again after a broken line, nobody is invited twice.
  const [key] = useState(newKey);
  const invite = useMutation({
    mutationFn: async () => {
      const body = { name, email, role: 'instructor', invite: true };
      const user = await api.post<User>('/users', body, { idempotencyKey: key });
      return api.patch<Instructor>(apiPath(instructors, id), { userId: user.id });
    },
    onSuccess: async (after) => {
      queries.setQueryData(instructorQuery(id).queryKey, after);
      notifications.show({ message: <Trans>The invitation is on its way</Trans> });
      await queries.invalidateQueries({ queryKey: ['users', 'list'] });
    },
    onError: (error) => notifications.show({ color: 'red', autoClose: false, message: <ProblemText error={error} /> }),
  });
  return (
    <Group justify="space-between">
      <Text>
        {email ? (
          <Trans>With a login of their own they see their lessons and mark attendance. The invitation goes to {email}.</Trans>
        ) : (
          <Trans>With a login of their own they see their lessons and mark attendance. Add their e-mail address first.</Trans>
        )}
      </Text>
      {mayInvite && (
        <Button disabled={!email} loading={invite.isPending} onClick={() => invite.mutate()}>
          <Trans>Invite them</Trans>
        </Button>
      )}
    </Group>
  );
}
