import { randomBytes } from 'node:crypto';
import type { SealingKeys } from '../../../platform/crypto/sealing.ts';
import type { SigningSecrets } from '../dispatch/message.ts';

/** A fresh secret: 24 random bytes, written as Standard Webhooks writes them. */
export function makeSecret(): string {
  return `whsec_${randomBytes(24).toString('base64')}`;
}

interface SealedSecrets {
  tenantId: string;
  endpointId: string;
  secret: string;
  previousSecret: string | null;
  previousUntil: string | null;
}

/** Secrets in the clear, in memory only. */
export interface OpenedSecrets {
  current: string;
  previous: string | null;
  /** Until when the former one signs as well; ms since 1970. */
  previousUntilMs: number;
}

export function sealSecret(sealing: SealingKeys, tenantId: string, endpointId: string, secret: string): string {
  return sealing.seal(secret, contextOf(tenantId, endpointId));
}

export function openSecrets(
  sealing: SealingKeys,
  { tenantId, endpointId, secret, previousSecret, previousUntil }: SealedSecrets,
): OpenedSecrets {
  const context = contextOf(tenantId, endpointId);
  return {
    current: sealing.open(secret, context),
    previous: previousSecret === null ? null : sealing.open(previousSecret, context),
    previousUntilMs: previousUntil === null ? 0 : Date.parse(previousUntil),
  };
}

/** The secrets that sign at a moment. */
export function secretsAt({ current, previous, previousUntilMs }: OpenedSecrets, nowMs: number): SigningSecrets {
  return { current, previous: nowMs < previousUntilMs ? previous : null };
}

function contextOf(tenantId: string, endpointId: string): string {
  return `webhook_endpoints.secret:${tenantId}/${endpointId}`;
}
