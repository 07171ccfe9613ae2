import { useMay, useScope } from '../../access/may.ts';

/** Those who may change instructors, and the person: whoever sees only their own record sees no other. */
export function useMayEditHours(): boolean {
  const mayEdit = useMay('instructors', 'UPDATE');
  return useScope('instructors', 'VIEW') === 'own' || mayEdit;
}
