import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROLES, type Role } from '../../src/modules/access/permission-matrix.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { type Api, apiWith, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSchoolOfExamples, type School } from './example-school.ts';
import { reachOf } from './role-permissions.ts';
import { answering, prepareCall, schemeOf } from './route-calls.ts';

// What each route asks for, written out: a route that asks for something else, or a new one, has to be looked at.
const ASKS: Record<string, string> = {
  getMe: 'signed in',
  changeMe: 'signed in',
  watchChanges: 'signed in',
  changePassword: 'signed in',
  startTwoFactor: 'signed in',
  confirmTwoFactor: 'signed in',
  turnOffTwoFactor: 'signed in',
  listOwnSessions: 'signed in',
  endOwnSession: 'signed in',
  endOtherSessions: 'signed in',
  listUsers: 'users:VIEW',
  getUser: 'users:VIEW',
  createUser: 'users:CREATE',
  replaceUser: 'users:UPDATE',
  changeUser: 'users:UPDATE',
  deleteUser: 'users:DELETE',
  restoreUser: 'users:DELETE and settings:UPDATE',
  activateUser: 'users:UPDATE',
  deactivateUser: 'users:UPDATE',
  inviteUser: 'users:UPDATE',
  resetTwoFactor: 'users:UPDATE',
  listRoles: 'settings:VIEW',
  replaceRole: 'settings:UPDATE',
  getSettings: 'settings:VIEW',
  changeSettings: 'settings:UPDATE',
  listMails: 'mail-log:VIEW',
  listAuditLogs: 'audit-logs:VIEW',
  getAuditLog: 'audit-logs:VIEW',
  listAuditLogsOf: 'audit-logs:VIEW',
  requestExport: 'exports:RUN',
  listJobs: 'jobs:VIEW',
  getJob: 'jobs:VIEW',
  cancelJob: 'jobs:UPDATE',
  exportCustomers: 'exports:RUN and customers:VIEW',
  exportStudents: 'exports:RUN and students:VIEW',
  exportLeads: 'exports:RUN and leads:VIEW',
  exportTasks: 'exports:RUN and tasks:VIEW',
  exportCourses: 'exports:RUN and courses:VIEW',
  exportBranches: 'exports:RUN and branches:VIEW',
  exportInstructors: 'exports:RUN and instructors:VIEW',
  exportInstitutionalOrders: 'exports:RUN and institutional-orders:VIEW',
  exportHolidays: 'exports:RUN and branches:VIEW',
  exportUsers: 'exports:RUN and users:VIEW',
  changeWebhook: 'webhooks:UPDATE',
  confirmWebhookSecret: 'webhooks:UPDATE',
  createWebhook: 'webhooks:CREATE',
  deleteWebhook: 'webhooks:DELETE',
  getWebhook: 'webhooks:VIEW',
  getWebhookDelivery: 'webhooks:VIEW',
  getWebhookHealth: 'webhooks:VIEW',
  listAllWebhookDeliveries: 'webhooks:VIEW',
  listEventTypes: 'webhooks:VIEW',
  listEvents: 'webhooks:VIEW',
  listWebhookDeliveries: 'webhooks:VIEW',
  listWebhooks: 'webhooks:VIEW',
  replaceWebhook: 'webhooks:UPDATE',
  replayWebhook: 'webhooks:RUN',
  retryWebhookDelivery: 'webhooks:RUN',
  rotateWebhookSecret: 'webhooks:UPDATE',
  testWebhook: 'webhooks:RUN',
  adminChangeWebhook: 'webhooks:UPDATE',
  adminConfirmWebhookSecret: 'webhooks:UPDATE',
  adminCreateWebhook: 'webhooks:CREATE',
  adminDeleteWebhook: 'webhooks:DELETE',
  adminGetWebhook: 'webhooks:VIEW',
  adminGetWebhookDelivery: 'webhooks:VIEW',
  adminListEventTypes: 'webhooks:VIEW',
  adminListWebhookDeliveries: 'webhooks:VIEW',
  adminListWebhooks: 'webhooks:VIEW',
  adminReplaceWebhook: 'webhooks:UPDATE',
  adminReplayWebhook: 'webhooks:RUN',
  adminRetryWebhookDelivery: 'webhooks:RUN',
  adminRotateWebhookSecret: 'webhooks:UPDATE',
  adminTestWebhook: 'webhooks:RUN',
  getTodayFigures: 'reports:VIEW',
  exportAuditLogs: 'audit-logs:EXPORT',
  listApiKeys: 'api-keys:VIEW',
  getApiKey: 'api-keys:VIEW',
  createApiKey: 'api-keys:CREATE',
  changeApiKey: 'api-keys:UPDATE',
  rotateApiKey: 'api-keys:UPDATE',
  revokeApiKey: 'api-keys:DELETE',
  getApiKeyUsage: 'api-keys:VIEW',
  adminListApiKeys: 'api-keys:VIEW',
  adminCreateApiKey: 'api-keys:CREATE',
  adminRotateApiKey: 'api-keys:UPDATE',
  adminRevokeApiKey: 'api-keys:DELETE',
  adminGetApiKeyUsage: 'api-keys:VIEW',
  listConnectedApps: 'connected-apps:VIEW',
  getConnectedApp: 'connected-apps:VIEW',
  createConnectedApp: 'connected-apps:CREATE',
  changeConnectedApp: 'connected-apps:UPDATE',
  rotateConnectedApp: 'connected-apps:UPDATE',
  deleteConnectedApp: 'connected-apps:DELETE',
  listCustomers: 'customers:VIEW',
  getCustomer: 'customers:VIEW',
  createCustomer: 'customers:CREATE',
  replaceCustomer: 'customers:UPDATE',
  changeCustomer: 'customers:UPDATE',
  deleteCustomer: 'customers:DELETE',
  restoreCustomer: 'customers:DELETE and settings:UPDATE',
  listCustomerStudents: 'students:VIEW and customers:VIEW',
  createCustomerStudent: 'students:CREATE and customers:VIEW',
  listStudents: 'students:VIEW',
  listGrades: 'students:VIEW',
  getStudent: 'students:VIEW',
  getStudentOverview: 'students:VIEW',
  createStudent: 'students:CREATE',
  replaceStudent: 'students:UPDATE',
  changeStudent: 'students:UPDATE',
  deleteStudent: 'students:DELETE',
  restoreStudent: 'students:DELETE and settings:UPDATE',
  openStudentAccount: 'students:UPDATE',
  setStudentPassword: 'students:UPDATE',
  closeStudentAccount: 'students:UPDATE',
  listBranches: 'branches:VIEW',
  getBranch: 'branches:VIEW',
  createBranch: 'branches:CREATE',
  replaceBranch: 'branches:UPDATE',
  changeBranch: 'branches:UPDATE',
  deleteBranch: 'branches:DELETE',
  restoreBranch: 'branches:DELETE and settings:UPDATE',
  listCourses: 'courses:VIEW',
  getCourse: 'courses:VIEW',
  createCourse: 'courses:CREATE',
  replaceCourse: 'courses:UPDATE',
  changeCourse: 'courses:UPDATE',
  deleteCourse: 'courses:DELETE',
  restoreCourse: 'courses:DELETE and settings:UPDATE',
  searchCustomers: 'customers:VIEW',
  listCustomerDuplicates: 'customers:VIEW',
  mergeCustomer: 'customers:UPDATE and customers:DELETE',
  mergeStudent: 'students:UPDATE and students:DELETE',
  listConsents: 'customers:VIEW',
  recordConsent: 'customers:UPDATE',
  exportPersonalData: 'customers:VIEW and exports:RUN and settings:UPDATE',
  eraseCustomer: 'customers:DELETE and settings:UPDATE',
  listTasks: 'tasks:VIEW',
  getTask: 'tasks:VIEW',
  createTask: 'tasks:CREATE',
  replaceTask: 'tasks:UPDATE',
  changeTask: 'tasks:UPDATE',
  deleteTask: 'tasks:DELETE',
  restoreTask: 'tasks:DELETE and settings:UPDATE',
  listSavedViews: 'saved-views:VIEW',
  getSavedView: 'saved-views:VIEW',
  createSavedView: 'saved-views:CREATE',
  replaceSavedView: 'saved-views:UPDATE',
  changeSavedView: 'saved-views:UPDATE',
  deleteSavedView: 'saved-views:DELETE',
  restoreSavedView: 'saved-views:DELETE and settings:UPDATE',
  setDefaultView: 'saved-views:VIEW',
  search: 'signed in',
  listImports: 'imports:VIEW',
  listImportFields: 'imports:VIEW',
  createImport: 'imports:CREATE',
  getImport: 'imports:VIEW',
  changeImport: 'imports:CREATE',
  listImportRows: 'imports:VIEW',
  downloadImportReport: 'imports:VIEW',
  checkImport: 'imports:RUN',
  runImport: 'imports:RUN',
  cancelImport: 'imports:RUN',
  undoImport: 'imports:RUN',
  listCustomFields: 'signed in',
  getCustomField: 'signed in',
  createCustomField: 'settings:UPDATE',
  replaceCustomField: 'settings:UPDATE',
  changeCustomField: 'settings:UPDATE',
  deleteCustomField: 'settings:UPDATE',
  restoreCustomField: 'settings:UPDATE',
  listInstructors: 'instructors:VIEW',
  getInstructor: 'instructors:VIEW',
  createInstructor: 'instructors:CREATE',
  replaceInstructor: 'instructors:UPDATE',
  changeInstructor: 'instructors:UPDATE',
  deleteInstructor: 'instructors:DELETE',
  restoreInstructor: 'instructors:DELETE and settings:UPDATE',
  bulkUpdateCycles: 'cycles:UPDATE',
  changeExpense: 'payments:UPDATE',
  createExpense: 'payments:CREATE and meetings:VIEW and cycles:VIEW',
  deleteExpense: 'payments:DELETE',
  duplicateCycle: 'cycles:CREATE and registrations:CREATE',
  explainMeetingMoney: 'payments:VIEW and meetings:VIEW',
  explainRegistrationMoney: 'payments:VIEW and registrations:VIEW',
  exportExpenses: 'exports:RUN and payments:VIEW',
  getAttendanceSummary: 'reports:RUN and attendance:VIEW',
  getCycleProgress: 'reports:RUN and cycles:VIEW',
  getExpense: 'payments:VIEW',
  getInstructorPaymentsReport: 'reports:VIEW',
  getLeadsReport: 'reports:RUN and leads:VIEW',
  getLearningReport: 'reports:RUN and progress:VIEW',
  getReceivables: 'reports:RUN and payments:VIEW and customers:VIEW and registrations:VIEW',
  getSettlementsReport: 'reports:RUN and payments:VIEW and registrations:VIEW',
  getExpensesReport: 'reports:RUN and payments:VIEW',
  getRevenueReport: 'reports:RUN and payments:VIEW and instructors:UPDATE',
  listExpenses: 'payments:VIEW',
  listHitMeetings: 'meetings:VIEW and branches:VIEW',
  listMakeUpCredits: 'attendance:VIEW and students:VIEW',
  moveHitMeetings: 'meetings:UPDATE and branches:VIEW',
  replaceExpense: 'payments:UPDATE',
  restoreExpense: 'payments:DELETE and settings:UPDATE',
  syncCycleProgress: 'cycles:RUN',
  getAvailability: 'instructors:VIEW',
  getInstructorSchedule: 'instructors:VIEW',
  getAttendanceSuggestions: 'attendance:VIEW and meetings:VIEW',
  confirmAttendanceSuggestions: 'attendance:CREATE and meetings:VIEW',
  getRoomSettings: 'settings:VIEW',
  changeRoomSettings: 'settings:UPDATE',
  openInstructorLink: 'meetings:UPDATE',
  closeInstructorLink: 'meetings:UPDATE',
  openCalendarFeed: 'instructors:UPDATE or instructors:VIEW:own',
  closeCalendarFeed: 'instructors:UPDATE or instructors:VIEW:own',
  setAvailability: 'instructors:UPDATE or instructors:VIEW:own',
  listTimeOff: 'instructors:VIEW',
  getTimeOff: 'instructors:VIEW',
  addTimeOff: 'instructors:UPDATE or instructors:VIEW:own',
  removeTimeOff: 'instructors:UPDATE or instructors:VIEW:own',
  listInstitutionalOrders: 'institutional-orders:VIEW',
  listBranchOrders: 'institutional-orders:VIEW and branches:VIEW',
  getInstitutionalOrder: 'institutional-orders:VIEW',
  createInstitutionalOrder: 'institutional-orders:CREATE',
  replaceInstitutionalOrder: 'institutional-orders:UPDATE',
  changeInstitutionalOrder: 'institutional-orders:UPDATE',
  deleteInstitutionalOrder: 'institutional-orders:DELETE',
  restoreInstitutionalOrder: 'institutional-orders:DELETE and settings:UPDATE',
  listHolidays: 'branches:VIEW',
  getHoliday: 'branches:VIEW',
  createHoliday: 'branches:UPDATE',
  importHolidays: 'branches:UPDATE',
  replaceHoliday: 'branches:UPDATE',
  changeHoliday: 'branches:UPDATE',
  deleteHoliday: 'branches:UPDATE',
  restoreHoliday: 'branches:UPDATE and settings:UPDATE',
  listLeadOwners: 'leads:VIEW',
  listLeads: 'leads:VIEW',
  getLeadPipeline: 'leads:VIEW',
  getLead: 'leads:VIEW',
  createLead: 'leads:CREATE',
  replaceLead: 'leads:UPDATE',
  changeLead: 'leads:UPDATE',
  deleteLead: 'leads:DELETE',
  restoreLead: 'leads:DELETE and settings:UPDATE',
  listLeadActivities: 'leads:VIEW',
  addLeadActivity: 'leads:UPDATE',
  assignLead: 'leads:UPDATE',
  assignLeads: 'leads:UPDATE',
  getLeadAssignmentRules: 'leads:VIEW',
  setLeadAssignmentRules: 'settings:UPDATE',
  convertLead: 'leads:UPDATE and customers:CREATE and students:CREATE',
  listLeadForms: 'settings:VIEW',
  getLeadForm: 'settings:VIEW',
  createLeadForm: 'settings:UPDATE',
  replaceLeadForm: 'settings:UPDATE',
  changeLeadForm: 'settings:UPDATE',
  deleteLeadForm: 'settings:UPDATE',
  restoreLeadForm: 'settings:UPDATE',
  listCustomerRegistrations: 'registrations:VIEW and customers:VIEW',
  listCustomerPayments: 'payments:VIEW and customers:VIEW',
  listStudentRegistrations: 'registrations:VIEW and students:VIEW',
  listStudentAttendance: 'attendance:VIEW and students:VIEW',
  listRegistrationAttendance: 'attendance:VIEW and registrations:VIEW',
  listCourseCycles: 'cycles:VIEW and courses:VIEW',
  listBranchCycles: 'cycles:VIEW and branches:VIEW',
  listInstructorCycles: 'cycles:VIEW and instructors:VIEW',
  listOrderCycles: 'cycles:VIEW and institutional-orders:VIEW',
  listInstructorMeetings: 'meetings:VIEW and instructors:VIEW',
  exportCycles: 'exports:RUN and cycles:VIEW',
  exportMeetings: 'exports:RUN and meetings:VIEW',
  exportRegistrations: 'exports:RUN and registrations:VIEW',
  exportPayments: 'exports:RUN and payments:VIEW',
  exportAttendance: 'exports:RUN and attendance:VIEW',
  acceptPlace: 'registrations:UPDATE',
  bulkDeleteMeetings: 'meetings:DELETE and settings:UPDATE',
  bulkGenerateMeetings: 'cycles:RUN',
  bulkRecalculateMeetings: 'meetings:UPDATE',
  bulkUpdateMeetingStatus: 'meetings:UPDATE',
  cancelMeeting: 'meetings:UPDATE',
  cancelRegistration: 'registrations:UPDATE',
  changeAttendance: 'attendance:UPDATE and meetings:VIEW',
  changeCycle: 'cycles:UPDATE',
  changeMeeting: 'meetings:UPDATE',
  changeRegistration: 'registrations:UPDATE',
  changeTeachingSettings: 'settings:UPDATE',
  completeMeeting: 'meetings:RUN',
  createAttendance: 'attendance:CREATE and meetings:VIEW',
  createCycle: 'cycles:CREATE',
  createMeeting: 'meetings:CREATE and cycles:VIEW',
  createRegistration: 'registrations:CREATE and cycles:VIEW',
  deleteAttendance: 'attendance:DELETE and meetings:VIEW',
  deleteCycle: 'cycles:DELETE',
  deleteMeeting: 'meetings:DELETE',
  deleteRegistration: 'registrations:DELETE',
  generateMeetings: 'cycles:RUN',
  getAttendance: 'attendance:VIEW',
  getCycle: 'cycles:VIEW',
  getMeeting: 'meetings:VIEW',
  getMeetingTotals: 'meetings:VIEW',
  getMeetingAttendance: 'attendance:VIEW and meetings:VIEW',
  getPayment: 'payments:VIEW',
  getRegistration: 'registrations:VIEW',
  getTeachingSettings: 'settings:VIEW',
  listAttendance: 'attendance:VIEW',
  listCycles: 'cycles:VIEW',
  listMeetings: 'meetings:VIEW',
  listPayments: 'payments:VIEW',
  listRegistrations: 'registrations:VIEW',
  markAttendance: 'attendance:CREATE and meetings:VIEW',
  markAttendanceBulk: 'attendance:CREATE and meetings:VIEW',
  markMeetingAttendance: 'attendance:CREATE and meetings:VIEW',
  payRegistration: 'payments:CREATE and registrations:VIEW',
  postponeMeeting: 'meetings:UPDATE',
  recalculateMeeting: 'meetings:UPDATE',
  recordPayment: 'payments:CREATE and registrations:VIEW',
  registerInCycle: 'registrations:CREATE and cycles:VIEW',
  replaceAttendance: 'attendance:UPDATE and meetings:VIEW',
  replaceCycle: 'cycles:UPDATE',
  replaceMeeting: 'meetings:UPDATE',
  replaceRegistration: 'registrations:UPDATE',
  restoreCycle: 'cycles:DELETE and settings:UPDATE',
  restoreMeeting: 'meetings:DELETE and settings:UPDATE',
  restoreRegistration: 'registrations:DELETE and settings:UPDATE',
  substituteInstructor: 'meetings:UPDATE',
  transferRegistration: 'registrations:UPDATE and cycles:VIEW',
  getStudentProgress: 'students:VIEW and progress:VIEW',
  getStudentAppProgress: 'students:VIEW and progress:VIEW',
};
const OPEN_TO_ANYBODY = [
  'forgotPassword',
  'getCalendarFile',
  'getLinkedMeeting',
  'completeLinkedMeeting',
  'downloadExport',
  'bringLead',
  'createPublicLead',
  'getHealth',
  'getReadiness',
  'getStudentKeys',
  'getVersion',
  'login',
  'loginStudent',
  'loginStudentAuth',
  'loginTwoFactor',
  'logout',
  'logoutStudent',
  'logoutStudentAuth',
  'refreshSession',
  'register',
  'resetPassword',
  'signUp',
];

