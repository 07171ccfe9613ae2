import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormat } from '../../../ui/format/use-format.ts';
import { useMay } from '../../access/may.ts';
import { familyQuery } from '../family.ts';
import { students } from '../resources.ts';
import type { Student } from '../student.ts';
import { mayBeSame } from './alike.ts';
import { DuplicatesPanel } from './duplicates-panel.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { STUDENT_GAPS } from './merged.ts';

/** Brothers and sisters who may be this very child. */
export function StudentDuplicates({ student }: { student: Student }) {
  const format = useFormat();
  const mayUpdate = useMay('students', 'UPDATE');
  const mayMerge = useMay('students', 'DELETE') && mayUpdate;
  const [other, setOther] = useState<Student | null>(null);
  const family = useQuery({ ...familyQuery(student.customerId), enabled: mayMerge });
  const alike = (family.data?.data ?? []).filter((each) => mayBeSame(student, each));
  const hintOf = ({ birthDate, grade }: Student) => (
    <Text span c="dimmed" size="sm">
      {birthDate ? format.date(birthDate) : grade && <Trans>Grade {grade}</Trans>}
    </Text>
  );
  return (
    <>
      <DuplicatesPanel resource={students} found={alike} hintOf={hintOf} onChoose={setOther} />
      {other && (
        <MergeDialog<Student>
          resource={students}
          one={student}
          other={other}
          gaps={STUDENT_GAPS}
          hintOf={hintOf}
          caption={<Trans>What they will have, beside everything both have learned:</Trans>}
          onClose={() => setOther(null)}
        />
      )}
    </>
  );
}
