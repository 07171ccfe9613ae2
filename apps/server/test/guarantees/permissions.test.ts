import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS, permissionsOf, RESOURCES, ROLES, type Role } from '../../src/modules/access/permission-matrix.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { type Api, apiWith, signIn } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { answering, openSchoolOfExamples, prepareCall, type School, schemeOf } from './route-calls.ts';

// Spec 02, "Roles and permissions", written out. `*`: every action; `own`: of one's own records only.
const ALL = 'VIEW CREATE UPDATE DELETE EXPORT RUN';
const OWN = 'VIEW:own CREATE:own UPDATE:own DELETE:own';
const SPEC: Record<string, [manager: string, instructor: string, seller: string, viewer: string]> = {
  users: ['', '', '', ''],
  'api-keys': ['', '', '', ''],
  'connected-apps': ['', '', '', ''],
  'audit-logs': ['', '', '', ''],
  settings: ['', '', '', ''],
  webhooks: ['VIEW', '', '', ''],
  partners: ['VIEW', '', '', ''],
  customers: [ALL, 'VIEW:own', ALL, 'VIEW'],
  leads: [ALL, 'VIEW:own', ALL, 'VIEW'],
  registrations: [ALL, 'VIEW:own', 'VIEW CREATE', 'VIEW'],
  payments: [ALL, 'VIEW:own', '', 'VIEW'],
  'institutional-orders': [ALL, 'VIEW:own', '', 'VIEW'],
  students: [ALL, 'VIEW:own', 'VIEW CREATE UPDATE', 'VIEW'],
  courses: ['VIEW CREATE UPDATE', 'VIEW', 'VIEW', 'VIEW'],
  branches: ['VIEW CREATE UPDATE', 'VIEW', 'VIEW', 'VIEW'],
  instructors: ['VIEW CREATE UPDATE', 'VIEW:own', 'VIEW', 'VIEW'],
  cycles: [ALL, 'VIEW:own', 'VIEW', 'VIEW'],
  meetings: [ALL, 'VIEW:own RUN:own', 'VIEW', 'VIEW'],
  attendance: [ALL, 'VIEW:own CREATE:own UPDATE:own', 'VIEW', 'VIEW'],
  enrollments: [ALL, 'VIEW:own', 'VIEW CREATE RUN:own', 'VIEW'],
  certificates: [ALL, 'VIEW:own', 'VIEW CREATE RUN:own', 'VIEW'],
  progress: ['VIEW', 'VIEW:own', '', 'VIEW'],
  reports: [ALL, 'VIEW:own', '', ''],
  exports: [ALL, '', '', ''],
  tasks: [ALL, OWN, OWN, OWN],
  'saved-views': [ALL, OWN, OWN, OWN],
  jobs: [ALL, OWN, OWN, OWN],
  imports: [ALL, '', 'VIEW:own CREATE:own RUN:own', ''],
  'mail-log': ['VIEW', '', '', ''],
  'sync-logs': ['VIEW', '', '', ''],
};

function wantedOf(role: Role, resource: string): string {
  // The document says VIEW only of progress for everybody; an administrator needs no exception to be told from `all`.
  if (role === 'admin') return ALL;
  return SPEC[resource]?.[ROLES.indexOf(role) - 1] ?? 'not in the spec';
}

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
  getAvailability: 'instructors:VIEW',
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
  getStudentProgress: 'students:VIEW and progress:VIEW',
  getStudentAppProgress: 'students:VIEW and progress:VIEW',
};
const OPEN_TO_ANYBODY = [
  'forgotPassword',
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

function isAllowed(role: Role, asks: string): boolean {
  if (asks === 'signed in') return true;
  return asks.split(' or ').some((way) =>
    way.split(' and ').every((permission) => {
      const [resource = '', action = '', scope] = permission.split(':');
      return wantedOf(role, resource)
        .split(' ')
        .some((grant) => (scope ? grant === `${action}:${scope}` : grant.split(':')[0] === action));
    }),
  );
}

describe('the permissions of a role', () => {
  it.each(ROLES)('%s: are those of the specification, no more and no fewer', (role) => {
    const wanted: Record<string, string> = {};
    for (const resource of RESOURCES) {
      for (const grant of wantedOf(role, resource).split(' ').filter(Boolean)) {
        const [action, scope = 'all'] = grant.split(':');
        wanted[`${resource}:${action}`] = scope;
      }
    }
    expect(Object.fromEntries(permissionsOf(role))).toEqual(wanted);
  });

  it('are about every resource and action of the specification', () => {
    expect([...RESOURCES].sort()).toEqual(Object.keys(SPEC).sort());
    expect(ACTIONS.join(' ')).toBe(ALL);
  });
});

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

  it('lets in exactly the roles that hold it, and says 403 to the others and nothing else', { timeout: 60_000 }, async () => {
    const problems: Record<string, unknown> = {};
    for (const route of answering(staffRoutes)) {
      for (const role of ROLES) {
        const call = await prepareCall(school, route);
        const { status, body } = await apis[role](route.method, call.path, call.body);
        const mayCall = isAllowed(role, ASKS[route.operationId] ?? '');
        const { error, ...rest } = body;
        const isRight = mayCall
          ? ![401, 403].includes(status) && status < 500
          : status === 403 && error?.code === 'FORBIDDEN' && !('data' in rest);
        if (!isRight) problems[`${route.operationId} as ${role}`] = { status, body };
      }
    }
    expect(problems).toEqual({});
  });

  it('changes nothing for somebody who may not call it', async () => {
    const counts = () => server.database.look('SELECT count(*) AS audit, (SELECT count(*) FROM events) AS events FROM audit_log');
    for (const route of answering(staffRoutes).filter(
      ({ method, operationId }) => method !== 'GET' && !isAllowed('viewer', ASKS[operationId] ?? ''),
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
      const error = body.error as { code?: string } | undefined;
      const codes = ['UNAUTHORIZED', 'INVALID_SERVICE_TOKEN'];
      if (status !== 401 || !codes.includes(error?.code ?? '')) problems[route.operationId] = { status, body };
    }
    expect(problems).toEqual({});
  });

  it('shows an instructor no student that is not theirs', async () => {
    for (const route of answering(staffRoutes).filter(({ method, path }) => method === 'GET' && /customers|students|leads/.test(path))) {
      const call = await prepareCall(school, route);
      // Both as its example asks and, where the route lets one, without any filter.
      for (const path of [call.path, call.path.split('?')[0] ?? '']) {
        const { status, body } = await apis.instructor(route.method, path);
        const answers = path === call.path ? [200, 404] : [200, 400, 404];
        // They take no list out as a file.
        expect(path.includes('/export') ? [403] : answers, route.operationId).toContain(status);
        expect(JSON.stringify(body), route.operationId).not.toMatch(/Fresh|example/);
      }
    }
  });
});
