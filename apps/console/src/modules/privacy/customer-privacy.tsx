import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../access/may.ts';
import type { Customer } from '../people/customer.ts';
import { familyQuery } from '../people/family.ts';
import { ConsentsPanel } from './consents/consents-panel.tsx';
import { PersonalDataPanel } from './personal-data/personal-data-panel.tsx';

/** What a family agreed to, and what the school knows of them. */
export function CustomerPrivacy({ customer }: { customer: Customer }) {
  const family = useQuery({ ...familyQuery(customer.id), enabled: useMay('students', 'VIEW') });
  return (
    <Stack gap="md">
      <ConsentsPanel customer={customer} students={family.data?.data ?? []} />
      <PersonalDataPanel customer={customer} />
    </Stack>
  );
}
