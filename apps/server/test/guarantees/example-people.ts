import { Secret, TOTP } from 'otpauth';
import { sendResetLinks } from '../../src/modules/access/passwords/forgotten.ts';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { type Api, apiWith, PASSWORD } from '../support/school.ts';
import type { TestServer } from '../support/server.ts';
import { done, make, type School } from './example-school.ts';

export interface Person {
  id: string;
  email: string;
  api: Api;
  credentials: Record<string, string>;
}

let people = 0;

/** A viewer nobody knows yet, signed in once, and once more elsewhere. */
export async function freshUser(school: School): Promise<Person> {
  const email = `fresh${people++}@${school.id}.example`;
  const id = await make(school.admin, '/api/v1/users', { name: 'Fresh person', email, role: 'viewer', password: PASSWORD });
  await tokenFor(school.server, email);
  const credentials = { authorization: `Bearer ${await tokenFor(school.server, email)}` };
  return { id, email, api: apiWith(school.server.url, credentials), credentials };
}

export async function apiOf({ server }: School, userId: string): Promise<Api> {
  const [user] = await server.database.look<{ email: string }>('SELECT email FROM users WHERE id = $1', [userId]);
  return apiWith(server.url, { authorization: `Bearer ${await tokenFor(server, user?.email ?? '')}` });
}

export async function tokenFor(server: TestServer, email: string): Promise<string> {
  // Nothing here is about limits.
  server.app.system.limits = new RateLimits(null);
  return String((await done(apiWith(server.url, {})('POST', '/api/v1/auth/login', { email, password: PASSWORD }))).accessToken);
}

export async function newSession({ server, id }: School): Promise<string> {
  const token = await tokenFor(server, `admin@${id}.example`);
  return (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sid: string }).sid;
}

/** Has a reset link mailed, as the job does that `forgotPassword` leaves behind. */
export async function forget(server: TestServer, userId: string): Promise<void> {
  const [user] = await server.database.look<{ email: string }>('SELECT email FROM users WHERE id = $1', [userId]);
  await sendResetLinks(server.app.system, { email: user?.email ?? '', ip: '127.0.0.1', userAgent: null, requestId: 'forgotten' });
}

export async function startTwoFactor(api: Api): Promise<string> {
  return String((await done(api('POST', '/api/v1/auth/two-factor'))).secret);
}

export async function turnOnTwoFactor({ server }: School, api: Api): Promise<string> {
  const secret = await startTwoFactor(api);
  await done(api('POST', '/api/v1/auth/two-factor/confirm', { code: await codeFor(server, secret) }));
  return secret;
}

/** The code an authenticator app shows now, or some seconds from now. */
export async function codeFor(server: TestServer, secret: string, inSeconds = 0): Promise<string> {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp: server.app.system.clock() + inSeconds * 1000 });
}

export async function refreshToken({ server, id }: School): Promise<unknown> {
  const signedIn = await done(apiWith(server.url, {})('POST', '/api/v1/auth/login', { email: `viewer@${id}.example`, password: PASSWORD }));
  return { refreshToken: signedIn.refreshToken };
}
