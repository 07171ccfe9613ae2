import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Moment } from '../../../ui/moment.tsx';
import type { Consent } from './consent.ts';
import { usePurposeName, useSourceName } from './consent-names.ts';
import styles from './consents.module.css';

interface ConsentLineProps {
  consent: Consent;
  /** Whose it is; left out where that is clear. */
  who?: ReactNode;
  children?: ReactNode;
}

/** One thing that was said: to what, by whom, how and when. */
export function ConsentLine({ consent, who, children }: ConsentLineProps) {
  const purposeName = usePurposeName();
  const sourceName = useSourceName();
  const { purpose, isGiven, source, textVersion, note, givenAt, recordedBy } = consent;
  return (
    <li>
      <div className={styles.said}>
        <div className={styles.head}>
          {isGiven ? (
            <IconCircleCheck size={18} color="var(--good)" aria-hidden />
          ) : (
            <IconCircleX size={18} color="var(--bad)" aria-hidden />
          )}
          <Text span fw={600}>
            <bdi>{purposeName(purpose)}</bdi>
          </Text>
          <span>{isGiven ? <Trans>Agreed</Trans> : <Trans>Did not agree</Trans>}</span>
          {who && <bdi>{who}</bdi>}
        </div>
        <Text size="sm" c="dimmed" component="div">
          {sourceName(source)} · <Moment at={givenAt} />
          {textVersion && (
            <>
              {' · '}
              <Trans>
                Wording <bdi dir="ltr">{textVersion}</bdi>
              </Trans>
            </>
          )}
          {recordedBy.name && (
            <>
              {' · '}
              <Trans>
                Written down by <bdi>{recordedBy.name}</bdi>
              </Trans>
            </>
          )}
        </Text>
        {note && (
          <p className={styles.note} dir="auto">
            {note}
          </p>
        )}
      </div>
      {children}
    </li>
  );
}
