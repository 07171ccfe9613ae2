import { useLingui } from '@lingui/react/macro';
import { CloseButton, Kbd, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import styles from './list-toolbar.module.css';

interface ListSearchProps {
  label: string;
  text: string;
  onChange: (search: string | undefined) => void;
}

/** Searches while one types; `/` goes to it from anywhere on the page. */
export function ListSearch({ label, text, onChange }: ListSearchProps) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const apply = useDebouncedCallback((next: string) => onChange(next.trim() || undefined), 200);
  useShortcuts({ '/': () => input.current?.select() });

  // Back, Forward and "clear" change the address; what is being typed is ahead of it and wins.
  useEffect(() => {
    if (document.activeElement !== input.current) setTyped(text);
  }, [text]);

  function type(next: string) {
    setTyped(next);
    apply(next);
  }

  return (
    <TextInput
      ref={input}
      className={styles.search}
      type="search"
      maxLength={100}
      aria-label={label}
      placeholder={label}
      aria-keyshortcuts="/"
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed ? (
          <CloseButton
            size="sm"
            aria-label={t`Clear search`}
            onClick={() => {
              type('');
              input.current?.focus();
            }}
          />
        ) : (
          <Kbd className={styles.key} aria-hidden>
            /
          </Kbd>
        )
      }
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
