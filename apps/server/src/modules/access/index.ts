import type { Gate } from '../../platform/http/gate.ts';
import type { Route } from '../../platform/http/route.ts';
import type { System } from '../../system.ts';
import { AppGate } from './app-gate.ts';
import { authRoutes } from './auth-routes.ts';
import { connectedAppRoutes } from './connected-app-routes.ts';
import { customFieldRoutes } from './custom-fields/custom-field-routes.ts';
import { StaffGate } from './staff-gate.ts';
import { Tokens } from './tokens.ts';

export { createConnectedApp } from './connected-apps.ts';
export { isHttps, requireOwnOrigin } from './cookies.ts';
export * from './custom-fields/index.ts';
export { reach } from './reach.ts';
export { Id, Instant, Locale } from './schemas.ts';
export { checkedPhone } from './school-phone.ts';
export { takeLoginAllowance } from './sessions.ts';
export { deleteExpiredSessions } from './sessions-store.ts';
export { createTenant, createUser, isTimeZone, schoolOf } from './tenants.ts';
export type { Tokens } from './tokens.ts';

/** The gates other modules put before their routes, and the tokens they are made of. */
export interface Access {
  staff: StaffGate;
  /** Learning apps, by service token and signature. */
  app: Gate;
  tokens: Tokens;
}

export function createAccess(system: System): Access {
  const tokens = new Tokens(system.database, system.sealing);
  return { staff: new StaffGate(system, tokens), app: new AppGate(system).gate(), tokens };
}

export function accessRoutes(system: System, access: Access): Route[] {
  return [
    ...authRoutes(system, access.tokens, access.staff),
    ...connectedAppRoutes(system, access.staff),
    ...customFieldRoutes(access.staff),
  ];
}
