import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { Database } from '../db/database.ts';
import { inTenant } from '../db/transactions.ts';
import { AppError } from '../errors.ts';
import { answerOnce, idempotentRequest } from './answer-once.ts';
import { parseJsonBody } from './json-body.ts';
import { takeUsual } from './limits.ts';
import type { Listing } from './lists.ts';
import type { RateLimits } from './rate-limits.ts';
import { type Input, isMutating, type Route } from './route.ts';
import { openApiSchema } from './route-docs.ts';
import { isMultipart, readUpload } from './upload.ts';
import { refuseNul, refuseTwice, validate } from './validation.ts';

export interface MountOptions {
  database: Database;
  limits: RateLimits;
  /** Check what we answer against the schema: in development and tests. */
  checkReplies: boolean;
}

/** A finished answer: what goes on the wire. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

/**
 * Puts a route on the server. The order every request lives in: knock (headers) → body bytes → gate →
 * allowance → body, params and query by schema → transaction → answer.
 */
export function mount(app: FastifyInstance, route: Route, options: MountOptions): void {
  app.route({
    method: route.method as HTTPMethods,
    url: route.path,
    schema: openApiSchema(route),
    ...(route.bodyLimit ? { bodyLimit: route.bodyLimit } : {}),
    // Headers for browsers are of no use to a learning app's server, which reads JSON and nothing else.
    ...(route.gate.isForServers ? { helmet: false } : {}),
    config: { route },
    onRequest: async (request) => route.gate.knock?.(request),
    preValidation: async (request, reply) => admit(route, request, reply, options),
    handler: async (request, reply) => handle(route, request, reply, options),
  });
}

async function admit(route: Route, request: FastifyRequest, reply: FastifyReply, { limits }: MountOptions): Promise<void> {
  request.rawBody = Buffer.isBuffer(request.body) ? request.body : null;
  const caller = await route.gate.enter(request);
  request.caller = caller;
  if ((route.limit ?? 'usual') === 'usual') await takeUsual(limits, caller, request, reply);
  await readBody(request);
  refuseNul(request.params);
  refuseNul(request.query);
  refuseTwice(request.query);
}

async function readBody(request: FastifyRequest): Promise<void> {
  const { rawBody } = request;
  const contentType = request.headers['content-type'];
  if (!rawBody?.length) request.body = undefined;
  else if (contentType && isMultipart(contentType)) {
    const { fields, file } = await readUpload(new Uint8Array(rawBody), contentType);
    request.body = fields;
    request.uploadedFile = file;
  } else request.body = parseJsonBody(rawBody);
}

async function handle(route: Route, request: FastifyRequest, reply: FastifyReply, options: MountOptions): Promise<FastifyReply> {
  const input = readInput(route, request, reply);
  if (route.run) return send(reply, await answerInTransaction(route, input, options));
  const data = await route.answer?.(input);
  // A file was written piece by piece: there is nothing left to answer.
  if (reply.sent) return reply;
  return send(reply, finish(route, data, request, options));
}

function readInput(route: Route, request: FastifyRequest, reply: FastifyReply): Input<unknown, unknown, unknown> {
  const { caller } = request;
  if (!caller) throw new Error('a route ran before its gate');
  return {
    params: route.params ? validate(route.params, request.params) : {},
    query: route.query ? validate(route.query, request.query) : noQuery(request),
    body: route.body ? validate(route.body, request.body) : undefined,
    caller,
    ifMatch: readIfMatch(request),
    request,
    reply,
  };
}

function noQuery(request: FastifyRequest): Record<string, never> {
  const [unknown] = Object.keys(request.query ?? {});
  if (unknown === undefined) return {};
  throw new AppError('VALIDATION_ERROR', 'Some fields need another look.', {
    details: [{ field: unknown, message: 'is not a parameter of this request' }],
  });
}

function readIfMatch(request: FastifyRequest): number | null {
  const header = request.headers['if-match'];
  if (header === undefined || header === '*') return null;
  const version = /^(?:W\/)?"?(\d{1,9})"?$/.exec(header)?.[1];
  if (version === undefined) {
    throw new AppError('VALIDATION_ERROR', 'If-Match must hold the version you read, in quotes.', {
      details: [{ field: 'If-Match', message: 'is not a version' }],
    });
  }
  return Number(version);
}

async function answerInTransaction(route: Route, input: Input<unknown, unknown, unknown>, options: MountOptions): Promise<Answer> {
  const { caller, request } = input;
  const { database } = options;
  const run = route.run;
  if (!run) throw new Error('not a transaction route');
  if (!isMutating(route)) {
    const mode = route.reply.kind === 'list' ? 'list' : 'read';
    return inTenant(database, caller, async (tx) => finish(route, await run(tx, input), request, options), mode);
  }
  const wanted = idempotentRequest(route, caller, request);
  const work = (tx: Parameters<typeof run>[0]) => run(tx, input).then((data) => finish(route, data, request, options));
  if (!wanted) return inTenant(database, caller, work);
  return inTenant(database, caller, (tx) => answerOnce(tx, route, wanted, request, () => work(tx)));
}

function finish(route: Route, data: unknown, request: FastifyRequest, { checkReplies }: MountOptions): Answer {
  const { reply, envelope } = route;
  if (reply.kind === 'none') return { status: reply.status, headers: {}, body: null };
  if (reply.kind === 'raw') return { status: reply.status, headers: { 'content-type': reply.contentType ?? '' }, body: String(data) };
  const headers: Record<string, string> = { 'content-type': 'application/json; charset=utf-8' };
  if (reply.kind === 'list') {
    // `list()` replies come from handlers that answer a Listing.
    const { rows, page } = data as Listing<unknown>;
    if (checkReplies) for (const row of rows) reply.schema?.parse(row);
    return { status: reply.status, headers, body: JSON.stringify(envelope.list(rows, page, request.id)) };
  }
  if (checkReplies) reply.schema?.parse(data);
  if (reply.location) headers.location = reply.location(data);
  // `created()` takes only things with an id.
  else if (reply.kind === 'created') headers.location = `${request.url.split('?')[0]}/${(data as { id: string }).id}`;
  if (typeof data === 'object' && data !== null && 'version' in data) headers.etag = `"${String(data.version)}"`;
  return { status: reply.statusOf?.(data) ?? reply.status, headers, body: JSON.stringify(envelope.one(data, request.id)) };
}

function send(reply: FastifyReply, answer: Answer): FastifyReply {
  reply.status(answer.status);
  for (const [name, value] of Object.entries(answer.headers)) reply.header(name, value);
  return reply.send(answer.body ?? undefined);
}
