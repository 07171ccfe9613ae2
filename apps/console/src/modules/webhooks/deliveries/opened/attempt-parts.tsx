import { Trans } from '@lingui/react/macro';
import { Alert, Code, Stack, Text } from '@mantine/core';
import { Quiet } from '../../../../ui/quiet.tsx';
import type { Attempt } from '../delivery.ts';
import styles from './delivery-parts.module.css';

/** What an attempt sent in its headers, and what came back. */
export function AttemptParts({ attempt: { requestHeaders, responseBody, error, responseStatus } }: { attempt: Attempt }) {
  const headers = Object.entries(requestHeaders);
  return (
    <Stack gap="sm">
      {error && (
        <Alert color="red">
          <bdi dir="ltr">{error}</bdi>
        </Alert>
      )}
      {responseStatus !== null && (
        <div>
          <Text fw={600} size="sm" mb={4}>
            <Trans>What came back</Trans>
          </Text>
          {responseBody ? (
            <Code block dir="ltr" tabIndex={0} className={styles.code}>
              {responseBody}
            </Code>
          ) : (
            <Quiet>
              <Trans>An empty answer.</Trans>
            </Quiet>
          )}
        </div>
      )}
      {headers.length > 0 && (
        <div>
          <Text fw={600} size="sm" mb={4}>
            <Trans>Headers sent</Trans>
          </Text>
          <dl className={styles.headers} dir="ltr">
            {headers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </div>
      )}
    </Stack>
  );
}
