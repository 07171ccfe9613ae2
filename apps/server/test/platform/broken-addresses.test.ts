import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { openSchoolOfExamples, type School } from '../guarantees/example-school.ts';
import { answering, paramNames, pathOf, prepareCall, schemeOf, sendBytes } from '../guarantees/route-calls.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { namedIn, problemWith } from './answers.ts';
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

async function call(route: Route, path: string) {
  server.app.system.limits = new RateLimits(null);
  const body = route.body ? Buffer.from(JSON.stringify(route.example.body)) : undefined;
  return sendBytes(school, route, path, body);
}

// Percent-encoded, as they stand in the address.
const QUERY_VALUES = [
  '',
  '%20',
  '%00',
  'a%00b',
  'x',
  '-1',
  '0',
  '1e9',
  '99999999999999999999',
  '0.5',
  'NaN',
  'null',
  'true',
  '%5B%5D',
  '%7B%22a%22%3A1%7D',
  '%27%3B%20DROP%20TABLE%20students%3B--',
  '%25',
  '%5C',
  '_',
  '%D9%A3',
  'x'.repeat(5000),
  '%E2%80%AE',
  '2026-02-30',
  '0000-01-01',
  '9999-12-31',
  '-000001-01-01',
  '%2B275760-09-13',
  '%0A',
  '%ED%A0%80',
  '%FF',
];
const PARAM_VALUES = [
  '%00',
  '%20',
  '%27',
  '%FF',
  '%ED%A0%80',
  '%2F',
  '%25',
  'x'.repeat(65),
  'x'.repeat(190),
  'x'.repeat(5000),
  'a.b',
  '%D7%A9',
  '*',
  'null%00',
  '__proto__',
  'constructor',
];

const encoded = (cursor: unknown): string => Buffer.from(JSON.stringify(cursor)).toString('base64url');
const brokenCursors = (sort: string) => [
  'x',
  '%00',
  'bnVsbA',
  '!!!',
  '='.repeat(50),
  'x'.repeat(999),
  ...[
    null,
    [],
    {},
    1,
    [sort],
    [sort, 'asc', 1, 'x'],
    [sort, 'asc', 'x', null],
    [sort, 'up', 'x', 'y'],
    ['secret', 'asc', 'x', 'y'],
    [sort, 'desc', 'x', 'y'],
    [sort, 'asc', 'a\0b', 'y'],
    [sort, 'asc', '\ud800', 'y'],
    [sort, 'asc', 'x', 'a\0'],
    [sort, 'asc', 'x', 'y', 'z'],
    ['createdAt', 'asc', 'yesterday', 'y'],
    ['__proto__', 'asc', 'x', 'y'],
  ].map(encoded),
];

