import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, Code, Group, Stack } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { SecretValue } from '../../../ui/dialogs/secret-value.tsx';
import { tryKey } from './api-key.ts';

/** Calls the API with the key, from here and now, and shows what it answers. */
export function TryKey({ apiKey }: { apiKey: string }) {
  const { t } = useLingui();
  const attempt = useMutation({ mutationFn: () => tryKey(apiKey) });
  const url = `${window.location.origin}/api/v1/auth/key`;
  return (
    <Stack gap="md">
      <Group>
        <Button
          variant="light"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={attempt.isPending}
          onClick={() => attempt.mutate()}
        >
          <Trans>Test it</Trans>
        </Button>
      </Group>
      <div role="status">
        {attempt.data && (
          <Alert
            color={attempt.data.status === 200 ? 'green' : 'yellow'}
            title={
              attempt.data.status === 200 ? (
                <Trans>It works. The API answered:</Trans>
              ) : (
                <Trans>The API refused it ({attempt.data.status}). Are you at one of the allowed addresses?</Trans>
              )
            }
          >
            <Code block dir="ltr">
              {attempt.data.body}
            </Code>
          </Alert>
        )}
        {attempt.isError && (
          <Alert color="red">
            <Trans>The server couldn’t be reached. Check your connection and try again.</Trans>
          </Alert>
        )}
      </div>
      <SecretValue name={t`The same on a command line`} value={`curl -H 'X-API-Key: ${apiKey}' ${url}`} />
    </Stack>
  );
}
