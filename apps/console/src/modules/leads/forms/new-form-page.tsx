import { useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { leadForms } from '../resources.ts';
import { LeadFormForm } from './lead-form-form.tsx';

export default function NewFormPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={leadForms} title={t`Add a form`} crumbs={[]} listPath="/lead-forms">
      {(life) => <LeadFormForm {...life} />}
    </NewRecordPage>
  );
}
