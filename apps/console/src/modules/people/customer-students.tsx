import { Trans } from '@lingui/react/macro';
import { Anchor, Box, Button, Skeleton, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { Panel } from '../../ui/panel.tsx';
import { Quiet } from '../../ui/quiet.tsx';
import { Rows } from '../../ui/rows.tsx';
import { ProblemText } from '../../ui/states/problem-text.tsx';
import { useMay } from '../access/may.ts';
import type { Customer } from './customer.ts';
import { familyQuery } from './family.ts';
import { students } from './resources.ts';
import { StudentForm } from './student-form.tsx';

/** A family's students, and the way to add the next one without leaving the page. */
export function CustomerStudents({ customer, isReadOnly = false }: { customer: Customer; isReadOnly?: boolean }) {
  const maySee = useMay('students', 'VIEW');
  const mayAdd = useMay('students', 'CREATE') && !isReadOnly;
  const [isAdding, setAdding] = useState(false);
  const addButton = useRef<HTMLButtonElement>(null);
  const family = useQuery({ ...familyQuery(customer.id), enabled: maySee });
  if (!maySee) return null;

  function close() {
    setAdding(false);
    // The next child is one key away.
    requestAnimationFrame(() => addButton.current?.focus());
  }

  return (
    <Panel
      order={2}
      title={<Trans>Students</Trans>}
      aside={
        mayAdd &&
        !isAdding && (
          <Button
            ref={addButton}
            size="compact-sm"
            variant="light"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            <Trans>Add a student</Trans>
          </Button>
        )
      }
    >
      {family.isPending && <Skeleton height={40} />}
      {family.isError && (
        <Quiet>
          <ProblemText error={family.error} />
        </Quiet>
      )}
      {family.data?.data.length === 0 && !isAdding && (
        <Quiet>
          <Trans>No students yet. Add this family’s children, or the adult who learns.</Trans>
        </Quiet>
      )}
      <Rows>
        {family.data?.data.map((student) => (
          <li key={student.id}>
            <Anchor component={Link} to={students.pageOf(student.id)} fw={550}>
              <bdi>{student.name}</bdi>
            </Anchor>
            <Text span c="dimmed">
              <bdi>{student.grade}</bdi>
            </Text>
          </li>
        ))}
      </Rows>
      {isAdding && (
        <Box mt="md">
          <StudentForm customer={customer} onSaved={close} onCancel={close} />
        </Box>
      )}
    </Panel>
  );
}
