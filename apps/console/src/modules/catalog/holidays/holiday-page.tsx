import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
import { HitLessons } from '../../teaching/holidays/hit-lessons.tsx';
import { holidayQuery } from './holiday.ts';
import { HolidayFacts } from './holiday-facts.tsx';
import { HolidayForm } from './holiday-form.tsx';
import { holidays } from './resource.ts';

const route = getRouteApi('/signed-in/holidays/$holidayId');

export default function HolidayPage() {
  const { holidayId } = route.useParams();
  return (
    <RecordPage
      resource={holidays}
      query={useQuery(holidayQuery(holidayId))}
      crumbs={[{ label: <Trans>Settings</Trans> }]}
      listPath="/holidays"
      tabs={(holiday) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <HolidayFacts holiday={holiday} />
              <HitLessons holidayId={holiday.id} />
            </Stack>
          ),
        },
      ]}
      editForm={(holiday, life) => <HolidayForm holiday={holiday} {...life} />}
    />
  );
}
