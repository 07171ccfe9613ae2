import { useLingui } from '@lingui/react/macro';
import { NativeSelect } from '@mantine/core';
import { STUDENT_SORTS, type StudentFilters } from './student-filters.ts';

interface StudentSortSelectProps {
  className?: string;
  filters: StudentFilters;
  onChange: (next: Partial<StudentFilters>) => void;
}

/** Sorting on a phone, where the column headings aren't. */
export function StudentSortSelect({ className, filters, onChange }: StudentSortSelectProps) {
  const { t } = useLingui();
  const { sort = 'name', order = 'asc' } = filters;

  function choose(value: string) {
    const [name, direction] = value.split(' ');
    onChange({
      sort: STUDENT_SORTS.find((each) => each === name),
      order: direction === 'desc' ? 'desc' : 'asc',
    });
  }

  return (
    <NativeSelect
      className={className}
      aria-label={t`Sort by`}
      value={`${sort} ${order}`}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: 'name asc', label: t`Name A–Z` },
        { value: 'name desc', label: t`Name Z–A` },
        { value: 'lastActiveAt desc', label: t`Active most recently` },
        { value: 'lastActiveAt asc', label: t`Active longest ago` },
        { value: 'createdAt desc', label: t`Newest first` },
        { value: 'createdAt asc', label: t`Oldest first` },
      ]}
    />
  );
}
