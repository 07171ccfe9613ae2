import { Secret, TOTP } from 'otpauth';
import { type Answer, type Api, apiWith, PASSWORD } from './school.ts';
import type { TestServer } from './server.ts';

export interface Person {
  id: string;
  email: string;
  version: number;
  role: string;
  isActive: boolean;
  hasPassword: boolean;
  hasTwoFactor: boolean;
  invitationExpiresAt: string | null;
}

/** What an answer holds, as the test knows it to be shaped. */
export function dataOf<T>(answer: Answer): T {
  return answer.body.data as T;
}

let people = 0;

/** Somebody new with a password, made by an administrator. */
export async function addPerson(admin: Api, fields: Record<string, unknown> = {}): Promise<Person> {
  const email = `person${people++}@school.example`;
  const answer = await admin('POST', '/api/v1/users', { name: 'Somebody New', email, role: 'viewer', password: PASSWORD, ...fields });
  if (answer.status !== 201) throw new Error(`nobody was added: ${JSON.stringify(answer.body)}`);
  return dataOf<Person>(answer);
}

export function login(server: TestServer, email: string, password = PASSWORD, more: object = {}): Promise<Answer> {
  return apiWith(server.url, {})('POST', '/api/v1/auth/login', { email, password, ...more });
}

export interface SignedIn {
  accessToken: string;
  refreshToken: string;
  api: Api;
}

/** A new session of somebody. */
export async function signedIn(server: TestServer, email: string, password = PASSWORD): Promise<SignedIn> {
  const answer = await login(server, email, password);
  const tokens = dataOf<Omit<SignedIn, 'api'> | undefined>(answer);
  if (!tokens?.accessToken) throw new Error(`${email} could not sign in: ${JSON.stringify(answer.body)}`);
  return { ...tokens, api: bearer(server, tokens.accessToken) };
}

export function bearer(server: TestServer, token: string): Api {
  return apiWith(server.url, { authorization: `Bearer ${token}` });
}

export async function isSignedIn(api: Api): Promise<boolean> {
  return (await api('GET', '/api/v1/auth/me')).status === 200;
}

/** The code an authenticator app shows at a moment. */
export function codeAt(secret: string, timestamp: number): string {
  return TOTP.generate({ secret: Secret.fromBase32(secret), timestamp });
}
