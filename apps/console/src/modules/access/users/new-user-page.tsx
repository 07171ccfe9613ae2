import { Trans, useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../../ui/records/new-record-page.tsx';
import { users } from './resource.ts';
import { UserForm } from './user-form.tsx';

export default function NewUserPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={users} title={t`Add a user`} crumbs={[{ label: <Trans>Settings</Trans> }]} listPath="/users">
      {(life) => <UserForm {...life} />}
    </NewRecordPage>
  );
}
