import type { FastifyRequest } from 'fastify';
import type { Caller } from '../../platform/caller.ts';
import { hmacSha256Hex, isSameSecret, sha256 } from '../../platform/crypto/secrets.ts';
import { FreshCache } from '../../platform/db/fresh-cache.ts';
import { inSystem } from '../../platform/db/transactions.ts';
import { AppError } from '../../platform/errors.ts';
import type { Gate } from '../../platform/http/gate.ts';
import type { System } from '../../system.ts';
import { hmacContext } from './connected-apps.ts';
import { type AppCredentials, findAppByToken } from './connected-apps-store.ts';

const WINDOW_MS = 5 * 60 * 1000;

/** An app whose token was recognised, with its secrets opened once. */
interface KnownApp {
  id: string;
  tenantId: string;
  requireV2: boolean;
  requestsPerSecond: number;
  secrets: { value: string; until: number }[];
  tokenUntil: number;
}

/**
 * A learning app that pushes facts: service token, timestamp within five minutes, and the signature of
 * the exact bytes. `x-signature-v2` also signs the timestamp and is used whenever it is there.
 */
export class AppGate {
  readonly #system: System;
  readonly #apps: FreshCache<KnownApp | null>;
  readonly #default: { tokenHash: string; app: KnownApp };

  constructor(system: System) {
    this.#system = system;
    this.#apps = new FreshCache({
      channel: 'rollbook_apps',
      listener: system.listener,
      maxAgeMs: 30_000,
      maxEntries: 10_000,
      load: (hash) =>
        inSystem(system.database, 'access: find a connected app', (tx) => findAppByToken(tx, Buffer.from(hash, 'hex'))).then(
          (found) => found && this.#open(found),
        ),
    });
    const { SERVICE_TOKEN, CRM_HMAC_SECRET, DEFAULT_TENANT, DEFAULT_APP_REQUESTS_PER_SECOND } = system.config;
    this.#default = {
      tokenHash: sha256(SERVICE_TOKEN).toString('hex'),
      app: {
        id: 'environment',
        tenantId: DEFAULT_TENANT,
        requireV2: false,
        requestsPerSecond: DEFAULT_APP_REQUESTS_PER_SECOND,
        secrets: [{ value: CRM_HMAC_SECRET, until: Number.POSITIVE_INFINITY }],
        tokenUntil: Number.POSITIVE_INFINITY,
      },
    };
  }

  gate(): Gate {
    return {
      security: [{ serviceToken: [], timestamp: [], signature: [] }],
      asks: 'service token and signature',
      isForServers: true,
      errors: ['UNAUTHORIZED', 'RATE_LIMITED'],
      knock: async (request) => {
        await this.#recognise(request);
        this.#checkTimestamp(request);
      },
      enter: async (request) => {
        const app = await this.#recognise(request);
        checkSignature(app, request, this.#system.clock());
        await this.#system.limits.take('app', `${app.tenantId}/${app.id}`, { points: app.requestsPerSecond, seconds: 1 });
        return callerOf(app, request);
      },
    };
  }

  async #recognise(request: FastifyRequest): Promise<KnownApp> {
    const token = request.headers['x-service-token'];
    if (typeof token !== 'string' || !token) throw refused('INVALID_SERVICE_TOKEN', 'Send the service token in x-service-token.');
    // Only hashes are compared, so the time taken tells nothing about the token.
    const hash = sha256(token).toString('hex');
    const app = isSameSecret(hash, this.#default.tokenHash) ? this.#default.app : await this.#apps.get(hash);
    if (!app || app.tokenUntil < this.#system.clock()) {
      throw refused('INVALID_SERVICE_TOKEN', 'This service token is not known. Copy it again from the connected app.');
    }
    return app;
  }

  #checkTimestamp(request: FastifyRequest): void {
    const text = request.headers['x-timestamp'];
    const sentAt = typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
    if (Math.abs(this.#system.clock() - sentAt) <= WINDOW_MS) return;
    throw refused(
      'TIMESTAMP_OUT_OF_WINDOW',
      'x-timestamp must be the present time in unix milliseconds, at most 5 minutes off. Check the clock.',
    );
  }

  #open(found: AppCredentials): KnownApp {
    const until = found.previousUntil ? Date.parse(found.previousUntil) : 0;
    const context = hmacContext(found.id);
    const secrets = [{ value: this.#system.sealing.open(found.hmacSecretSealed, context), until: Number.POSITIVE_INFINITY }];
    if (found.previousHmacSecretSealed) secrets.push({ value: this.#system.sealing.open(found.previousHmacSecretSealed, context), until });
    return {
      id: found.id,
      tenantId: found.tenantId,
      requireV2: found.requireV2,
      requestsPerSecond: found.requestsPerSecond,
      secrets,
      tokenUntil: found.isByPreviousToken ? until : Number.POSITIVE_INFINITY,
    };
  }
}

function checkSignature(app: KnownApp, request: FastifyRequest, now: number): void {
  const { 'x-signature': v1, 'x-signature-v2': v2, 'x-timestamp': timestamp } = request.headers;
  if (app.requireV2 && v2 === undefined) {
    throw refused('SIGNATURE_V2_REQUIRED', 'This app must sign with x-signature-v2: the HMAC of timestamp, a dot, and the body.');
  }
  const given = v2 ?? v1;
  const body = request.rawBody ?? Buffer.alloc(0);
  const parts = v2 === undefined ? [body] : [`${String(timestamp)}.`, body];
  const hex = typeof given === 'string' ? given.replace(/^sha256=/i, '').toLowerCase() : '';
  const isGood = app.secrets.some(({ value, until }) => until >= now && isSameSecret(hex, hmacSha256Hex(value, ...parts)));
  if (!isGood)
    throw refused('INVALID_SIGNATURE', 'The signature does not fit the body. Sign the exact bytes you send with the HMAC secret.');
}

function callerOf(app: KnownApp, request: FastifyRequest): Caller {
  return {
    kind: 'app',
    id: app.id,
    tenantId: app.tenantId,
    ip: request.ip,
    userAgent: request.headers['user-agent'] ?? null,
    requestId: request.id,
  };
}

function refused(contractCode: string, message: string): AppError {
  return new AppError('UNAUTHORIZED', message, { contractCode });
}
