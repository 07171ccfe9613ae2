import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { Access } from '../../access/index.ts';
import { changeTeachingSettings, readTeachingSettings } from './teaching-settings.ts';
import { TeachingSettingsChanges, TeachingSettingsView } from './teaching-settings-schemas.ts';
import { USUAL_SETTINGS } from './teaching-settings-store.ts';

const example: TeachingSettingsView = { ...USUAL_SETTINGS, version: 1, vatPeriods: [{ startsOn: '2025-01-01', rateBp: 1800 }] };
const tag = 'Settings';

/** How the school counts lessons and money. */
export function teachingSettingsRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/settings/teaching',
      operationId: 'getTeachingSettings',
      summary: 'How lessons and money are counted: VAT, attendance, cancellation, waiting lists',
      tag,
      gate: staff.may('settings', 'VIEW'),
      reply: one(TeachingSettingsView, example),
      run: (tx) => readTeachingSettings(tx),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/settings/teaching',
      operationId: 'changeTeachingSettings',
      summary: 'Change how lessons and money are counted from now on',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      body: TeachingSettingsChanges,
      reply: one(TeachingSettingsView, example),
      errors: ['PRECONDITION_FAILED'],
      example: { body: { pricesIncludeVat: true, vatPeriods: [{ startsOn: '2025-01-01', rateBp: 1800 }] } },
      silent: 'settings are the school’s own affair; the audit log has the change',
      run: (tx, { body, ifMatch }) => changeTeachingSettings(tx, body, ifMatch),
    }),
  ];
}
