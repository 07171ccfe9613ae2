import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { users } from './resource.ts';
import { userQuery } from './user.ts';
import { UserFacts } from './user-facts.tsx';
import { UserForm } from './user-form.tsx';
import { UserSignIn } from './user-sign-in.tsx';

const route = getRouteApi('/signed-in/users/$userId');

export default function UserPage() {
  const { userId } = route.useParams();
  return (
    <RecordPage
      resource={users}
      query={useQuery(userQuery(userId))}
      crumbs={[{ label: <Trans>Settings</Trans> }]}
      listPath="/users"
      tabs={(user) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <UserFacts user={user} />
              <UserSignIn user={user} />
            </Stack>
          ),
        },
      ]}
      editForm={(user, life) => <UserForm user={user} {...life} />}
    />
  );
}
