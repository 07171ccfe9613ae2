import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { attendanceRoutes } from './attendance/attendance-routes.ts';
import { cycleRoutes } from './cycles/cycle-routes.ts';
import { dayRoutes } from './instructor-days/day-routes.ts';
import { meetingOperationRoutes } from './meetings/meeting-operation-routes.ts';
import { meetingRoutes } from './meetings/meeting-routes.ts';
import { paymentRoutes } from './payments/payment-routes.ts';
import { registrationRoutes } from './registrations/registration-routes.ts';
import { generationRoutes } from './schedule/generation-routes.ts';
import { teachingSettingsRoutes } from './settings/teaching-settings-routes.ts';

export { readRoll } from './attendance/attendance-store.ts';
export type { NewCycle } from './cycles/cycle-schemas.ts';
export { createCycle } from './cycles/cycles.ts';
export { completeMeeting } from './meetings/meeting-moves.ts';
export { browseMeetings } from './meetings/meetings.ts';
export { payRegistration } from './payments/payments.ts';
export type { NewRegistration } from './registrations/registration-schemas.ts';
export { register } from './registrations/registrations.ts';
export { changeTeachingSettings } from './settings/teaching-settings.ts';

/** Cycles, their meetings and groups, attendance and money: what has to be true together changes together. */
export function teachingRoutes(system: System, access: Access): Route[] {
  return [
    ...dayRoutes(system, access),
    ...generationRoutes(access),
    ...cycleRoutes(access),
    ...meetingOperationRoutes(access),
    ...meetingRoutes(access),
    ...registrationRoutes(access),
    ...paymentRoutes(access),
    ...attendanceRoutes(access),
    ...teachingSettingsRoutes(access),
  ];
}
