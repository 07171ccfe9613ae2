import { setTimeout as pause } from 'node:timers/promises';
import type { Import } from '../../src/modules/imports/schemas.ts';
import type { Api } from '../support/school.ts';

/** Waits until the step the import is at is over. */
export async function settled(api: Api, id: string, timeoutMs = 60_000): Promise<Import> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; ) {
    const { body } = await api('GET', `/api/v1/imports/${id}`);
    const current = body.data as unknown as Import;
    if (!['checking', 'running', 'undoing'].includes(current.status)) return current;
    await pause(50);
  }
  throw new Error('the import went on and on');
}

export async function bring(api: Api, content: string, more: object = {}): Promise<Import> {
  const { status, body } = await api('POST', '/api/v1/imports', { resource: 'customers', content, ...more });
  if (status !== 201) throw new Error(`the import was refused: ${JSON.stringify(body)}`);
  return settled(api, (body.data as unknown as Import).id);
}

export async function step(api: Api, id: string, name: 'check' | 'run' | 'undo'): Promise<Import> {
  const { status, body } = await api('POST', `/api/v1/imports/${id}/${name}`);
  if (status !== 200) throw new Error(`the step was refused: ${JSON.stringify(body)}`);
  return settled(api, id);
}

export interface Report {
  id: string;
  outcome: string | null;
  recordId: string | null;
  reasons: { field: string; message: string }[] | null;
}

export async function rowsOf(api: Api, id: string, query = ''): Promise<Report[]> {
  return (await api('GET', `/api/v1/imports/${id}/rows?limit=100${query}`)).body.data as unknown as Report[];
}
