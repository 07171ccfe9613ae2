import { Skeleton } from '@mantine/core';
import tiles from './progress-tiles.module.css';
import styles from './progress-widget.module.css';

const TILES = ['a', 'b', 'c', 'd', 'e'];

/** The widget's own grid in grey, so that nothing jumps when the figures come. */
export function ProgressSkeleton() {
  return (
    <div className={styles.widget} aria-hidden>
      <div className={styles.head}>
        <Skeleton height={20} width={120} />
        <Skeleton height={32} width={220} />
      </div>
      <div className={tiles.tiles}>
        {TILES.map((tile) => (
          <Skeleton key={tile} height={104} radius="lg" />
        ))}
      </div>
      <div className={styles.halves}>
        <Skeleton height={298} radius="lg" />
        <Skeleton height={298} radius="lg" />
      </div>
    </div>
  );
}
