import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import type { Access } from '../access/index.ts';
import { attendanceRoutes } from './attendance/attendance-routes.ts';
import { makeupCreditRoutes } from './attendance/makeup-credit-routes.ts';
import { cycleOperationRoutes } from './cycles/cycle-operation-routes.ts';
import { cycleRoutes } from './cycles/cycle-routes.ts';
import { expenseRoutes } from './expenses/expense-routes.ts';
import { hitMeetingsRoutes } from './holidays/hit-meetings-routes.ts';
import { dayRoutes } from './instructor-days/day-routes.ts';
import { listsOfOneRoutes } from './lists-of-one-routes.ts';
import { meetingOperationRoutes } from './meetings/meeting-operation-routes.ts';
import { meetingRoutes } from './meetings/meeting-routes.ts';
import { whyRoutes } from './money/why-routes.ts';
import { paymentRoutes } from './payments/payment-routes.ts';
import { registrationRoutes } from './registrations/registration-routes.ts';
import { generationRoutes } from './schedule/generation-routes.ts';
import { teachingSettingsRoutes } from './settings/teaching-settings-routes.ts';
import { overviewRoutes } from './students/overview-routes.ts';

export { emptyTeaching, lockTaughtOf, type Taught } from './around/erased-family-store.ts';
export {
  keepPayingOrder,
  keepRegisteredStudent,
  keepTaughtCourse,
  keepTaughtFamily,
  keepTeachingInstructor,
  keepUsedBranch,
} from './around/live-children.ts';
export { followMergedLearnerInCycles, followMergedPayer } from './around/merged-people.ts';
export { browseAttendance, markMany } from './attendance/attendance.ts';
export { Attendance, AttendanceQuery, AttendanceStatus, Roll } from './attendance/attendance-schemas.ts';
export { readRoll } from './attendance/attendance-store.ts';
export { Cycle, CycleQuery, type NewCycle } from './cycles/cycle-schemas.ts';
export { browseCycles, createCycle } from './cycles/cycles.ts';
export { exampleAttendance, exampleCycle, exampleMeeting, examplePayment, exampleRegistration, exampleRoll } from './examples.ts';
export { Expense, ExpenseQuery } from './expenses/expense-schemas.ts';
export { browseExpenses } from './expenses/expenses.ts';
export { completeMeeting } from './meetings/meeting-moves.ts';
export { Meeting, MeetingQuery, MeetingStatus } from './meetings/meeting-schemas.ts';
export { browseMeetings, readMeeting } from './meetings/meetings.ts';
export { keepRecording } from './meetings/recording.ts';
export { Payment, PaymentQuery } from './payments/payment-schemas.ts';
export { browsePayments, payRegistration } from './payments/payments.ts';
export { type NewRegistration, Registration, RegistrationQuery } from './registrations/registration-schemas.ts';
export { browseRegistrations, register } from './registrations/registrations.ts';
export { changeTeachingSettings } from './settings/teaching-settings.ts';
export { teachingJobs } from './teaching-jobs.ts';
export { seesPay } from './visibility.ts';

/** Cycles, their meetings and groups, attendance and money: what has to be true together changes together. */
export function teachingRoutes(system: System, access: Access): Route[] {
  return [
    ...dayRoutes(system, access),
    ...generationRoutes(access),
    ...cycleOperationRoutes(access),
    ...cycleRoutes(access),
    ...meetingOperationRoutes(access),
    ...meetingRoutes(access),
    ...registrationRoutes(access),
    ...paymentRoutes(access),
    ...attendanceRoutes(access),
    ...listsOfOneRoutes(access),
    ...makeupCreditRoutes(access),
    ...overviewRoutes(access),
    ...hitMeetingsRoutes(access),
    ...expenseRoutes(access),
    ...whyRoutes(access),
    ...teachingSettingsRoutes(access),
  ];
}
