import { Trans } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useNow } from '../../ui/format/use-now.ts';
import { Moment } from '../../ui/moment.tsx';

interface FollowUpProps {
  at: string;
  /** Nothing is late about a lead that is closed. */
  isOpen: boolean;
}

/** When to get in touch next; late ones say so, by a sign and not by colour alone. */
export function FollowUp({ at, isOpen }: FollowUpProps) {
  const now = useNow();
  const isLate = isOpen && Date.parse(at) < now;
  if (!isLate) return <Moment at={at} isAlone />;
  return (
    <Group gap={4} wrap="nowrap" c="var(--bad)">
      <IconClockExclamation size={16} aria-hidden />
      <Text span inherit>
        <Trans>
          Late: <Moment at={at} />
        </Trans>
      </Text>
    </Group>
  );
}
