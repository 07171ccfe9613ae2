import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../../ui/records/record-page.tsx';
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
      tabs={(holiday) => [{ id: 'overview', label: <Trans>Overview</Trans>, content: <HolidayFacts holiday={holiday} /> }]}
      editForm={(holiday, life) => <HolidayForm holiday={holiday} {...life} />}
    />
  );
}
