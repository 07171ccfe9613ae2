import type { ReactNode, RefCallback } from 'react';
import styles from './rows.module.css';

interface RowsProps {
  /** Their order says something. */
  isOrdered?: boolean;
  /** On a page of its own, in no panel. */
  isFramed?: boolean;
  'aria-label'?: string;
  'aria-busy'?: boolean;
  ref?: RefCallback<HTMLElement>;
  /** An `li` each: what it is at the start, what can be done with it at the end. */
  children: ReactNode;
}

/** A short list, a line between each two. */
export function Rows({ isOrdered = false, isFramed = false, ...rest }: RowsProps) {
  const Tag = isOrdered ? 'ol' : 'ul';
  return <Tag className={styles.rows} data-framed={isFramed || undefined} {...rest} />;
}
