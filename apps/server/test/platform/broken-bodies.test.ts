import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/platform/http/rate-limits.ts';
import { isMutating, type Route } from '../../src/platform/http/route.ts';
import { openSchoolOfExamples, type School } from '../guarantees/example-school.ts';
import { prepareCall, type RouteAnswer, type RouteCall, schemeOf, sendBytes } from '../guarantees/route-calls.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { namedIn, problemWith } from './answers.ts';
import { type BrokenBody, brokenBodies, brokenFields, mutated } from './broken-values.ts';
import { expectUnharmed } from './unharmed.ts';

let server: TestServer;
let school: School;
let routes: Route[];

beforeAll(async () => {
  server = await startTestServer({ isPatient: true });
  school = await openSchoolOfExamples(server);
  routes = server.app.routes.filter(({ body }) => body);
});
afterAll(() => server.close());

async function sendBroken(
  { route, path, credentials }: RouteCall,
  bytes: Buffer,
  headers: Record<string, string> = {},
): Promise<RouteAnswer> {
  // Nothing here is about limits, and a refusal by them would hide what comes after.
  server.app.system.limits = new RateLimits(null);
  return sendBytes(school, route, path, bytes, { ...credentials, ...headers });
}

// Those of the examples open no door: where the broken value will do after all, it is these that won't.
const OPEN_NO_DOOR = ['current', 'token'];
// A smaller number is a number still: what it doesn't fit together with may be named in its place.
const STILL_NUMBERS = ['zero', 'fraction', 'tiny'];

function fieldProblem({ status, body }: RouteAnswer, { field, how }: BrokenBody): string | null {
  if (status !== 400 || field === null || how === 'deep') return null;
  const parts = field.split('.');
  const named = namedIn(body);
  if (named.length === 1 && OPEN_NO_DOOR.includes(named[0] ?? '')) return null;
  // Two of the checks know the name but not the path to it.
  if (how === 'twice' && named.includes(parts.at(-1) ?? '')) return null;
  if (how === 'prototype' && named.includes('__proto__')) return null;
  const siblings = parts.slice(0, -1).join('.');
  const isNamed = named.some((name) => isAbout(name, field) || (STILL_NUMBERS.includes(how) && name !== '' && name.startsWith(siblings)));
  return isNamed ? null : `answered 400 naming ${JSON.stringify(named)}`;
}

function isAbout(name: string, field: string): boolean {
  return name !== '' && (name === field || name.startsWith(`${field}.`) || field.startsWith(`${name}.`));
}

describe('a broken body', () => {
  it('is refused, naming the field, whichever field is broken and however', async () => {
    const problems: Record<string, string> = {};
    let sent = 0;
    for (const route of routes) {
      const call = await prepareCall(school, route);
      for (const broken of brokenFields(route.example.body)) {
        const answer = await sendBroken(call, broken.bytes);
        const problem = problemWith(answer) ?? fieldProblem(answer, broken);
        if (problem) problems[`${route.operationId} ${broken.field} ${broken.how}`] = problem;
        sent++;
      }
    }
    expect(problems).toEqual({});
    expect(sent).toBeGreaterThan(1000);
    await expectUnharmed(server);
  });

  it('is refused as a whole when it is no JSON, too deep, too large, or not the wanted object', async () => {
    const problems: Record<string, string> = {};
    for (const route of routes) {
      const call = await prepareCall(school, route);
      for (const { how, bytes } of brokenBodies(route.example.body)) {
        // Learning apps and Zoom may send more than we know: it is kept beside the rest, or passed over.
        if (how === 'unknown field' && ['serviceToken', 'zoomSignature'].includes(schemeOf(route))) continue;
        const answer = await sendBroken(call, bytes);
        const problem = problemWith(answer) ?? (answer.status < 400 ? `was accepted with ${answer.status}` : null);
        if (problem) problems[`${route.operationId} ${how}`] = problem;
      }
    }
    expect(problems).toEqual({});
    await expectUnharmed(server);
  });

  it('is refused with 415 when it says it is something else than JSON', async () => {
    const problems: Record<string, unknown> = {};
    for (const route of routes) {
      const call = await prepareCall(school, route);
      for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/json', 'x', ';;']) {
        const answer = await sendBroken(call, Buffer.from(JSON.stringify(call.body)), { 'content-type': type });
        const wanted = route.takesFile && type.startsWith('multipart/') ? 400 : 415;
        if (answer.status !== wanted) problems[`${route.operationId} ${type}`] = answer;
      }
    }
    expect(problems).toEqual({});
  });

  it('is refused or taken, and never breaks anything, when it is mutated at random', async () => {
    for (const route of routes) {
      const call = await prepareCall(school, route);
      await fc.assert(
        fc.asyncProperty(mutated(call.body), async (body) => {
          expect(problemWith(await sendBroken(call, Buffer.from(JSON.stringify(body))))).toBeNull();
        }),
        { numRuns: 40 },
      );
    }
    await expectUnharmed(server);
  });

  it('to a route that takes none is not worth breaking over', async () => {
    for (const route of server.app.routes.filter((route) => isMutating(route) && !route.body)) {
      const call = await prepareCall(school, route);
      for (const text of ['{', '[]', '"\\u0000"', '['.repeat(100_000)]) {
        const answer = await sendBroken(call, Buffer.from(text));
        expect(problemWith(answer), `${route.operationId} ${text.slice(0, 10)}`).toBeNull();
      }
    }
    await expectUnharmed(server);
  });
});
