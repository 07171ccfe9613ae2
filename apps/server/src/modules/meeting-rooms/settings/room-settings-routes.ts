import { one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import type { System } from '../../../system.ts';
import type { Access } from '../../access/index.ts';
import { changeRoomSettings, readRoomSettings } from './room-settings.ts';
import { RoomSettings, RoomSettingsChanges } from './room-settings-schemas.ts';

const example: RoomSettings = { hasZoomSecret: true, zoomWebhookUrl: 'https://school.example/public/zoom-webhook/driving' };
const tag = 'Settings';

/** How video rooms reach the school. */
export function roomSettingsRoutes(system: System, { staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/settings/meeting-rooms',
      operationId: 'getRoomSettings',
      summary: 'Whether Zoom may tell what happens in lessons, and where it sends that',
      tag,
      gate: staff.may('settings', 'VIEW'),
      reply: one(RoomSettings, example),
      run: (tx) => readRoomSettings(system, tx),
    }),
    tenantRoute({
      method: 'PATCH',
      path: '/api/v1/settings/meeting-rooms',
      operationId: 'changeRoomSettings',
      summary: 'Set or forget the secret of the school’s Zoom app',
      tag,
      gate: staff.may('settings', 'UPDATE'),
      body: RoomSettingsChanges,
      reply: one(RoomSettings, example),
      example: { body: { zoomWebhookSecret: 'Secret-Token-Of-The-App' } },
      silent: 'settings are the school’s own affair; the audit log has the change',
      run: (tx, { body }) => changeRoomSettings(system, tx, body),
    }),
  ];
}
