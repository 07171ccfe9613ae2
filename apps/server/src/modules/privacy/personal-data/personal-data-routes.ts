import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Caller } from '../../../platform/caller.ts';
import { inTenant } from '../../../platform/db/transactions.ts';
import { openRoute, type Route, raw } from '../../../platform/http/route.ts';
import { sendZip } from '../../../platform/http/stream.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { type Access, Id, schoolOf } from '../../access/index.ts';
import { readCustomer } from '../../people/index.ts';
import { familyFiles, type Read } from './family-files.ts';
import { readFamilyIds } from './family-store.ts';
import type { Language } from './file-texts.ts';

export function personalDataRoutes(system: System, { staff }: Access): Route[] {
  return [
    openRoute({
      method: 'POST',
      path: '/api/v1/customers/:id/personal-data',
      operationId: 'exportPersonalData',
      summary: 'Everything the school knows of a family, as a ZIP',
      description:
        'A page to read, a README in the school’s language, and JSON files: customer, students with all learning data, leads, consents, tasks, ' +
        'mails, and who changed what. For administrators; each download is in the audit log.',
      tag: 'Privacy',
      gate: staff.may('customers', 'VIEW', ['exports', 'RUN'], ['settings', 'UPDATE']),
      params: z.object({ id: Id }),
      reply: raw('application/zip'),
      silent: 'nothing of the customer changes; the audit row says who took the file',
      example: { params: { id: 'cus_123' } },
      answer: ({ params: { id }, caller, reply }) => sendPersonalData(system, caller, id, reply),
    }),
  ];
}

async function sendPersonalData({ database }: System, caller: Caller, id: string, reply: FastifyReply): Promise<void> {
  const { family, language, customerId } = await inTenant(database, caller, async (tx) => {
    const customer = await readCustomer(tx, id);
    const found = await readFamilyIds(tx, customer.id);
    const { locale } = await schoolOf(tx);
    // First, so that who breaks the download off has taken data all the same.
    await record(tx, { action: 'customer.personal_data_exported', entity: 'customer', entityId: customer.id });
    // The constraint on tenants.locale allows these three.
    return { family: found, language: locale as Language, customerId: customer.id };
  });
  const read: Read = (work) => inTenant(database, caller, work, 'read');
  const date = new Date().toISOString().slice(0, 10);
  await sendZip(reply, `personal-data-${customerId}-${date}.zip`, familyFiles(read, family, language, date));
}
