import { z } from 'zod';
import { inSystem } from '../../platform/db/transactions.ts';
import { type Job, job } from '../../platform/jobs/jobs.ts';
import type { System } from '../../system.ts';
import { deleteOldUsage } from './api-keys/usage/key-usage-store.ts';
import { ForgottenLogin, SEND_RESET_LINKS, sendResetLinks } from './passwords/forgotten.ts';
import { deleteExpiredTokens } from './passwords/user-tokens-store.ts';
import { dropOldAuditMonths } from './settings/settings-store.ts';

const Nothing = z.object({});

export function accessJobs(system: System): Job[] {
  const { database } = system;
  return [
    job({ name: SEND_RESET_LINKS, data: ForgottenLogin, isUrgent: true, run: (login) => sendResetLinks(system, login) }),
    job({
      name: 'access.forget-links',
      data: Nothing,
      cron: '47 2 * * *',
      run: () => inSystem(database, 'access: forget mailed links', deleteExpiredTokens),
    }),
    job({
      name: 'access.forget-key-usage',
      data: Nothing,
      cron: '53 2 * * *',
      run: () => inSystem(database, 'access: forget old use of API keys', deleteOldUsage),
    }),
    job({
      name: 'access.drop-audit-months',
      data: Nothing,
      cron: '31 3 * * *',
      run: () => inSystem(database, 'access: drop old audit months', dropOldAuditMonths),
    }),
  ];
}
