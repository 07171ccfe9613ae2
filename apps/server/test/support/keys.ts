import { type Api, apiWith } from './school.ts';
import type { TestServer } from './server.ts';
import { dataOf } from './staff.ts';

export interface MadeKey {
  id: string;
  key: string;
  version: number;
  /** The API in the key's name. */
  api: Api;
}

/** A new key of a school, made by an administrator. */
export async function makeKey(server: TestServer, admin: Api, fields: Record<string, unknown> = {}): Promise<MadeKey> {
  const answer = await admin('POST', '/api/v1/api-keys', { name: 'A key', scopes: ['students:read'], ...fields });
  if (answer.status !== 201) throw new Error(`no key was made: ${JSON.stringify(answer.body)}`);
  const made = dataOf<MadeKey>(answer);
  return { ...made, api: withKey(server, made.key) };
}

export function withKey(server: TestServer, key: string): Api {
  return apiWith(server.url, { 'x-api-key': key });
}
