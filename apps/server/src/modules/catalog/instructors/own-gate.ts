import type { Gate } from '../../../platform/http/gate.ts';
import { type Access, lacking } from '../../access/index.ts';

/**
 * Who may change an instructor's hours: those who may change instructors, and the person. Whoever sees only
 * their own record finds no other behind this gate (404), so nothing more has to be asked.
 */
export function instructorsOrOwn({ staff }: Access): Gate {
  const seeing = staff.may('instructors', 'VIEW');
  return {
    ...seeing,
    asks: 'instructors:UPDATE or instructors:VIEW:own',
    enter: async (request) => {
      const caller = await seeing.enter(request);
      if (caller.grants?.has('instructors:UPDATE') || caller.grants?.get('instructors:VIEW') === 'own') return caller;
      throw lacking(caller, 'instructors:UPDATE');
    },
  };
}
