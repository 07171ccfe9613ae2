import type { Caller } from '../../../platform/caller.ts';
import { seesPay, seesPrices, seesRevenue } from '../visibility.ts';
import type { Cycle } from './cycle-schemas.ts';

/** A cycle as the caller may see it: prices for those who sell, revenue for those who see payments, pay for those who set it. */
export function cycleFor(caller: Caller, cycle: Cycle): Cycle {
  return {
    ...cycle,
    pricePerStudent: seesPrices(caller) ? cycle.pricePerStudent : null,
    meetingRevenue: seesRevenue(caller) ? cycle.meetingRevenue : null,
    instructorDailyRate: seesPay(caller) ? cycle.instructorDailyRate : null,
  };
}
