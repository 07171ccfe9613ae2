import { z } from 'zod';
import { type Job, job } from '../../platform/jobs/jobs.ts';
import type { System } from '../../system.ts';
import { passOnOffers } from './registrations/offers.ts';

/** What happens by the clock. */
export function teachingJobs({ database }: System): Job[] {
  return [
    job({
      name: 'teaching.pass-on-offers',
      data: z.object({}),
      cron: '* * * * *',
      isOnce: true,
      isAtStart: true,
      run: () => passOnOffers(database),
    }),
  ];
}
