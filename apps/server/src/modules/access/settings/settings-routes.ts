import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import type { StaffGate } from '../staff-gate.ts';
import { changeSettings } from './settings.ts';
import { Settings, SettingsChanges } from './settings-schemas.ts';
import { getSettings } from './settings-store.ts';

const exampleSettings: Settings = {
  id: 'coding',
  version: 1,
  name: 'מועדון הקוד',
  subdomain: 'coding',
  locale: 'he',
  timezone: 'Asia/Jerusalem',
  currency: 'ILS',
  country: 'IL',
  weekStart: 0,
  requireTwoFactor: 'admins',
  auditRetentionMonths: 24,
  shareProgress: true,
  shareSessions: true,
  shareAnalytics: true,
  acceptExternalEvents: true,
  anonymiseLearners: false,
};
const tag = 'Settings';

/** The school's own settings. */
export function settingsRoutes({ sealing, endpointNews }: System, staff: StaffGate): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/settings',
      operationId: 'getSettings',
      summary: 'The school’s settings',
      tag,
      gate: staff.may('settings', 'VIEW'),
      reply: one(Settings, exampleSettings),
      run: (tx) => getSettings(tx),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/settings',
      operationId: 'changeSettings',
      summary: 'Change the school’s settings',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      body: SettingsChanges,
      reply: one(Settings, exampleSettings),
      errors: ['PRECONDITION_FAILED'],
      example: { body: { weekStart: 0, auditRetentionMonths: 36 } },
      silent: 'settings are the school’s own affair; the audit log has the change',
      run: (tx, { body, ifMatch }) => {
        // How learners are called in webhooks follows from it: workers read their endpoints anew.
        tx.afterCommit(() => endpointNews.tell([tx.tenantId]));
        return changeSettings(sealing, tx, body, ifMatch);
      },
    }),
  ];
}
