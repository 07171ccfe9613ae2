import { foldText } from '../../../ui/commands/fold-text.ts';
import type { Student } from '../student.ts';

/** Whether two children of one family may be one child, entered twice: twins have a birth date in common, but not a name. */
export function mayBeSame(one: Student, other: Student): boolean {
  if (one.id === other.id || one.customerId !== other.customerId) return false;
  if (one.birthDate && other.birthDate && one.birthDate !== other.birthDate) return false;
  const [shorter = '', longer = ''] = [firstNameOf(one), firstNameOf(other)].sort((a, b) => a.length - b.length);
  return shorter !== '' && longer.startsWith(shorter);
}

function firstNameOf({ name }: Student): string {
  return foldText(name).split(/[^\p{L}\p{N}]+/u)[0] ?? '';
}
