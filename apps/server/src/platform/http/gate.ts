import type { FastifyRequest } from 'fastify';
import type { Caller } from '../caller.ts';
import type { AppError, ErrorCode } from '../errors.ts';
import type { Route } from './route.ts';

/**
 * The credentials check of a route. A gate runs before the body is parsed: nothing an unknown caller
 * sends is read further than its bytes.
 */
export interface Gate {
  /** OpenAPI security requirement, for example [{ staffToken: [] }]. */
  security: Record<string, string[]>[];
  /** What it asks for, in a person's words: `students:VIEW`, `service token and signature`, `nothing`. */
  asks: string;
  /** The permissions a caller has to hold, for work that goes on after the request. */
  permissions?: readonly string[];
  /** Callers are servers, never browsers. */
  isForServers?: boolean;
  /** Failures it can answer with. */
  errors: ErrorCode[];
  /** A look at the headers before the body is read, for gates that can refuse early. */
  knock?(request: FastifyRequest): Promise<void> | void;
  /** Says who calls, or throws AppError. */
  enter(request: FastifyRequest): Promise<Caller> | Caller;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** The body's bytes exactly as sent; null without a body. */
    rawBody: Buffer | null;
    /** The file of a multipart body, on routes that take one. */
    uploadedFile: Uint8Array | null;
    /** Set by the gate. */
    caller: Caller | null;
    /** What went wrong, for the log. */
    failure: AppError | null;
  }
  interface FastifyContextConfig {
    route?: Route;
  }
}

/** A route that anybody may call. */
export function anybody(): Gate {
  return {
    security: [],
    asks: 'nothing',
    errors: [],
    enter: (request) => ({
      kind: 'anonymous',
      id: null,
      tenantId: '',
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? null,
      requestId: request.id,
    }),
  };
}
