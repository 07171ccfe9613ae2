import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { usePageTitle } from '../use-page-title.ts';
import { NothingHere } from './nothing-here.tsx';

export function NotFound() {
  const { t } = useLingui();
  usePageTitle(t`Page not found`);
  return (
    <NothingHere
      order={1}
      icon={<IconMapQuestion size={32} stroke={1.5} aria-hidden />}
      title={<Trans>There is no page here</Trans>}
      action={
        <Button component={Link} to="/">
          <Trans>Go to the start</Trans>
        </Button>
      }
    >
      <Trans>The address may be mistyped, or what was here has been deleted.</Trans>
    </NothingHere>
  );
}
