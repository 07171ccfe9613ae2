import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import styles from './list-skeleton.module.css';

const ROWS = Array.from({ length: 12 }, (_, index) => index);

/** The list's own shape while it loads, so that nothing moves when it arrives. */
export function ListSkeleton() {
  const { t } = useLingui();
  return (
    <div role="status" aria-label={t`Loading…`} className={styles.list}>
      {ROWS.map((row) => (
        <div key={row} className={styles.row}>
          <Skeleton height={12} width={`${28 + ((row * 7) % 18)}%`} />
          <Skeleton height={12} width={88} />
        </div>
      ))}
    </div>
  );
}
