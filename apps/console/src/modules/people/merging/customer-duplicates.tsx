import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api/index.ts';
import { apiPath } from '../../../ui/records/resource.ts';
import { useMay } from '../../access/may.ts';
import type { Customer } from '../customer.ts';
import { customers } from '../resources.ts';
import { DuplicatesPanel } from './duplicates-panel.tsx';
import { MergeDialog } from './merge-dialog.tsx';
import { CUSTOMER_GAPS } from './merged.ts';

/** Others with the same phone, e-mail or name. Shown only when there are some. */
export function CustomerDuplicates({ customer }: { customer: Customer }) {
  const mayUpdate = useMay('customers', 'UPDATE');
  const mayMerge = useMay('customers', 'DELETE') && mayUpdate;
  const [other, setOther] = useState<Customer | null>(null);
  const duplicates = useQuery({
    queryKey: ['customers', customer.id, 'duplicates'],
    queryFn: ({ signal }) => api.get<Customer[]>(`${apiPath(customers, customer.id)}/duplicates`, { signal }),
    enabled: mayMerge,
  });
  const hintOf = ({ phone, email }: Customer) => <bdi dir="ltr">{phone ?? email}</bdi>;
  return (
    <>
      <DuplicatesPanel resource={customers} found={duplicates.data ?? []} hintOf={hintOf} onChoose={setOther} />
      {other && (
        <MergeDialog
          resource={customers}
          one={customer}
          other={other}
          gaps={CUSTOMER_GAPS}
          hintOf={hintOf}
          caption={<Trans>What they will have, beside the students of both:</Trans>}
          onClose={() => setOther(null)}
        />
      )}
    </>
  );
}
