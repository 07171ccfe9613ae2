import type { ReactNode } from 'react';
import styles from './facts.module.css';

/** What there is to know about something, at a glance. */
export function Facts({ children, notes }: { children: ReactNode; notes?: string | null }) {
  return (
    <section className={styles.facts}>
      <dl className={styles.list}>{children}</dl>
      {notes && (
        <p className={styles.notes} dir="auto">
          {notes}
        </p>
      )}
    </section>
  );
}

export function Fact({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
