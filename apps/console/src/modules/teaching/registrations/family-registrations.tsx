import { useQuery } from '@tanstack/react-query';
import { familyQuery } from '../../people/family.ts';
import { StudentRegistrations } from './student-registrations.tsx';

/** The places of all of a family’s students. */
export function FamilyRegistrations({ customerId }: { customerId: string }) {
  const family = useQuery(familyQuery(customerId));
  return <StudentRegistrations students={family.data?.data ?? []} />;
}
