import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { useMay } from '../../access/may.ts';
import { AttendanceGrid } from '../attendance/attendance-grid.tsx';
import { CycleLessons } from '../meetings/cycle-lessons.tsx';
import { GroupPanel } from '../registrations/group-panel.tsx';
import { RegisterStudent } from '../registrations/register-student.tsx';
import { cycleQuery } from './cycle.ts';
import { CycleFacts } from './cycle-facts.tsx';
import { CycleForm } from './cycle-form.tsx';
import { CycleMoney } from './cycle-money.tsx';
import { CycleMoves } from './cycle-moves.tsx';
import { PlanLessons } from './plan-lessons.tsx';
import { cycles } from './resource.ts';

const route = getRouteApi('/signed-in/cycles/$cycleId');

export default function CyclePage() {
  const { cycleId } = route.useParams();
  const seesGroup = useMay('registrations', 'VIEW');
  const seesLessons = useMay('meetings', 'VIEW');
  const seesAttendance = useMay('attendance', 'VIEW');
  return (
    <RecordPage
      resource={cycles}
      query={useQuery(cycleQuery(cycleId))}
      crumbs={[]}
      listPath="/cycles"
      actions={(cycle) => (
        <>
          <RegisterStudent cycle={cycle} />
          <PlanLessons cycle={cycle} />
          <CycleMoves cycle={cycle} />
        </>
      )}
      tabs={(cycle) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <CycleFacts cycle={cycle} />
              <CycleMoney cycle={cycle} />
              {seesGroup && <GroupPanel cycle={cycle} />}
            </Stack>
          ),
        },
        ...(seesLessons ? [{ id: 'lessons', label: <Trans>Lessons</Trans>, content: <CycleLessons cycle={cycle} /> }] : []),
        ...(seesAttendance ? [{ id: 'attendance', label: <Trans>Attendance</Trans>, content: <AttendanceGrid cycle={cycle} /> }] : []),
      ]}
      editForm={(cycle, life) => <CycleForm cycle={cycle} {...life} />}
    />
  );
}
