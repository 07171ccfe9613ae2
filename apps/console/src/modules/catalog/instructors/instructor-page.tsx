import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { Hours } from './hours/hours.tsx';
import { instructorQuery } from './instructor.ts';
import { InstructorFacts } from './instructor-facts.tsx';
import { InstructorForm } from './instructor-form.tsx';
import { InstructorLogin } from './instructor-login.tsx';
import { instructors } from './resource.ts';
import { TimeOff } from './time-off/time-off.tsx';

const route = getRouteApi('/signed-in/instructors/$instructorId');

export default function InstructorPage() {
  const { instructorId } = route.useParams();
  return (
    <RecordPage
      resource={instructors}
      query={useQuery(instructorQuery(instructorId))}
      crumbs={[]}
      listPath="/instructors"
      tabs={(instructor) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <InstructorFacts instructor={instructor} />
              <InstructorLogin instructor={instructor} />
            </Stack>
          ),
        },
        { id: 'hours', label: <Trans>Weekly hours</Trans>, content: <Hours instructor={instructor} /> },
        { id: 'time-off', label: <Trans>Time off</Trans>, content: <TimeOff instructor={instructor} /> },
      ]}
      editForm={(instructor, life) => <InstructorForm instructor={instructor} {...life} />}
    />
  );
}
