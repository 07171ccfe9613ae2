import { Trans } from '@lingui/react/macro';
import { Kbd, UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { openPalette } from '../commands/open-palette.ts';
import styles from './sidebar.module.css';

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** The palette for those who don't know its key yet. */
export function SearchButton({ onOpen }: { onOpen?: () => void }) {
  return (
    <UnstyledButton
      className={styles.search}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => {
        onOpen?.();
        openPalette();
      }}
    >
      <IconSearch size={16} aria-hidden />
      <span>
        <Trans>Search or do</Trans>
      </span>
      <Kbd size="xs" aria-hidden dir="ltr">
        {isMac ? '⌘K' : 'Ctrl K'}
      </Kbd>
    </UnstyledButton>
  );
}
