import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { attendanceRoutes } from './attendance/attendance-routes.ts';
import { makeupCreditRoutes } from './attendance/makeup-credit-routes.ts';
import { cycleOperationRoutes } from './cycles/cycle-operation-routes.ts';
import { cycleRoutes } from './cycles/cycle-routes.ts';
import { expenseRoutes } from './expenses/expense-routes.ts';
import { hitMeetingsRoutes } from './holidays/hit-meetings-routes.ts';
import { meetingOperationRoutes } from './meetings/meeting-operation-routes.ts';
import { meetingRoutes } from './meetings/meeting-routes.ts';
import { whyRoutes } from './money/why-routes.ts';
import { paymentRoutes } from './payments/payment-routes.ts';
import { registrationRoutes } from './registrations/registration-routes.ts';
import { generationRoutes } from './schedule/generation-routes.ts';
import { teachingSettingsRoutes } from './settings/teaching-settings-routes.ts';

export { browseAttendance } from './attendance/attendance.ts';
export { Attendance, AttendanceQuery } from './attendance/attendance-schemas.ts';
export { Cycle, CycleQuery } from './cycles/cycle-schemas.ts';
export { browseCycles } from './cycles/cycles.ts';
export { Expense, ExpenseQuery } from './expenses/expense-schemas.ts';
export { browseExpenses } from './expenses/expenses.ts';
export { Meeting, MeetingQuery } from './meetings/meeting-schemas.ts';
export { browseMeetings } from './meetings/meetings.ts';
export { Payment, PaymentQuery } from './payments/payment-schemas.ts';
export { browsePayments } from './payments/payments.ts';
export { Registration, RegistrationQuery } from './registrations/registration-schemas.ts';
export { browseRegistrations } from './registrations/registrations.ts';
export { teachingJobs } from './teaching-jobs.ts';
export { ownInstructors, seesPay } from './visibility.ts';

/** Cycles, their meetings and groups, attendance and money: what has to be true together changes together. */
export function teachingRoutes(_system: System, access: Access): Route[] {
  return [
    ...generationRoutes(access),
    ...cycleOperationRoutes(access),
    ...cycleRoutes(access),
    ...meetingOperationRoutes(access),
    ...meetingRoutes(access),
    ...registrationRoutes(access),
    ...paymentRoutes(access),
    ...attendanceRoutes(access),
    ...makeupCreditRoutes(access),
    ...hitMeetingsRoutes(access),
    ...expenseRoutes(access),
    ...whyRoutes(access),
    ...teachingSettingsRoutes(access),
  ];
}
