import { expect } from 'vitest';
import type { Endpoint, FreshEndpoint } from '../../src/modules/webhooks/endpoints/endpoint-schemas.ts';
import type { Api } from './school.ts';
import { dataOf } from './staff.ts';

/** An endpoint that wants `course.*`, unless said otherwise; with its secret. */
export async function addEndpointAt(admin: Api, url: string, fields: object = {}): Promise<FreshEndpoint> {
  const answer = await admin('POST', '/api/v1/webhooks', { url, eventTypes: ['course.*'], ...fields });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return dataOf<FreshEndpoint>(answer);
}

export async function deleteEndpoints(admin: Api): Promise<void> {
  for (const { id } of dataOf<Endpoint[]>(await admin('GET', '/api/v1/webhooks?limit=100')))
    await admin('DELETE', `/api/v1/webhooks/${id}`);
}

let courses = 0;
/** Something to be told of: a course; answers its id. */
export async function addCourse(admin: Api): Promise<string> {
  const answer = await admin('POST', '/api/v1/courses', { name: `Course ${++courses}`, category: 'driving' });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return dataOf<{ id: string }>(answer).id;
}
