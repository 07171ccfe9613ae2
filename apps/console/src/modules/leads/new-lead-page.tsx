import { useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../ui/records/new-record-page.tsx';
import { LeadForm } from './lead-form.tsx';
import { leads } from './resources.ts';

export default function NewLeadPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={leads} title={t`Add a lead`} crumbs={[]} listPath="/leads">
      {(life) => <LeadForm {...life} />}
    </NewRecordPage>
  );
}
