import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useFormat } from '../../../../ui/format/use-format.ts';
import type { Attempt } from '../delivery.ts';

interface AttemptSummaryProps {
  attempt: Attempt;
  isNumbered?: boolean;
  /** How long after the first attempt it was. */
  afterMs?: number;
}

/** One line: what came back, how fast, when. */
export function AttemptSummary({ attempt, isNumbered = false, afterMs = 0 }: AttemptSummaryProps) {
  const format = useFormat();
  const { isSuccess, responseStatus, tookMs, sentAt } = attempt;
  const Mark = isSuccess ? IconCheck : IconX;
  return (
    <Text component="div" size="sm" className="numbers">
      <Mark size={14} aria-hidden color={isSuccess ? 'var(--good)' : 'var(--bad)'} style={{ verticalAlign: -2 }} />{' '}
      {isNumbered && (
        <>
          <Trans>Attempt {attempt.attempt}</Trans>
          {' · '}
        </>
      )}
      {responseStatus === null ? <Trans>no answer</Trans> : <Trans>answer {responseStatus}</Trans>}
      {' · '}
      <Trans>{format.number(tookMs)} ms</Trans>
      {' · '}
      <time dateTime={sentAt}>{format.instantWithZone(sentAt)}</time>
      {afterMs > 0 && (
        <>
          {' · '}
          <Trans>{format.number(afterMs / 1000)} s after the first</Trans>
        </>
      )}
    </Text>
  );
}
