import type { ReactNode } from 'react';
import { Meter } from './meter.tsx';
import styles from './tile.module.css';

interface TileProps {
  name: ReactNode;
  value: ReactNode;
  note: ReactNode;
  share?: number;
}

/** A figure one looks at first, in a `dl` of its like. */
export function Tile({ name, value, note, share }: TileProps) {
  return (
    <div className={styles.tile}>
      <dt>{name}</dt>
      <dd className={styles.value}>{value}</dd>
      {share !== undefined && (
        <dd className={styles.meter}>
          <Meter share={share} />
        </dd>
      )}
      <dd className={styles.note}>{note}</dd>
    </div>
  );
}
