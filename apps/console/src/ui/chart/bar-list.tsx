import styles from './bar-list.module.css';

export interface Bar {
  id: string;
  name: string;
  value: number;
}

interface BarListProps {
  bars: readonly Bar[];
  formatValue: (value: number) => string;
  /** Says in words what the picture shows. */
  label: string;
}

/** Names with a bar and its number, in the order given. Text all through: the bars add nothing that isn't written. */
export function BarList({ bars, formatValue, label }: BarListProps) {
  const longest = Math.max(...bars.map(({ value }) => Math.abs(value)), 1);
  return (
    <ul className={styles.list} aria-label={label}>
      {bars.map(({ id, name, value }) => (
        <li key={id} className={styles.item}>
          <bdi className={styles.name} title={name}>
            {name}
          </bdi>
          <span className={styles.track} aria-hidden>
            <span
              className={styles.bar}
              data-below={value < 0 || undefined}
              style={{ inlineSize: `${(100 * Math.abs(value)) / longest}%` }}
            />
          </span>
          <bdi className={styles.value}>{formatValue(value)}</bdi>
        </li>
      ))}
    </ul>
  );
}
