import { Trans, useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../ui/records/new-record-page.tsx';
import { BranchForm } from './branch-form.tsx';
import { branches } from './resources.ts';

export default function NewBranchPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={branches} title={t`Add a branch`} crumbs={[{ label: <Trans>Settings</Trans> }]} listPath="/branches">
      {(life) => <BranchForm {...life} />}
    </NewRecordPage>
  );
}
