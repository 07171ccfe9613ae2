import { useLingui } from '@lingui/react/macro';
import { CloseButton, Kbd, NativeSelect, TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { gradesQuery } from './student.ts';
import type { StudentFilters } from './student-filters.ts';
import { StudentSortSelect } from './student-sort-select.tsx';
import styles from './students-toolbar.module.css';

interface StudentsToolbarProps {
  filters: StudentFilters;
  onChange: (next: Partial<StudentFilters>) => void;
  isBusy: boolean;
}

export function StudentsToolbar({ filters, onChange, isBusy }: StudentsToolbarProps) {
  const { t } = useLingui();
  const grades = useQuery(gradesQuery).data ?? [];
  // A grade from a shared link must be choosable even when no student has it any more.
  const choices = filters.grade && !grades.includes(filters.grade) ? [...grades, filters.grade] : grades;
  return (
    <search className={styles.toolbar}>
      <StudentSearch text={filters.search ?? ''} onChange={(search) => onChange({ search })} />
      <NativeSelect
        className={styles.select}
        aria-label={t`Grade`}
        value={filters.grade ?? ''}
        onChange={(event) => onChange({ grade: event.currentTarget.value || undefined })}
        data={[{ value: '', label: t`All grades` }, ...choices.map((grade) => ({ value: grade, label: grade }))]}
      />
      <StudentSortSelect className={styles.sort} filters={filters} onChange={onChange} />
      <VisuallyHidden role="status">{isBusy ? t`Loading…` : ''}</VisuallyHidden>
    </search>
  );
}

function StudentSearch({ text, onChange }: { text: string; onChange: (search: string | undefined) => void }) {
  const { t } = useLingui();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(text);
  const apply = useDebouncedCallback((next: string) => onChange(next.trim() || undefined), 200);
  useShortcuts([['/', () => input.current?.select()]]);

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
      aria-label={t`Search by name or phone`}
      placeholder={t`Search by name or phone`}
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
