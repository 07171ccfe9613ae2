import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { KeyGate } from '../../src/modules/access/api-keys/key-gate.ts';
import { mount } from '../../src/platform/http/mount.ts';
import { one, openRoute } from '../../src/platform/http/route.ts';
import { createHttpServer } from '../../src/platform/http/server.ts';
import { Metrics } from '../../src/platform/metrics.ts';
import { makeKey } from '../support/keys.ts';
import { type Api, apiWith, openSchool, signIn, tokenOf } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

let server: TestServer;
let admin: Api;
let http: FastifyInstance;
let url: string;

// A route as another module would make it, on a server beside ours: ours takes no more.
beforeAll(async () => {
  server = await startTestServer();
  await openSchool(server);
  admin = await signIn(server, 'admin');
  const { system } = server.app;
  http = await createHttpServer({
    log: system.log,
    metrics: new Metrics(system.database),
    trustProxy: undefined,
    corsOrigins: [],
    isHttps: false,
  });
  const route = openRoute({
    method: 'POST',
    path: '/api/v1/public/things',
    operationId: 'bringThing',
    summary: 'Bring a thing',
    tag: 'Things',
    gate: new KeyGate(system).with('WRITE_LEADS', ['leads:VIEW']),
    reply: one(z.array(z.string()), []),
    answer: async ({ caller }) => [...(caller.grants?.keys() ?? [])],
  });
  mount(http, route, { database: system.database, limits: system.limits, checkReplies: true });
  await http.listen({ host: '127.0.0.1', port: 0 });
  url = `http://127.0.0.1:${(http.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await http.close();
  await server.close();
});

const bring = (headers: Record<string, string>) => apiWith(url, headers)('POST', '/api/v1/public/things');

describe('a route made for one scope', () => {
  it('lets in keys that have it, with what the route needs to see and nothing besides', async () => {
    const { key } = await makeKey(server, admin, { scopes: ['WRITE_LEADS', 'courses:read'] });
    for (const header of ['x-api-key', 'x-aivo-api-key']) {
      const { status, body } = await bring({ [header]: key });
      expect([status, body.data]).toEqual([200, ['courses:VIEW', 'leads:VIEW']]);
    }
  });

  it('does not open what it needs to see to the same key elsewhere', async () => {
    const { api, key } = await makeKey(server, admin, { scopes: ['WRITE_LEADS'] });
    expect((await bring({ 'x-api-key': key })).status).toBe(200);
    for (const path of ['students', 'customers', 'courses', 'branches'])
      expect((await api('GET', `/api/v1/${path}`)).status, path).toBe(403);
  });

  it('refuses other keys by name of the scope, and everybody else by 401', async () => {
    const { key } = await makeKey(server, admin, { scopes: ['students:write'] });
    const refused = await bring({ 'x-api-key': key });
    expect([refused.status, refused.body.error?.message]).toEqual([403, expect.stringContaining('WRITE_LEADS')]);
    expect((await bring({})).status).toBe(401);
    expect((await bring({ authorization: `Bearer ${await tokenOf(server, 'admin')}` })).status).toBe(401);
    expect((await bring({ cookie: `rollbook_access=${await tokenOf(server, 'admin')}` })).status).toBe(401);
  });
});
