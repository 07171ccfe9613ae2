import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { LocalDay } from '../../../ui/local-day.tsx';
import { Money } from '../../../ui/money.tsx';

interface FixedThenProps {
  fixedAt: string | null;
  amount: number;
  computedNow: number;
}

/** An amount of the past that today's figures don't explain: said plainly, not explained wrongly. */
export function FixedThen({ fixedAt, amount, computedNow }: FixedThenProps) {
  const fixed = <Money minor={amount} />;
  const now = <Money minor={computedNow} />;
  const day = fixedAt && <LocalDay at={fixedAt} />;
  return (
    <Alert color="gray" icon={<IconLock size={18} aria-hidden />}>
      {day ? (
        <Trans>
          {fixed} was fixed for the lesson completed on {day}. Rates, prices or the group have changed since: today’s would give {now}.
        </Trans>
      ) : (
        <Trans>
          {fixed} was fixed. Rates, prices or the group have changed since: today’s would give {now}.
        </Trans>
      )}
    </Alert>
  );
}
