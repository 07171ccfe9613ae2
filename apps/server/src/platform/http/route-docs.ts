import type { FastifySchema } from 'fastify';
import { z } from 'zod';
import { AppError, type ErrorCode, STATUS_OF_CODE } from '../errors.ts';
import { isMutating, type Route } from './route.ts';

interface DocumentedSchema extends FastifySchema {
  operationId: string;
  summary: string;
  description?: string;
  tags: string[];
  security: Record<string, string[]>[];
}

/** The route's schemas as @fastify/swagger wants them. Validation itself is done by `mount`. */
export function openApiSchema(route: Route): DocumentedSchema {
  return {
    operationId: route.operationId,
    summary: route.summary,
    ...(route.description ? { description: route.description } : {}),
    tags: [route.tag],
    security: route.gate.security,
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    response: responses(route),
  };
}

/** Every error this route can answer with: its own, its gate's and those of the checks before it. */
export function errorsOf(route: Route): ErrorCode[] {
  const codes = new Set<ErrorCode>([...route.gate.errors, ...(route.errors ?? [])]);
  codes.add('VALIDATION_ERROR');
  if (route.limit !== 'none') codes.add('RATE_LIMITED');
  if (route.params && /:\w*[iI]d\b/.test(route.path)) codes.add('NOT_FOUND');
  if (route.body) for (const code of ['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) codes.add(code);
  if (route.inTransaction && isMutating(route)) codes.add('CONFLICT');
  return [...codes].sort((a, b) => STATUS_OF_CODE[a] - STATUS_OF_CODE[b]);
}

function responses(route: Route): Record<string, unknown> {
  const { reply, envelope } = route;
  const failures = errorsOf(route).map((code) => [
    String(STATUS_OF_CODE[code]),
    { description: code, content: json(envelope.failureSchema) },
  ]);
  return { [reply.status]: success(route), ...Object.fromEntries(failures) };
}

function success({ reply, envelope }: Route): unknown {
  if (reply.kind === 'none') return { description: 'Done; no body.', content: { 'application/json': { schema: z.null() } } };
  if (reply.kind === 'raw') return { description: 'As text.', content: { [reply.contentType ?? 'text/plain']: { schema: z.string() } } };
  const data = reply.schema ?? z.unknown();
  return { description: 'Done.', content: json(reply.kind === 'list' ? envelope.listSchema(data) : envelope.oneSchema(data)) };
}

function json(schema: z.ZodType): Record<string, { schema: z.ZodType }> {
  return { 'application/json': { schema } };
}

/** Example of an answer, in the route's envelope. */
export function exampleAnswer({ reply, envelope }: Route): unknown {
  if (reply.example === null) return undefined;
  const requestId = '0198c0de-0000-7000-8000-000000000000';
  if (reply.kind !== 'list') return envelope.one(reply.example, requestId);
  return envelope.list([reply.example], { total: 1, limit: 20, offset: 0, hasMore: false, nextCursor: null }, requestId);
}

const SENTENCES: Partial<Record<ErrorCode, string>> = {
  VALIDATION_ERROR: 'Some fields need another look.',
  UNAUTHORIZED: 'Sign in first.',
  FORBIDDEN: 'Your role does not allow this. Ask an administrator.',
  NOT_FOUND: 'There is no such thing. It may have been deleted.',
  CONFLICT: 'This does not fit what is there. Read it again and retry.',
  GONE: 'This was kept for a while and is gone. Ask for it again.',
  PRECONDITION_FAILED: 'Somebody changed this since you read it. Read it again and retry.',
  RATE_LIMITED: 'That was too much at once. Try again in 30 s.',
};

export function exampleFailure(route: Route, code: ErrorCode): unknown {
  const details = code === 'VALIDATION_ERROR' ? [{ field: 'name', message: 'is required' }] : undefined;
  const error = new AppError(code, SENTENCES[code] ?? 'The request could not be done.', { details });
  return route.envelope.failure(error, '0198c0de-0000-7000-8000-000000000000');
}
