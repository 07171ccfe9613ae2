import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconSearchOff, IconUsers } from '@tabler/icons-react';
import { NothingHere } from '../../ui/states/nothing-here.tsx';
import { hasFilters, type StudentFilters } from './student-filters.ts';

interface NoStudentsProps {
  filters: StudentFilters;
  onClear: () => void;
}

/** Nobody found, or nobody there yet: two different things to do next. */
export function NoStudents({ filters, onClear }: NoStudentsProps) {
  if (hasFilters(filters)) {
    return (
      <NothingHere
        icon={<IconSearchOff size={32} stroke={1.5} aria-hidden />}
        title={<Trans>No student fits</Trans>}
        action={
          <Button variant="default" onClick={onClear}>
            <Trans>Show all students</Trans>
          </Button>
        }
      >
        <Trans>Try fewer letters, part of a phone number, or another grade.</Trans>
      </NothingHere>
    );
  }
  return (
    <NothingHere icon={<IconUsers size={32} stroke={1.5} aria-hidden />} title={<Trans>No students yet</Trans>}>
      <Trans>
        Students belong to a family. As soon as the first one is added, here or by a connected system, they show up in this list, and what
        they practise in their learning app shows up on their page.
      </Trans>
    </NothingHere>
  );
}
