import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFilter } from '@tabler/icons-react';
import { Children, type ReactNode, useId } from 'react';
import styles from './folded-filters.module.css';

// So few take less room than the button that would hide them.
const FEW = 2;

interface FoldedFiltersProps {
  /** How many of them are set. */
  set: number;
  children: ReactNode;
}

/** Filters in a row; on a phone they are behind a button, so that the list is what one sees first. */
export function FoldedFilters({ set, children }: FoldedFiltersProps) {
  const id = useId();
  const [isOpen, { toggle }] = useDisclosure(false);
  if (Children.toArray(children).length <= FEW) return children;
  return (
    <>
      <Button
        className={styles.button}
        variant="default"
        leftSection={<IconFilter size={16} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={toggle}
      >
        {set === 0 ? <Trans>Filters</Trans> : <Trans>Filters ({set})</Trans>}
      </Button>
      <div id={id} className={styles.filters} data-is-open={isOpen || undefined}>
        {children}
      </div>
    </>
  );
}
