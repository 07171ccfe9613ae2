import type { Gate } from '../../platform/http/gate.ts';
import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import { apiKeyRoutes } from './api-keys/api-key-routes.ts';
import { adminKeyRoutes } from './api-keys/contract-admin-keys.ts';
import { KeyGate } from './api-keys/key-gate.ts';
import { KeyUsage } from './api-keys/usage/key-usage.ts';
import { AppGate } from './app-gate.ts';
import { authRoutes } from './auth-routes.ts';
import { connectedAppRoutes } from './connected-app-routes.ts';
import { customFieldRoutes } from './custom-fields/custom-field-routes.ts';
import { mailLogRoutes } from './mail-log/mail-log-routes.ts';
import { ownSessionRoutes } from './own-sessions/session-routes.ts';
import { passwordRoutes } from './passwords/password-routes.ts';
import { roleRoutes } from './roles/role-routes.ts';
import { settingsRoutes } from './settings/settings-routes.ts';
import { StaffGate } from './staff-gate.ts';
import { Tokens } from './tokens.ts';
import { twoFactorRoutes } from './two-factor/two-factor-routes.ts';
import { userRoutes } from './users/user-routes.ts';

export { accessJobs } from './access-jobs.ts';
export { createConnectedApp } from './connected-apps.ts';
export { isHttps, requireOwnOrigin } from './cookies.ts';
export * from './custom-fields/index.ts';
export { exampleMe } from './examples.ts';
export { grantsNow } from './grants-now.ts';
export { lacking } from './lacking.ts';
export { ownCycles, ownInstructors, ownStudents } from './own-records.ts';
export { NewPassword } from './passwords/password-rules.ts';
export { reach } from './reach.ts';
export { Email, Id, Instant, Locale, Moment, SignedIn } from './schemas.ts';
export { checkedPhone } from './school-phone.ts';
export { type OpenedSession, openSession, takeLoginAllowance } from './sessions.ts';
export { deleteExpiredSessions } from './sessions-store.ts';
export { Currency, SchoolName, TimeZone } from './settings/settings-schemas.ts';
export { auditKeptSince } from './settings/settings-store.ts';
export { learnersFor, learnersToldTo, openStandIns, prepareStandIns } from './sharing/sharing.ts';
export { type LearnerNames, ownIds } from './sharing/stand-ins.ts';
export { answerSignedIn } from './signed-in.ts';
export { createTenant, findTenant, isTimeZone, openTenant, schoolOf } from './tenants.ts';
export type { Tokens } from './tokens.ts';
export { listAdminsToWrite } from './users/admins-store.ts';
export { getUser } from './users/me-store.ts';
export { exampleUser } from './users/user-routes.ts';
export { PersonName, StaffUser, UserQuery } from './users/user-schemas.ts';
export { createUser } from './users/users.ts';
export { listUsers } from './users/users-store.ts';

/** The gates other modules put before their routes, and the tokens they are made of. */
export interface Access {
  staff: StaffGate;
  /** Programs with an API key, for routes made for a scope: `keys.with('WRITE_LEADS')`. */
  keys: KeyGate;
  /** Counts what keys ask for: told of every answer, and of the end. */
  keyUsage: KeyUsage;
  /** Learning apps, by service token and signature. */
  app: Gate;
  tokens: Tokens;
}

export function createAccess(system: System): Access {
  const tokens = new Tokens(system.database, system.sealing);
  const keys = new KeyGate(system);
  return {
    staff: new StaffGate(system, tokens, keys),
    keys,
    keyUsage: new KeyUsage(system),
    app: new AppGate(system).gate(),
    tokens,
  };
}

export function accessRoutes(system: System, access: Access): Route[] {
  const { tokens, staff, keys } = access;
  return [
    ...authRoutes(system, tokens, staff),
    ...passwordRoutes(system, tokens, staff),
    ...twoFactorRoutes(system, tokens, staff),
    ...ownSessionRoutes(staff),
    ...userRoutes(system, staff),
    ...roleRoutes(staff),
    ...settingsRoutes(system, staff),
    ...mailLogRoutes(staff),
    ...apiKeyRoutes(system, staff, keys),
    ...adminKeyRoutes(system, staff),
    ...connectedAppRoutes(system, staff),
    ...customFieldRoutes(staff),
  ];
}
