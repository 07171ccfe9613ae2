import { Trans } from '@lingui/react/macro';
import { Skeleton } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Panel } from '../../../../ui/panel.tsx';
import { Quiet } from '../../../../ui/quiet.tsx';
import { LoadProblem } from '../../../../ui/states/load-problem.tsx';
import type { Instructor } from '../instructor.ts';
import { useMayEditHours } from '../may-edit-hours.ts';
import { availabilityQuery } from './availability.ts';
import { HoursForm } from './hours-form.tsx';
import { HoursTable } from './hours-table.tsx';

/** When the instructor can teach, every week. */
export function Hours({ instructor }: { instructor: Instructor }) {
  const mayEdit = useMayEditHours();
  const availability = useQuery(availabilityQuery(instructor.id));
  if (availability.isPending) return <Skeleton height={320} />;
  if (availability.isError) {
    return <LoadProblem error={availability.error} onRetry={() => availability.refetch()} isRetrying={availability.isRefetching} />;
  }
  const { weekly, version } = availability.data;
  return (
    <Panel order={2} title={<Trans>Weekly hours</Trans>}>
      <Quiet>
        <Trans>When lessons may be planned for {instructor.name}. Holidays and time off are taken out by themselves.</Trans>
      </Quiet>
      {mayEdit ? <HoursForm key={version} instructorId={instructor.id} availability={availability.data} /> : <HoursTable weekly={weekly} />}
    </Panel>
  );
}