let server: TestServer;
let school: School;
let staffRoutes: Route[];
let apis: Record<Role, Api>;

beforeAll(async () => {
  server = await startTestServer({ isPatient: true });
  school = await openSchoolOfExamples(server);
  staffRoutes = server.app.routes.filter((route) => schemeOf(route) === 'staffToken');
  apis = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await signIn(server, role)]))) as Record<Role, Api>;
});
afterAll(() => server.close());

// Things of the administrator who made them, whatever others hold.
const OF_ONE_PERSON = /^\/api\/v1\/(saved-views|jobs|auth\/sessions)\/:id/;
// What they prepare was prepared for somebody else.
const OF_ONE_ACCOUNT: Record<string, number> = { confirmTwoFactor: 400, turnOffTwoFactor: 409 };

/** How a route refuses a thing that isn't the caller's own, to somebody who may call it. */
function refusalOfAnother({ operationId, path }: Route, role: Role, reach: 'all' | 'own'): number | undefined {
  if (reach === 'own' || (role !== 'admin' && OF_ONE_PERSON.test(path))) return 404;
  return OF_ONE_ACCOUNT[operationId];
}

describe('every route', () => {
  it('asks for what is written above', () => {
    expect(Object.fromEntries(staffRoutes.map(({ operationId, gate }) => [operationId, gate.asks]))).toEqual(ASKS);
    expect(
      server.app.routes
        .filter(({ gate }) => gate.asks === 'nothing')
        .map(({ operationId }) => operationId)
        .sort(),
    ).toEqual([...OPEN_TO_ANYBODY].sort());
  });

  it('does its work for exactly the roles that hold it, on their own things if only those, and says 403 to the others', async () => {
    const problems: Record<string, unknown> = {};
    for (const route of answering(staffRoutes)) {
      const asked = ROLES.map(async (role) => {
        const call = await prepareCall(school, route);
        const { status, body } = await apis[role](route.method, call.path, call.body);
        const { error, ...rest } = body;
        const reach = reachOf(role, ASKS[route.operationId] ?? '');
        const isRight =
          reach === 'none'
            ? status === 403 && error?.code === 'FORBIDDEN' && !('data' in rest)
            : status < 300 || status === refusalOfAnother(route, role, reach);
        if (!isRight) problems[`${route.operationId} as ${role}`] = { status, body };
      });
      await Promise.all(asked);
    }
    expect(problems).toEqual({});
  });

  it('changes nothing for somebody who may not call it', async () => {
    // Of the viewer alone: jobs that an earlier route began may be writing at this very moment.
    const viewer = 'usr_driving_viewer';
    const counts = () =>
      server.database.look(
        'SELECT count(*) AS audit, (SELECT count(*) FROM events WHERE actor = $2) AS events FROM audit_log WHERE actor_id = $1',
        [viewer, `user:${viewer}`],
      );
    for (const route of answering(staffRoutes).filter(
      ({ method, operationId }) => method !== 'GET' && reachOf('viewer', ASKS[operationId] ?? '') === 'none',
    )) {
      const call = await prepareCall(school, route);
      const before = await counts();
      expect((await apis.viewer(route.method, call.path, call.body)).status, route.operationId).toBe(403);
      expect(await counts(), route.operationId).toEqual(before);
    }
  });

  it('says 401 to nobody, before it looks at anything else', async () => {
    const nobody = apiWith(server.url, {});
    const problems: Record<string, unknown> = {};
    const closed = server.app.routes.filter(
      ({ gate }) => !['nothing', 'METRICS_TOKEN, or this machine when none is set'].includes(gate.asks),
    );
    for (const route of closed) {
      const path = route.path.replace(/:\w+/g, 'no_such_id');
      const { status, body } = await nobody(route.method, path, route.method === 'GET' ? undefined : '{"broken');
      const error = body.error as { code?: string } | string | undefined;
      const codes = ['UNAUTHORIZED', 'INVALID_SERVICE_TOKEN'];
      if (status !== 401 || !codes.includes((typeof error === 'string' ? error : error?.code) ?? ''))
        problems[route.operationId] = { status, body };
    }
    expect(problems).toEqual({});
  });
});
