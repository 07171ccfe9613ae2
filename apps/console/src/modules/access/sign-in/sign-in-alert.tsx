import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconAlertCircle, IconClock, IconWifiOff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLocale } from '../../../i18n/use-locale.ts';
import { dateFormat } from '../../../ui/format/intl.ts';
import type { SignInProblem } from './sign-in-problem.ts';

export function SignInAlert({ problem }: { problem: SignInProblem }) {
  const { icon, color } = looks[problem.kind];
  return (
    <Alert role="alert" color={color} icon={icon} variant="light">
      <ProblemText problem={problem} />
    </Alert>
  );
}

const looks: Record<SignInProblem['kind'], { icon: ReactNode; color: string }> = {
  wrong: { icon: <IconAlertCircle aria-hidden />, color: 'red' },
  tooMany: { icon: <IconClock aria-hidden />, color: 'yellow' },
  offline: { icon: <IconWifiOff aria-hidden />, color: 'yellow' },
  broken: { icon: <IconAlertCircle aria-hidden />, color: 'red' },
};

function ProblemText({ problem }: { problem: SignInProblem }) {
  const locale = useLocale();
  switch (problem.kind) {
    case 'wrong':
      return <Trans>The e-mail or password doesn’t match. Check both and try again.</Trans>;
    case 'offline':
      return <Trans>The school’s server can’t be reached. Check your internet connection, then try again.</Trans>;
    case 'tooMany': {
      if (problem.retryAtMs === null) return <Trans>Too many attempts. Wait a few minutes, then try again.</Trans>;
      // The person's own clock: they look at the one on their wall, and nobody has signed in to a school yet.
      const time = dateFormat(locale, { timeStyle: 'short' }).format(problem.retryAtMs + 59_000);
      return <Trans>Too many attempts. You can try again at {time}.</Trans>;
    }
    case 'broken': {
      const { requestId } = problem;
      if (requestId === null) return <Trans>Something went wrong on our side. Please try again.</Trans>;
      return (
        <Trans>
          Something went wrong on our side. Try again; if it keeps happening, tell support this number: <bdi dir="ltr">{requestId}</bdi>
        </Trans>
      );
    }
  }
}
