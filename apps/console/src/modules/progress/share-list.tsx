import type { ReactNode } from 'react';
import { useFormat } from '../../ui/format/use-format.ts';
import { Meter } from '../../ui/meter.tsx';
import styles from './share-list.module.css';

export interface Share {
  id: string;
  name: string;
  /** 0-1 */
  share: number;
  note?: ReactNode;
}

/** Names with a bar and its number, weakest first. */
export function ShareList({ shares }: { shares: Share[] }) {
  const format = useFormat();
  return (
    <ul className={styles.list}>
      {shares.map(({ id, name, share, note }) => (
        <li key={id} className={styles.item}>
          <span className={styles.name} title={id}>
            <bdi>{name}</bdi>
            {note && <span className={styles.note}>{note}</span>}
          </span>
          <Meter share={share} />
          <span className={styles.number}>{format.percent(share * 100)}</span>
        </li>
      ))}
    </ul>
  );
}
