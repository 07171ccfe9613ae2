import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { RecordPage } from '../../ui/records/record-page.tsx';
import { CustomerPrivacy } from '../privacy/customer-privacy.tsx';
import { CustomerPayments } from '../teaching/payments/customer-payments.tsx';
import { FamilyRegistrations } from '../teaching/registrations/family-registrations.tsx';
import { customerQuery } from './customer.ts';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerForm } from './customer-form.tsx';
import { CustomerStudents } from './customer-students.tsx';
import { CustomerDuplicates } from './merging/customer-duplicates.tsx';
import { customers } from './resources.ts';

const route = getRouteApi('/signed-in/customers/$customerId');

export default function CustomerPage() {
  const { customerId } = route.useParams();
  return (
    <RecordPage
      resource={customers}
      query={useQuery(customerQuery(customerId))}
      crumbs={[{ label: <Trans>Families</Trans> }]}
      listPath="/customers"
      tabs={(customer) => [
        {
          id: 'overview',
          label: <Trans>Overview</Trans>,
          content: (
            <Stack gap="md">
              <CustomerFacts customer={customer} />
              <CustomerDuplicates customer={customer} />
              <CustomerStudents customer={customer} />
              <FamilyRegistrations customerId={customer.id} />
              <CustomerPayments customer={customer} />
            </Stack>
          ),
        },
        { id: 'privacy', label: <Trans>Privacy</Trans>, content: <CustomerPrivacy customer={customer} /> },
      ]}
      editForm={(customer, life) => <CustomerForm customer={customer} {...life} />}
    />
  );
}
