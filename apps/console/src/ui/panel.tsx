import { Title } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import styles from './panel.module.css';

interface PanelProps {
  title: ReactNode;
  aside?: ReactNode;
  children: ReactNode;
  className?: string;
  /** The heading level that fits where it stands. */
  order?: 2 | 3;
}

export function Panel({ title, aside, children, className, order = 3 }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={`${styles.panel} ${className ?? ''}`}>
      <div className={styles.head}>
        <Title order={order} size="h4" id={id}>
          {title}
        </Title>
        {aside}
      </div>
      {children}
    </section>
  );
}
