import { Trans, useLingui } from '@lingui/react/macro';
import { NewRecordPage } from '../../ui/records/new-record-page.tsx';
import { CustomerForm } from './customer-form.tsx';
import { customers } from './resources.ts';

export default function NewCustomerPage() {
  const { t } = useLingui();
  return (
    <NewRecordPage resource={customers} title={t`Add a customer`} crumbs={[{ label: <Trans>Families</Trans> }]} listPath="/customers">
      {(life) => <CustomerForm {...life} />}
    </NewRecordPage>
  );
}
