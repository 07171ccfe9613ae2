import { Trans, useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { HolidayForm } from './holiday-form.tsx';
import { holidays } from './resource.ts';

export default function NewHolidayPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={holidays} title={t`Add a holiday`} crumbs={[{ label: <Trans>Settings</Trans> }]} listPath="/holidays">
      {(life) => <HolidayForm {...life} />}
    </NewRecordPage>
  );
}
