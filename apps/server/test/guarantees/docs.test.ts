import { validate } from '@scalar/openapi-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { OpenAPIV3 } from 'openapi-types';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ErrorCode, STATUS_OF_CODE } from '../../src/platform/errors.ts';
import type { Route } from '../../src/platform/http/route.ts';
import { errorsOf } from '../../src/platform/http/route-docs.ts';
import { startTestServer, type TestServer } from '../support/server.ts';
import { openSchoolOfExamples, type School } from './example-school.ts';
import { answering, prepareCall, send } from './route-calls.ts';

type Operation = OpenAPIV3.OperationObject;

let server: TestServer;
let school: School;
let routes: readonly Route[];
const documents = new Map<string, OpenAPIV3.Document>();

const VERSIONS = ['3.1', '3.0'];

beforeAll(async () => {
  server = await startTestServer({ isPatient: true });
  school = await openSchoolOfExamples(server);
  routes = server.app.routes;
  for (const version of VERSIONS) {
    const response = await fetch(`${server.url}/api/v1/meta/schema${version === '3.0' ? '?version=3.0' : ''}`);
    documents.set(version, (await response.json()) as OpenAPIV3.Document);
  }
});
afterAll(() => server.close());

function documentOf(version: string): OpenAPIV3.Document {
  const document = documents.get(version);
  if (!document) throw new Error(`no document ${version}`);
  return document;
}

function operationOf(document: OpenAPIV3.Document, route: Route): Operation | undefined {
  const item = document.paths[route.path.replace(/:(\w+)/g, '{$1}')];
  return item?.[route.method.toLowerCase() as 'get'];
}

/** Every part of the document that is an object, with the way to it. */
function* partsOf(value: unknown, path = '#'): Generator<[path: string, part: Record<string, unknown>]> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield [path, value as Record<string, unknown>];
  // What stands under `example` is data, not a part of the document.
  for (const [name, child] of Object.entries(value)) if (name !== 'example') yield* partsOf(child, `${path}/${name}`);
}

describe.each(VERSIONS)('the OpenAPI %s document', (version) => {
  it('is valid, says its version and points nowhere that does not exist', () => {
    const document = documentOf(version);
    expect(document.openapi).toBe(version === '3.1' ? '3.1.0' : '3.0.3');
    const outcome = validate(document);
    expect('errors' in outcome ? outcome.errors : []).toEqual([]);
    expect(outcome.valid).toBe(true);
    const dangling = [...partsOf(document)]
      .filter(([, part]) => typeof part.$ref === 'string' && !resolves(document, part.$ref))
      .map(([path]) => path);
    expect(dangling).toEqual([]);
  });

  it('has every route, each with a summary, a tag and an operationId of its own, and no other', () => {
    const document = documentOf(version);
    const documented = Object.entries(document.paths).flatMap(([path, item]) =>
      Object.entries(item ?? {}).map(([method, operation]) => `${method.toUpperCase()} ${path} ${(operation as Operation).operationId}`),
    );
    const wanted = routes.map(({ method, path, operationId }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')} ${operationId}`);
    expect(documented.sort()).toEqual(wanted.sort());
    expect(new Set(routes.map(({ operationId }) => operationId)).size).toBe(routes.length);
    for (const route of routes) {
      const operation = operationOf(document, route);
      expect(operation?.operationId, route.path).toMatch(/^[a-z][A-Za-z]+$/);
      expect(operation?.summary?.length, route.operationId).toBeGreaterThan(5);
      expect(operation?.tags, route.operationId).toHaveLength(1);
    }
  });

  it('has an example for every body, answer and error, and describes every parameter', () => {
    const document = documentOf(version);
    const missing: string[] = [];
    for (const route of routes) {
      const operation = operationOf(document, route);
      const media = (part: unknown) => (part as OpenAPIV3.ResponseObject | undefined)?.content?.['application/json'];
      if (route.body && media(operation?.requestBody)?.example === undefined) missing.push(`${route.operationId} body`);
      if (!['none', 'raw'].includes(route.reply.kind) && media(operation?.responses[route.reply.status])?.example === undefined)
        missing.push(`${route.operationId} answer`);
      for (const code of errorsOf(route)) {
        const example = media(operation?.responses[STATUS_OF_CODE[code]])?.example as
          | { error?: { code?: string; message?: string } | string; message?: string }
          | undefined;
        // One contract prints the code itself, with its sentence beside it.
        const { error, message } = example ?? {};
        const said = typeof error === 'string' ? { code: error, message } : error;
        if (!said?.message || said.code !== code) missing.push(`${route.operationId} ${code}`);
      }
      const parameters = (operation?.parameters ?? []) as OpenAPIV3.ParameterObject[];
      const inPath = parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name);
      expect(inPath, route.operationId).toEqual([...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name));
      for (const parameter of parameters)
        if (parameter.in === 'path' && parameter.example === undefined) missing.push(`${route.operationId} ${parameter.name}`);
    }
    expect(missing).toEqual([]);
  });

  it('says which credentials each route takes, by schemes that are described', () => {
    const document = documentOf(version);
    const schemes = Object.keys(document.components?.securitySchemes ?? {});
    for (const route of routes) {
      const security = operationOf(document, route)?.security ?? [];
      expect(security, route.operationId).toEqual(route.gate.security);
      for (const requirement of security)
        for (const scheme of Object.keys(requirement)) expect(schemes, route.operationId).toContain(scheme);
    }
  });
});

function resolves(document: unknown, ref: string): boolean {
  if (!ref.startsWith('#/')) return false;
  let part: unknown = document;
  for (const step of ref.slice(2).split('/')) {
    const name = decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
    part = (part as Record<string, unknown> | undefined)?.[name];
  }
  return part !== undefined;
}

describe('the examples', () => {
  it('pass the schemas they stand beside', () => {
    const document = documentOf('3.1');
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const problems: Record<string, unknown> = {};
    let checked = 0;
    for (const [path, part] of partsOf(document)) {
      if (!('example' in part) || typeof part.schema !== 'object' || part.schema === null) continue;
      // `#/components/…` of the document has to be found from the schema alone.
      const check = ajv.compile({ ...part.schema, components: document.components });
      checked++;
      if (!check(part.example)) problems[path] = check.errors;
    }
    expect(problems).toEqual({});
    expect(checked).toBeGreaterThan(routes.length * 2);
  });

  it('of answers pass the schemas that replies are held against', () => {
    for (const { reply, operationId } of routes) {
      if (reply.schema) expect(reply.schema.safeParse(reply.example).error?.issues ?? [], operationId).toEqual([]);
    }
  });

  it('of requests are accepted, and answered with what the document says', async () => {
    const problems: Record<string, unknown> = {};
    for (const route of answering(routes)) {
      const { status, body } = await send(school, await prepareCall(school, route));
      if (status !== route.reply.status) problems[route.operationId] = { status, body };
    }
    expect(problems).toEqual({});
  });

  it('of errors carry a sentence that ends, and never a trace of the machine', () => {
    const sentences = new Set<string>();
    for (const [, part] of partsOf(documentOf('3.1'))) {
      const { error, message } = (part.example ?? {}) as { error?: { code: ErrorCode; message: string } | string; message?: string };
      if (error) sentences.add(typeof error === 'string' ? (message ?? '') : error.message);
    }
    expect(sentences.size).toBeGreaterThan(4);
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^\n]+\.$/);
  });
});
