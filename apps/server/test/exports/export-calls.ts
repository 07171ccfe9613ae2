import { expect } from 'vitest';
import type { Job } from '../../src/modules/exports/jobs/job-schemas.ts';
import type { Api } from '../support/school.ts';
import type { TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

/** Asks for a file, and answers the id of the job that writes it. */
export async function ask(api: Api, body: object): Promise<string> {
  const { status, headers, body: answer } = await api('POST', '/api/v1/reports/export', body);
  expect([status, answer.error]).toEqual([202, undefined]);
  const { jobId } = answer.data as unknown as { jobId: string };
  expect(headers.get('location')).toBe(`/api/v1/jobs/${jobId}`);
  return jobId;
}

export async function jobOf(api: Api, id: string): Promise<Job> {
  return dataOf<Job>(await api('GET', `/api/v1/jobs/${id}`));
}

/** The job once it is over, however it ended. */
export async function ended(api: Api, id: string, timeoutMs = 20_000): Promise<Job> {
  await expect.poll(async () => (await jobOf(api, id)).finishedAt, { timeout: timeoutMs, interval: 50 }).not.toBeNull();
  return jobOf(api, id);
}

/** Opens the address of a finished file, as somebody who is not signed in. */
export async function download({ url }: TestServer, { downloadUrl }: Job): Promise<Response> {
  expect(downloadUrl).toMatch(/^\/api\/v1\/exports\/job_\w+\/download\?expires=\d+&signature=[0-9a-f]{64}$/);
  return fetch(`${url}${downloadUrl}`);
}

export async function bytesOf(server: TestServer, job: Job): Promise<Buffer> {
  const response = await download(server, job);
  const bytes = Buffer.from(await response.arrayBuffer());
  expect([response.status, response.status === 200 ? '' : bytes.toString()]).toEqual([200, '']);
  return bytes;
}
