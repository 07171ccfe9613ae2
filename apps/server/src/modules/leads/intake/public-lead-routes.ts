import { inTenant } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import { bare, type Envelope, v1 } from '../../../platform/http/envelope.ts';
import { anybody } from '../../../platform/http/gate.ts';
import { one, openRoute, type Route } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import { bringLead } from './bring-lead.ts';
import { BroughtLead, PublicLead } from './intake-schemas.ts';
import type { LeadSource } from './lead-source.ts';

export const PUBLIC_LEAD_PATHS = ['/public/leads', '/api/v1/public/leads'] as const;

const LARGEST_BODY = 32 * 1024;

/** Leads from outside, at the address that is printed and at its twin. */
export function publicLeadRoutes(system: System, sources: readonly LeadSource[]): Route[] {
  const [printed, twin] = PUBLIC_LEAD_PATHS;
  return [publicLeadRoute(system, sources, printed, 'bringLead', bare), publicLeadRoute(system, sources, twin, 'createPublicLead', v1)];
}

function publicLeadRoute(system: System, sources: readonly LeadSource[], path: string, operationId: string, envelope: Envelope): Route {
  return openRoute({
    method: 'POST',
    path,
    operationId,
    summary: 'Bring a lead from outside',
    description:
      'With the token of a form, from one of its websites: always 201 and an empty object, whether the lead is new, a repeat, or was ' +
      'thrown away. With an API key: 201 and the lead’s id, or 200 for a repeat within 24 hours, which becomes an activity of the open lead.',
    tag: 'Leads',
    gate: anybody(),
    limit: 'own',
    bodyLimit: LARGEST_BODY,
    envelope,
    body: PublicLead,
    reply: { ...one(BroughtLead, {}), status: 201, statusOf: ({ isRepeat }) => (isRepeat ? 200 : 201) },
    errors: ['UNAUTHORIZED', 'FORBIDDEN', 'NOT_FOUND'],
    example: {
      body: {
        formToken: 'p2mJ4dHk0vYb7sQ1xN9cT5aL',
        name: 'Dana Levi',
        phone: '050-123-4567',
        course: 'Robotics',
        message: 'Is there a group on Sundays?',
        utm: { source: 'facebook', medium: 'cpc' },
      },
    },
    answer: async ({ body, request, reply }) => {
      const { formToken, website, ...given } = body;
      const { caller, form } = await bringerOf(sources, request, reply, formToken);
      // A field that people don't see was filled in: by a machine, which hears what a person would.
      if (form && website) return {};
      const brought = await inTenant(system.database, caller, (tx) => bringLead(tx, given, form));
      return form ? {} : brought;
    },
  });
}

async function bringerOf(sources: readonly LeadSource[], ...request: Parameters<LeadSource['enter']>) {
  for (const source of sources) {
    const bringer = await source.enter(...request);
    if (bringer) return bringer;
  }
  throw new AppError('UNAUTHORIZED', 'Send an API key with WRITE_LEADS in X-API-Key, or the token of a form in X-Form-Token.');
}
