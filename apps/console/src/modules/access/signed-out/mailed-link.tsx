import { Trans } from '@lingui/react/macro';
import { Anchor, Text, Title } from '@mantine/core';
import { Link, useLocation } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { isApiError } from '../../../api/api-error.ts';

/** The token of a mailed link, behind `#`: browsers send that part to nobody. */
export function useMailedToken(): string | null {
  const hash = useLocation({ select: ({ hash }) => hash });
  return new URLSearchParams(hash.replace(/^#/, '')).get('token');
}

export function isSpentLink(error: unknown): boolean {
  return isApiError(error, 'VALIDATION_ERROR') && error.details.some(({ field }) => field === 'token');
}

/** A link that was cut short, used already or is too old; `children` say where a new one comes from. */
export function SpentLink({ children }: { children: ReactNode }) {
  return (
    <div role="alert">
      <Title order={1} size="h3" mb="md">
        <Trans>This link doesn’t work any more</Trans>
      </Title>
      <Text mb="md">
        <Trans>It may be incomplete, too old, or used already.</Trans> {children}
      </Text>
      <Anchor component={Link} to="/login">
        <Trans>Back to signing in</Trans>
      </Anchor>
    </div>
  );
}
