import { useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { CycleForm } from './cycle-form.tsx';
import { cycles } from './resource.ts';

export default function NewCyclePage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={cycles} title={t`Add a cycle`} crumbs={[]} listPath="/cycles">
      {(life) => <CycleForm {...life} />}
    </NewRecordPage>
  );
}
