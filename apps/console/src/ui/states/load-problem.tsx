import { Trans } from '@lingui/react/macro';
import { Button, Code, Text } from '@mantine/core';
import { IconCloudOff, IconLock, IconRefresh } from '@tabler/icons-react';
import { isApiError } from '../../api/api-error.ts';
import { NothingHere } from './nothing-here.tsx';

interface LoadProblemProps {
  error: unknown;
  onRetry: () => void;
  isRetrying?: boolean;
}

/** What couldn't be loaded, why as far as we know, and the way on. */
export function LoadProblem({ error, onRetry, isRetrying }: LoadProblemProps) {
  if (isApiError(error, 'FORBIDDEN')) return <NotAllowed />;
  return (
    <div role="alert">
      <NothingHere
        icon={<IconCloudOff size={32} stroke={1.5} aria-hidden />}
        title={<Trans>This couldn’t be loaded</Trans>}
        action={
          <Button leftSection={<IconRefresh size={16} aria-hidden />} loading={isRetrying} onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        }
      >
        <Reason error={error} />
      </NothingHere>
    </div>
  );
}

export function NotAllowed() {
  return (
    <NothingHere icon={<IconLock size={32} stroke={1.5} aria-hidden />} title={<Trans>You can’t see this</Trans>}>
      <Trans>Your role at this school doesn’t include this page. An administrator can change that.</Trans>
    </NothingHere>
  );
}

function Reason({ error }: { error: unknown }) {
  if (isApiError(error, 'OFFLINE')) {
    return <Trans>The school’s server can’t be reached. Check your internet connection.</Trans>;
  }
  if (isApiError(error, 'RATE_LIMITED')) {
    return <Trans>Too many requests in a short time. Wait a moment, then try again.</Trans>;
  }
  if (!isApiError(error) || !error.requestId) return <Trans>Something went wrong on our side.</Trans>;
  return (
    <>
      <Trans>Something went wrong on our side. If it keeps happening, tell support this number:</Trans>{' '}
      <Text component="span" dir="ltr">
        <Code>{error.requestId}</Code>
      </Text>
    </>
  );
}
