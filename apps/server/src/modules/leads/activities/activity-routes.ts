import { z } from 'zod';
import { created, list, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { addActivity, browseActivities } from './activities.ts';
import { ActivityQuery, LeadActivity, NewLeadActivity } from './activity-schemas.ts';

const tag = 'Leads';
const params = z.object({ id: Id });
const example = { id: 'led_123' };
const exampleActivity: LeadActivity = {
  id: 'act_123',
  leadId: 'led_123',
  type: 'call',
  text: 'Wants to see a lesson first.',
  outcome: 'call back',
  followUpAt: '2026-02-22T08:00:00Z',
  details: null,
  user: { id: 'usr_123', name: 'Tal Mizrahi' },
  createdAt: '2026-02-19T06:30:00Z',
};

/** The story of one lead. */
export function activityRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/leads/:id/activities',
      operationId: 'listLeadActivities',
      summary: 'What was done about a lead, the newest first',
      description: 'A new status, a new owner, a form sent again and the conversion write themselves down.',
      tag,
      gate: staff.may('leads', 'VIEW'),
      params,
      query: ActivityQuery,
      reply: list(LeadActivity, exampleActivity),
      example: { params: example },
      run: (tx, { params: { id }, query }) => browseActivities(tx, id, query),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/leads/:id/activities',
      operationId: 'addLeadActivity',
      summary: 'Write down a call, a message, a note, and when to follow up',
      tag,
      gate: staff.may('leads', 'UPDATE'),
      params,
      body: NewLeadActivity,
      reply: created(LeadActivity, exampleActivity, ({ leadId }) => `/api/v1/leads/${leadId}/activities`),
      example: {
        params: example,
        body: { type: 'call', text: 'Wants to see a lesson first.', outcome: 'call back', followUpAt: '2026-02-22T10:00:00+02:00' },
      },
      run: (tx, { params: { id }, body }) => addActivity(tx, id, body),
    }),
  ];
}
