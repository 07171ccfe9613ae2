import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { AppError } from '../errors.ts';
import { loggableUrl } from '../log.ts';
import type { Metrics } from '../metrics.ts';
import { sendFailure } from './failures.ts';
import { requestIdOf } from './request-id.ts';

export interface HttpOptions {
  log: Logger;
  metrics: Metrics;
  trustProxy: string | number | undefined;
  corsOrigins: readonly string[];
  isHttps: boolean;
  crossOrigins?: readonly CrossOrigin[];
}

/** Addresses that pages of other websites call, without anybody's cookies; which websites is asked each time. */
export interface CrossOrigin {
  paths: readonly string[];
  isAllowed(origin: string): Promise<boolean>;
}

const ONE_MEBIBYTE = 1024 * 1024;
// One line per request is the dearest part of the stack: of ingestion's successes every 100th is logged.
const SAMPLE = 100;

/** Fastify with everything that holds for all routes; no route yet. */
export async function createHttpServer(options: HttpOptions): Promise<FastifyInstance> {
  const { log, metrics } = options;
  const app: FastifyInstance = Fastify({
    loggerInstance: log as FastifyBaseLogger,
    // We log with one line per answer, so no request needs a logger of its own: making one costs as much as
    // checking a signature.
    childLoggerFactory: (logger) => logger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: requestIdOf,
    requestIdHeader: false,
    bodyLimit: ONE_MEBIBYTE,
    trustProxy: trustedProxies(options.trustProxy),
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200, querystringParser: readQuery },
    // A path that is no UTF-8, or a client that speaks no HTTP, is answered like any other mistake.
    frameworkErrors: (error, request, reply) => void sendFailure(error, request as FastifyRequest, reply),
  });
  app.decorateRequest('rawBody', null);
  app.decorateRequest('uploadedFile', null);
  app.decorateRequest('caller', null);
  app.decorateRequest('failure', null);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, bytes, done) => done(null, bytes));
  app.addContentTypeParser('multipart/form-data', { parseAs: 'buffer' }, (request, bytes, done) => {
    if (request.routeOptions.config.route?.takesFile) done(null, bytes);
    else done(new AppError('UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json.'));
  });
  // Nothing here compiles schemas: `mount` checks, and the docs only read them.
  app.setValidatorCompiler(() => (value) => ({ value }));
  app.setSerializerCompiler(() => (value) => (typeof value === 'string' ? value : JSON.stringify(value)));
  app.setErrorHandler((error, request, reply) => sendFailure(error, request, reply, request.routeOptions.config.route?.envelope));
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
    if (request.url.startsWith('/api/')) reply.header('Cache-Control', 'no-store');
  });
  app.addHook('onResponse', async (request, reply) => {
    const seconds = reply.elapsedTime / 1000;
    const route = request.routeOptions.url ?? 'unknown';
    metrics.requests.observe({ method: request.method, route, status: reply.statusCode }, seconds);
    logAnswer(log, request, reply.statusCode, reply.elapsedTime);
  });
  await app.register(helmet, {
    hsts: options.isHttps,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        fontSrc: ["'self'"],
      },
    },
  });
  await app.register(cors, {
    delegator: (request, done) => {
      // Credentials only where a learning app's page needs the student's cookie.
      const isStudent = request.url.startsWith('/api/student/');
      const [path = ''] = request.url.split('?');
      const open = options.crossOrigins?.find(({ paths }) => paths.includes(path));
      if (open) {
        const { origin = '' } = request.headers;
        const told = (isAllowed: boolean) => done(null, { origin: isAllowed && [origin], methods: ['POST'], maxAge: 600 });
        open.isAllowed(origin).then(told, done);
        return;
      }
      const origin = options.corsOrigins.length > 0 ? [...options.corsOrigins] : false;
      done(null, { origin, credentials: isStudent, exposedHeaders: ['X-Request-Id', 'Retry-After', 'ETag'], maxAge: 600 });
    },
  });
  await app.register(cookie);
  return app;
}

// A number trusts that many hops; anything else is a list of addresses or CIDRs.
function trustedProxies(setting: string | number | undefined): string | boolean | ((address: string, hop: number) => boolean) {
  if (typeof setting === 'number') return (_address, hop) => hop < setting;
  return setting ?? false;
}

// A name that comes twice becomes a list, which `mount` refuses: the router calls this outside of anything
// that would catch an error.
function readQuery(text: string): Record<string, unknown> {
  const query: Record<string, unknown> = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) query[name] = name in query ? [query[name], value].flat() : value;
  return query;
}

let ingested = 0;

function logAnswer(log: Logger, request: FastifyRequest, status: number, ms: number): void {
  const { failure, caller } = request;
  const line = {
    requestId: request.id,
    method: request.method,
    url: loggableUrl(request.url, request.routeOptions.url),
    status,
    ms: Math.round(ms * 10) / 10,
    ...(caller?.tenantId ? { tenant: caller.tenantId } : {}),
    ...(caller?.id ? { actor: `${caller.kind}:${caller.id}` } : {}),
  };
  if (failure && status >= 500) log.error({ ...line, err: failure.cause ?? failure }, 'failed');
  else if (failure)
    log.info({ ...line, code: failure.contractCode ?? failure.code, details: failure.details, cause: reasonOf(failure) }, 'refused');
  else if (caller?.kind !== 'app' || ingested++ % SAMPLE === 0) log.info(line, 'answered');
}

function reasonOf(failure: AppError): string | undefined {
  return failure.cause instanceof Error ? failure.cause.message : undefined;
}
