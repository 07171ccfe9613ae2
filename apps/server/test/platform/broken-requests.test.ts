import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Route } from '../../src/platform/http/route.ts';
import { openSchoolOfExamples, type School } from '../guarantees/example-school.ts';
import { answering, paramNames, pathOf, prepareCall, schemeOf, send } from '../guarantees/route-calls.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { namedIn } from './answers.ts';
import { sendRaw } from './raw-http.ts';
import { expectUnharmed } from './unharmed.ts';

let server: TestServer;
let school: School;
let routes: Route[];

beforeAll(async () => {
  server = await startTestServer({ isPatient: true });
  school = await openSchoolOfExamples(server);
  routes = answering(server.app.routes);
});
afterAll(() => server.close());

const BROKEN_HEADERS = [
  ['If-Match', '"one"'],
  ['If-Match', '-1'],
  ['If-Match', '99999999999'],
  ['Idempotency-Key', 'with a space'],
  ['Idempotency-Key', 'x'.repeat(256)],
  ['Idempotency-Key', 'é'],
] as const;

describe('broken headers', () => {
  it('are refused and named, on every route that reads them', async () => {
    const problems: Record<string, unknown> = {};
    for (const route of routes.filter(({ inTransaction, method }) => inTransaction && method !== 'GET')) {
      const asked = BROKEN_HEADERS.map(async ([name, value]) => {
        const answer = await send(school, await prepareCall(school, route), { [name]: value });
        if (answer.status !== 400 || namedIn(answer.body)[0] !== name)
          problems[`${route.operationId} ${name}: ${value.slice(0, 20)}`] = answer;
      });
      await Promise.all(asked);
    }
    expect(problems).toEqual({});
  });

  it('that are huge, or make no sense to a gate, are refused', async () => {
    const problems: Record<string, unknown> = {};
    for (const headers of [
      'authorization: Bearer \r\n',
      `authorization: Bearer ${'x'.repeat(8000)}\r\n`,
      'authorization: Bearer a.b.c\r\n',
      `authorization: Bearer ${Buffer.from('{"alg":"none"}').toString('base64url')}.e30.\r\n`,
      `cookie: ${'a=b; '.repeat(1000)}\r\n`,
      'cookie: rollbook_access=%00; %%%\r\n',
      'authorization: Bearer \u00e9\r\n',
      `x-huge: ${'x'.repeat(100_000)}\r\n`,
      'x-service-token: \r\nx-timestamp: NaN\r\n',
      'x-service-token: x\r\nx-timestamp: 1e400\r\nx-signature: zz\r\n',
    ]) {
      for (const route of routes.filter((route) => !['none', 'metricsToken'].includes(schemeOf(route)))) {
        const path = pathOf(route, Object.fromEntries(paramNames(route).map((name) => [name, 'x'])));
        const status = await sendRaw(
          server.url,
          Buffer.from(`${route.method} ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${headers}\r\n`, 'latin1'),
        );
        // 403: a cookie without an Origin.
        if (status === null || ![400, 401, 403, 431].includes(status)) problems[`${route.operationId} ${headers.slice(0, 40)}`] = status;
      }
    }
    expect(problems).toEqual({});
    await expectUnharmed(server);
  });
});

describe('broken HTTP', () => {
  const head = (more: string) => `POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n${more}\r\n`;

  it('is answered with a 4xx or a closed connection', async () => {
    const requests = [
      'GARBAGE\r\n\r\n',
      'GET / HTTP/9.9\r\n\r\n',
      'GET /api/v1/health HTTP/1.1\r\n\r\n',
      head('Content-Length: -1\r\n'),
      head('Content-Length: 5\r\nContent-Length: 6\r\n'),
      head('Content-Length: 5\r\nTransfer-Encoding: chunked\r\n'),
      `${head('Transfer-Encoding: chunked\r\n')}zz\r\n{}\r\n0\r\n\r\n`,
      head('Content-Length: 999999999999\r\n'),
      head('Expect: something-else\r\nContent-Length: 0\r\n'),
      `PROPFIND /api/v1/students HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      `TRACE /api/v1/students HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
      `GET /api/v1/students HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1\r\nConnection: close\r\n\r\n{`,
    ];
    for (const request of requests) {
      const status = await sendRaw(server.url, request);
      expect(status ?? 400, request).toBeGreaterThanOrEqual(400);
      expect(status ?? 400, request).toBeLessThan(500);
    }
  });

  it('that breaks off in the middle of a body takes nothing with it', async () => {
    const routesWithBody = routes.filter(({ body }) => body);
    for (const route of routesWithBody) {
      const { path } = await prepareCall(school, route);
      const credentials = Object.entries(
        school.credentials[schemeOf(route)] ?? { 'x-service-token': school.app.token, 'x-timestamp': String(Date.now()) },
      );
      const lines = credentials.map(([name, value]) => `${name}: ${value}\r\n`).join('');
      await sendRaw(
        server.url,
        `${route.method} ${path} HTTP/1.1\r\nHost: x\r\n${lines}Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{"name":`,
        'hang up',
      );
    }
    await expectUnharmed(server);
  });
});
