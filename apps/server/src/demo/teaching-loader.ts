import {
  browseMeetings,
  changeTeachingSettings,
  completeMeeting,
  createCycle,
  payRegistration,
  readRoll,
  register,
} from '../modules/teaching/index.ts';
import type { TenantTx } from '../platform/db/transactions.ts';
import { Chance } from './chance.ts';
import type { DemoCycle } from './people/cycles.ts';
import type { DemoSchool } from './schools/school.ts';

/** Groups that are being taught: lessons held up to yesterday, who came, and who has paid. */
export async function addTeaching(tx: TenantTx, { tenant, vat }: DemoSchool, cycles: readonly DemoCycle[], today: string): Promise<void> {
  await changeTeachingSettings(tx, { pricesIncludeVat: true, vatPeriods: [vat] }, null);
  for (const { cycle, registrations } of cycles) {
    await createCycle(tx, cycle);
    for (const { registration, paidShare, method } of registrations) {
      const { status, amount } = await register(tx, registration);
      const paid = Math.round((amount ?? 0) * paidShare);
      if (status !== 'waitlisted' && paid > 0) await payRegistration(tx, registration.id, { amount: paid, method, allowCredit: false });
    }
    await holdLessons(tx, cycle.id, today, new Chance(`lessons/${tenant.id}/${cycle.id}`));
  }
}

async function holdLessons(tx: TenantTx, cycleId: string, today: string, chance: Chance): Promise<void> {
  const { rows } = await browseMeetings(tx, { cycleId, limit: 100, sortBy: 'date', sortOrder: 'asc' });
  for (const { id } of rows.filter((meeting) => meeting.date < today)) {
    const { unmarked } = await readRoll(tx, id);
    const attendance = unmarked.map(({ studentId }) => ({ studentId, status: markOf(chance) }));
    await completeMeeting(tx, id, { attendance });
  }
}

function markOf(chance: Chance): 'present' | 'late' | 'absent' | 'excused' {
  const drawn = chance.next();
  if (drawn < 0.82) return 'present';
  if (drawn < 0.89) return 'late';
  return drawn < 0.95 ? 'absent' : 'excused';
}
