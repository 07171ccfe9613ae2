import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button, CloseButton, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './bulk-bar.module.css';

interface BulkBarProps {
  count: number;
  loaded: number;
  onSelectAll: () => void;
  onClear: () => void;
  children: ReactNode;
}

/** What can be done with the rows that are ticked; it comes up from below and leaves with the last tick. */
export function BulkBar({ count, loaded, onSelectAll, onClear, children }: BulkBarProps) {
  const { t } = useLingui();
  return (
    <section aria-label={t`Selected rows`} className={styles.bar}>
      <Text fw={600} role="status">
        <Plural value={count} one="# selected" other="# selected" />
      </Text>
      {count < loaded && (
        <Button variant="subtle" size="compact-sm" onClick={onSelectAll}>
          <Trans>Select all {loaded} loaded</Trans>
        </Button>
      )}
      <div className={styles.actions}>{children}</div>
      <CloseButton aria-label={t`Clear the selection`} onClick={onClear} />
    </section>
  );
}
