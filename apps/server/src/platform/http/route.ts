import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Caller } from '../caller.ts';
import type { TenantTx } from '../db/transactions.ts';
import type { ErrorCode } from '../errors.ts';
import { type Envelope, v1 } from './envelope.ts';
import type { Gate } from './gate.ts';
import type { Listing } from './lists.ts';

type Schema = z.ZodType;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What a handler is given: everything checked, and typed by the route's schemas. */
export interface Input<Params, Query, Body> {
  params: Params;
  query: Query;
  body: Body;
  caller: Caller;
  /** The version in If-Match, if sent. */
  ifMatch: number | null;
  request: FastifyRequest;
  reply: FastifyReply;
}

interface ReplyShape<Data> {
  kind: 'one' | 'list' | 'created' | 'none' | 'raw';
  status: number;
  /** Schema of the data inside the envelope. */
  schema: z.ZodType<Data> | null;
  example: Data | null;
  /** Content type of a raw reply. */
  contentType?: string;
  /** Where the new thing lives, when not below the path it was posted to. */
  location?: (data: Data) => string;
  /** For contracts that answer more than one kind of success. */
  statusOf?: (data: Data) => number;
}

/** 200 with one thing. */
export function one<Data>(schema: z.ZodType<Data>, example: NoInfer<Data>): ReplyShape<Data> {
  return { kind: 'one', status: 200, schema, example };
}

/** 200 with a page of things. */
export function list<Row>(schema: z.ZodType<Row>, example: NoInfer<Row>): ReplyShape<Listing<Row>> {
  // The handler answers a Listing; the schema describes one row of it.
  return { kind: 'list', status: 200, schema: schema as unknown as z.ZodType<Listing<Row>>, example: example as unknown as Listing<Row> };
}

/** 201 with the new thing and its Location: below the path posted to, unless said. */
export function created<Data extends { id: string }>(
  schema: z.ZodType<Data>,
  example: NoInfer<Data>,
  location?: (data: NoInfer<Data>) => string,
): ReplyShape<Data> {
  return { kind: 'created', status: 201, schema, example, ...(location ? { location } : {}) };
}

/** 202 with what is known of work that goes on, and where it can be watched. */
export function accepted<Data>(
  schema: z.ZodType<Data>,
  example: NoInfer<Data>,
  location: (data: NoInfer<Data>) => string,
): ReplyShape<Data> {
  return { kind: 'one', status: 202, schema, example, location };
}

/** 204. */
export function nothing(): ReplyShape<void> {
  return { kind: 'none', status: 204, schema: null, example: null };
}

/** 200 with a body the handler writes itself (metrics, event stream). */
export function raw(contentType: string): ReplyShape<unknown> {
  return { kind: 'raw', status: 200, schema: null, example: null, contentType };
}

interface Basics<P extends Schema, Q extends Schema, B extends Schema, Data> {
  method: Method;
  path: string;
  /** Stable: SDK method names come from it. */
  operationId: string;
  summary: string;
  description?: string;
  tag: string;
  gate: Gate;
  params?: P;
  query?: Q;
  body?: B;
  reply: ReplyShape<Data>;
  /** Failures beyond those of the gate, the schemas and the limits. */
  errors?: ErrorCode[];
  /** A body (and parameters) that works, shown in the docs and sent by the guarantee tests. */
  example?: { params?: z.input<P>; query?: z.input<Q>; body?: z.input<B> };
  envelope?: Envelope;
  /** Largest body in bytes; 1 MiB unless said. */
  bodyLimit?: number;
  /** Also takes multipart/form-data, with a file: `request.uploadedFile`. */
  takesFile?: boolean;
  /** Counted against these limits instead of the caller's usual ones. */
  limit?: 'usual' | 'own' | 'none';
  /** The answer holds a secret: it is never kept for replay. */
  hasSecret?: boolean;
  /** Why a mutating route tells no event or leaves no audit row; a test checks the list. */
  silent?: string;
}

export interface TenantRouteSpec<P extends Schema, Q extends Schema, B extends Schema, Data> extends Basics<P, Q, B, Data> {
  run(tx: TenantTx, input: Input<z.output<P>, z.output<Q>, z.output<B>>): Promise<Data>;
}

export interface OpenRouteSpec<P extends Schema, Q extends Schema, B extends Schema, Data> extends Basics<P, Q, B, Data> {
  answer(input: Input<z.output<P>, z.output<Q>, z.output<B>>): Promise<Data>;
}

/** A route as the server, the docs and the tests see it; the types of its parts have done their work. */
export interface Route extends Omit<Basics<Schema, Schema, Schema, unknown>, 'envelope' | 'example'> {
  envelope: Envelope;
  example: { params?: unknown; query?: unknown; body?: unknown };
  inTransaction: boolean;
  run?: (tx: TenantTx, input: Input<unknown, unknown, unknown>) => Promise<unknown>;
  answer?: (input: Input<unknown, unknown, unknown>) => Promise<unknown>;
}

/** A route whose work is one transaction of the caller's tenant. */
export function tenantRoute<P extends Schema, Q extends Schema, B extends Schema, Data>(spec: TenantRouteSpec<P, Q, B, Data>): Route {
  // Widening: the server hands `run` exactly what these schemas made.
  return { envelope: v1, ...spec, example: spec.example ?? {}, inTransaction: true } as unknown as Route;
}

/** A route that brings its own transactions, or needs none: login, ingestion, health. */
export function openRoute<P extends Schema, Q extends Schema, B extends Schema, Data>(spec: OpenRouteSpec<P, Q, B, Data>): Route {
  return { envelope: v1, ...spec, example: spec.example ?? {}, inTransaction: false } as unknown as Route;
}

export function isMutating(route: { method: Method }): boolean {
  return route.method !== 'GET';
}
