import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import scalar from '@scalar/fastify-api-reference';
import type { FastifyInstance } from 'fastify';
import { createJsonSchemaTransform } from 'fastify-type-provider-zod';
import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';
import { type ErrorCode, STATUS_OF_CODE } from '../platform/errors.ts';
import type { Route } from '../platform/http/route.ts';
import { errorsOf, exampleAnswer, exampleFailure } from '../platform/http/route-docs.ts';
import { VERSION } from './version.ts';

const securitySchemes = {
  staffToken: { type: 'http', scheme: 'bearer', description: 'The accessToken of a login.' },
  staffCookie: { type: 'apiKey', in: 'cookie', name: 'rollbook_access', description: 'Set by a login with `cookies: true`.' },
  apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key', description: 'An API key: `rbk_live_…`.' },
  aivoApiKey: { type: 'apiKey', in: 'header', name: 'X-Aivo-Api-Key', description: 'The same key, under the name of the public API.' },
  apiKeyBearer: { type: 'http', scheme: 'bearer', description: 'The same key as a bearer token.' },
  studentCookie: { type: 'apiKey', in: 'cookie', name: 'student_access_token' },
  serviceToken: { type: 'apiKey', in: 'header', name: 'x-service-token' },
  timestamp: { type: 'apiKey', in: 'header', name: 'x-timestamp', description: 'Unix time in milliseconds, at most 5 minutes off.' },
  signature: {
    type: 'apiKey',
    in: 'header',
    name: 'x-signature',
    description: 'Hex HMAC-SHA256 of the exact body. Better: `x-signature-v2`, of timestamp, a dot and the body.',
  },
  zoomSignature: {
    type: 'apiKey',
    in: 'header',
    name: 'x-zm-signature',
    description: '`v0=` and the hex HMAC-SHA256 of `v0:`, the timestamp, `:` and the exact body, under the Secret Token of the Zoom app.',
  },
  zoomTimestamp: {
    type: 'apiKey',
    in: 'header',
    name: 'x-zm-request-timestamp',
    description: 'Unix time in seconds, at most 5 minutes off.',
  },
  metricsToken: { type: 'http', scheme: 'bearer' },
} as const satisfies Record<string, OpenAPIV3.SecuritySchemeObject>;

const info = {
  title: 'Rollbook',
  version: VERSION,
  description: 'One service that runs a training school and keeps its learning apps, partners and integrators in step.',
};

declare module 'fastify' {
  interface FastifyInstance {
    openapi30(): OpenAPIV3.Document;
  }
}

/** OpenAPI 3.1 (and 3.0.3) from the schemas that validate. Before the routes: it collects them. */
export async function registerOpenApi(app: FastifyInstance): Promise<void> {
  const transform = createJsonSchemaTransform({ skipList: [], zodToJsonConfig: { unrepresentable: 'any' } });
  const shared = { info, components: { securitySchemes } };
  await app.register(swagger, { openapi: { ...shared, openapi: '3.1.0' }, transform, hideUntagged: true });
  await app.register(swagger, { openapi: { ...shared, openapi: '3.0.3' }, transform, hideUntagged: true, decorator: 'openapi30' });
}

/** The reference page, Swagger UI and the document itself. After the routes. */
export async function registerDocs(app: FastifyInstance, routes: readonly Route[]): Promise<void> {
  app.get('/api/v1/meta/schema', { schema: { hide: true } }, async (request, reply) => {
    const wants30 = (request.query as { version?: string }).version === '3.0';
    reply.header('Cache-Control', 'public, max-age=60').type('application/json; charset=utf-8');
    return JSON.stringify(withExamples(wants30 ? app.openapi30() : (app.swagger() as OpenAPIV3_1.Document), routes));
  });
  // These two pages bring scripts of their own; the rest of the site keeps its strict policy.
  app.addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/docs')) return;
    reply.header(
      'Content-Security-Policy',
      "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; frame-ancestors 'none'",
    );
  });
  await app.register(swaggerUi, { routePrefix: '/docs/swagger', uiConfig: { url: '/api/v1/meta/schema' } });
  await app.register(scalar, {
    routePrefix: '/docs',
    configuration: {
      url: '/api/v1/meta/schema',
      telemetry: false,
      withDefaultFonts: false,
      // Services of the page's maker that would leave this server.
      hideClientButton: true,
      showDeveloperTools: 'never',
      mcp: { disabled: true },
      agent: { disabled: true },
    },
  });
}

type Document = OpenAPIV3.Document | OpenAPIV3_1.Document;

/** The document with an example for every body, answer and error, taken from the routes. */
export function withExamples<D extends Document>(document: D, routes: readonly Route[]): D {
  const copy = structuredClone(document);
  for (const route of routes) {
    const operation = operationOf(copy, route);
    if (!operation) continue;
    const media = mediaOf(operation.requestBody);
    if (media && route.example.body !== undefined) media.example = route.example.body;
    for (const parameter of operation.parameters ?? []) {
      if (!('in' in parameter)) continue;
      const examples = (parameter.in === 'path' ? route.example.params : route.example.query) as Record<string, unknown> | undefined;
      if (examples && parameter.name in examples) parameter.example = examples[parameter.name];
    }
    const answer = mediaOf(operation.responses?.[route.reply.status]);
    if (answer) answer.example = exampleAnswer(route);
    for (const code of errorsOf(route) as ErrorCode[]) {
      const failure = mediaOf(operation.responses?.[STATUS_OF_CODE[code]]);
      if (failure) failure.example = exampleFailure(route, code);
    }
  }
  return copy;
}

function operationOf(document: Document, route: Route): OpenAPIV3.OperationObject | undefined {
  const path = route.path.replace(/:(\w+)/g, '{$1}');
  const item = document.paths?.[path];
  // The document was made from these very routes: the method is there as an operation.
  return item?.[route.method.toLowerCase() as 'get'] as OpenAPIV3.OperationObject | undefined;
}

function mediaOf(part: unknown): OpenAPIV3.MediaTypeObject | undefined {
  if (typeof part !== 'object' || part === null || !('content' in part)) return undefined;
  const content = part.content as Record<string, OpenAPIV3.MediaTypeObject>;
  return content['application/json'];
}
