import type { FastifyRequest } from 'fastify';
import { systemCaller } from '../../../platform/caller.ts';
import { randomSecret } from '../../../platform/crypto/secrets.ts';
import { inTenant } from '../../../platform/db/transactions.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Gate } from '../../../platform/http/gate.ts';
import { addressKey, type RateLimits } from '../../../platform/http/rate-limits.ts';
import { ID_PATTERN } from '../../../platform/ids.ts';
import type { System } from '../../../system.ts';
import { readSecret } from '../settings/room-settings.ts';
import { isSigned, isTimely, type SignedRequest } from './signature.ts';

// A big day of a big school is a few events a second.
const PER_SCHOOL = { points: 6000, seconds: 60 };
// Wrong signatures of an address. All schools hear Zoom from the same few: one whose secret is wrong must not make the others
// deaf, and whoever invents schools must not get a fresh allowance with each.
const WRONG = { points: 300, seconds: 3600 };
const WRONG_OF_ALL_SCHOOLS = { points: 3000, seconds: 3600 };
// Stands in where there is no secret: refusing takes as long.
const NO_SECRET = randomSecret();

/** Zoom, by the signature of the school's account. An unknown school, one without a secret, and a wrong signature are all alike. */
export function zoomGate(system: System): Gate {
  return {
    security: [{ zoomSignature: [], zoomTimestamp: [] }],
    asks: 'the signature of the school’s Zoom account',
    isForServers: true,
    errors: ['UNAUTHORIZED', 'RATE_LIMITED'],
    knock: (request) => {
      if (!isTimely(signedParts(request), system.clock())) throw refusal();
    },
    enter: async (request) => {
      const tenantId = tenantOf(request, system);
      const giveBack = await takeTry(system.limits, tenantId, addressKey(request.ip));
      const secret = await secretOf(system, tenantId);
      if (!isSigned(signedParts(request), secret ?? NO_SECRET)) throw refusal();
      await giveBack();
      await system.limits.take('zoom', tenantId, PER_SCHOOL);
      const { ip, id: requestId } = request;
      return { kind: 'system', id: 'zoom', tenantId, ip, userAgent: request.headers['user-agent'] ?? null, requestId };
    },
  };
}

/** Takes a try before a secret is looked up for it; answers what gives it back when it was none. */
async function takeTry(limits: RateLimits, tenantId: string, address: string): Promise<() => Promise<void>> {
  await limits.take('zoom address', address, WRONG_OF_ALL_SCHOOLS);
  const giveBackAddress = () => limits.giveBack('zoom address', address, WRONG_OF_ALL_SCHOOLS);
  const key = `${tenantId}/${address}`;
  try {
    await limits.take('zoom address of a school', key, WRONG);
  } catch (error) {
    await giveBackAddress();
    throw error;
  }
  return async () => {
    await giveBackAddress();
    await limits.giveBack('zoom address of a school', key, WRONG);
  };
}

/** The school's own secret, else the installation's; null without either. */
export async function secretOf(system: System, tenantId: string): Promise<string | null> {
  if (!ID_PATTERN.test(tenantId)) return null;
  const caller = systemCaller(tenantId, 'system', 'zoom');
  return inTenant(system.database, caller, (tx) => readSecret(system, tx), 'read');
}

function tenantOf(request: FastifyRequest, { config }: System): string {
  // The router found it in the path, or the path has none.
  return (request.params as { tenantId?: string }).tenantId ?? config.DEFAULT_TENANT;
}

function signedParts({ headers, rawBody }: FastifyRequest): SignedRequest {
  return { signature: headers['x-zm-signature'], timestamp: headers['x-zm-request-timestamp'], body: rawBody ?? Buffer.alloc(0) };
}

function refusal(): AppError {
  return new AppError(
    'UNAUTHORIZED',
    'This is not signed by the school’s Zoom account within the last five minutes. Copy the Secret Token of the Zoom app into the settings.',
  );
}
