import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { EVENT_TYPES } from '../../src/modules/webhooks/index.ts';
import { type Api, openSchool, signIn, tokenOf } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { dataOf } from '../support/staff.ts';

const Shown = z.array(
  z.strictObject({
    name: z.string(),
    description: z.string().min(1),
    isTold: z.boolean(),
    schema: z.record(z.string(), z.unknown()),
    example: z.record(z.string(), z.unknown()),
  }),
);

let server: TestServer;
let admin: Api;

beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server);
  admin = await signIn(server, 'admin');
});
afterAll(() => server.close());

it('whoever sees webhooks reads the catalogue, in the envelope and bare', async () => {
  const types = Shown.parse(dataOf(await admin('GET', '/api/v1/event-types')));
  expect(types.map(({ name }) => name)).toEqual([...EVENT_TYPES]);
  const bare = await fetch(`${server.url}/admin/event-types`, { headers: { authorization: `Bearer ${await tokenOf(server, 'admin')}` } });
  expect(await bare.json()).toEqual(types);
  expect((await (await signIn(server, 'viewer'))('GET', '/api/v1/event-types')).status).toBe(403);
});

it('each schema holds its example, is open for later fields, and closed to a field less', async () => {
  const types = Shown.parse(dataOf(await admin('GET', '/api/v1/event-types')));
  for (const { name, schema, example } of types) {
    expect(JSON.stringify(schema), name).not.toContain('"additionalProperties":false');
    const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(schema);
    expect(fits({ ...example, later: 1 }), `${name}: ${JSON.stringify(fits.errors)}`).toBe(true);
    expect(fits({}), name).toBe(false);
  }
});