describe('a broken query', () => {
  it('is refused or taken, whatever any of its parameters holds', async () => {
    const problems: Record<string, string> = {};
    for (const route of routes) {
      const { path } = await prepareCall(school, { ...route, example: { ...route.example, query: undefined } });
      for (const name of parametersOf(route)) {
        for (const value of QUERY_VALUES) {
          const answer = await call(route, `${path}?${name}=${value}`);
          const problem = problemWith(answer) ?? (answer.status === 400 && !namedIn(answer.body).includes(name) ? 'did not name it' : null);
          if (problem) problems[`${route.operationId} ${name}=${value.slice(0, 40)}`] = problem;
        }
      }
    }
    expect(problems).toEqual({});
    await expectUnharmed(server);
  });

  it('with a parameter that nobody knows, or one twice, is refused and says which', async () => {
    const problems: Record<string, unknown> = {};
    for (const route of routes) {
      const { path } = await prepareCall(school, { ...route, example: { ...route.example, query: undefined } });
      for (const query of ['surprise=1', 'surprise', '__proto__=1', 'constructor=1', 'limit[]=1&surprise=1', 'surprise=1&surprise=2']) {
        const answer = await call(route, `${path}?${query}`);
        const wanted = query.split(/[=&[]/)[0] ?? '';
        const isNamed = namedIn(answer.body).some((field) => field === wanted || field === 'surprise' || field.startsWith('limit'));
        if (answer.status !== 400 || !isNamed) problems[`${route.operationId} ?${query}`] = answer;
      }
    }
    expect(problems).toEqual({});
  });

  it('with a cursor that is not ours is refused', async () => {
    const lists = routes.filter((route) => parametersOf(route).includes('cursor'));
    expect(lists.length).toBeGreaterThan(3);
    const problems: Record<string, unknown> = {};
    for (const route of lists) {
      const { path } = await prepareCall(school, { ...route, example: { ...route.example, query: undefined } });
      const sorts = choicesOf(route, 'sortBy');
      const sort = sorts[0] ?? 'name';
      const [order = 'asc'] = choicesOf(route, 'sortOrder');
      // A list of one order takes none.
      const sorting = sorts.length > 0 ? `sortBy=${sort}&sortOrder=${order}&` : '';
      for (const cursor of brokenCursors(sort)) {
        const answer = await call(route, `${path}?${sorting}cursor=${cursor}`);
        if (answer.status !== 400 || !namedIn(answer.body).includes('cursor')) problems[`${route.operationId} ${cursor}`] = answer;
      }
      const instants = [
        'yesterday',
        'infinity',
        '2026-02-30T00:00:00Z',
        '2026-13-01T00:00:00Z',
        '9999999-01-01T00:00:00Z',
        '2026-01-01T25:00:00Z',
        '0000-01-01T00:00:00Z',
        '2026-01-01T00:00:00',
        "2026-01-01T00:00:00Z'",
      ];
      for (const instant of sorts.includes('createdAt') ? instants : []) {
        const answer = await call(route, `${path}?sortBy=createdAt&cursor=${encoded(['createdAt', 'asc', instant, 'x'])}`);
        if (answer.status !== 400 || !namedIn(answer.body).includes('cursor')) problems[`${route.operationId} ${instant}`] = answer;
      }
    }
    expect(problems).toEqual({});
  });
});

/** What a parameter of a list may be, when that is one of several words or only one. */
function choicesOf({ query }: Route, name: 'sortBy' | 'sortOrder'): string[] {
  const parameter = query instanceof z.ZodObject ? query.shape[name] : undefined;
  const choice = parameter instanceof z.ZodDefault ? parameter.unwrap() : parameter;
  if (choice instanceof z.ZodLiteral) return [...choice.values].map(String);
  return choice instanceof z.ZodEnum ? choice.options.map(String) : [];
}

function parametersOf({ query }: Route): string[] {
  return query instanceof z.ZodObject ? Object.keys(query.shape) : [];
}

// Another id than the one an address was signed for is a broken signature.
const SIGNED = ['downloadExport'];

describe('a broken path', () => {
  it('is nothing that exists, or refused', async () => {
    const problems: Record<string, unknown> = {};
    for (const route of routes.filter((route) => paramNames(route).length > 0)) {
      for (const value of PARAM_VALUES) {
        const path = pathOf({ ...route, example: {} }, { id: 'STAND-IN' }).replace('STAND-IN', value);
        const answer = await call(route, path);
        // Wrong ways of spelling an id are 400, or 404 where no route is found.
        // A school without a secret is not told apart from one whose secret is another.
        const unsigned = schemeOf(route) === 'zoomSignature' ? [401] : [];
        const refusals = [400, 404, 405, 414, ...unsigned, ...(SIGNED.includes(route.operationId) ? [403] : [])];
        if (problemWith(answer) || !refusals.includes(answer.status)) problems[`${route.operationId} ${value.slice(0, 30)}`] = answer;
      }
    }
    expect(problems).toEqual({});
    await expectUnharmed(server);
  });

  it('with a malformed escape gets a 4xx, in the way of every other mistake', async () => {
    for (const path of [
      '/%',
      '/%zz',
      '/api/v1/students/%',
      '/api/v1/students/%e0%a4%a',
      '/api/v1/students?search=%',
      '/%00',
      '/api/v1/customers/%2e%2e/students',
      '/api/v1/customers/../students',
      '/../../etc/passwd',
      '/docs/..%2f..%2fpackage.json',
      '/assets/%2e%2e/%2e%2e/package.json',
      '//evil.example/',
      '/api/v1/students/a;b',
    ]) {
      const status = await sendRaw(server.url, `GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);
      expect(status, path).toBeGreaterThanOrEqual(400);
      expect(status, path).toBeLessThan(500);
    }
  });
});
