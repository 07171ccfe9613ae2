import { randomBytes } from 'node:crypto';
import type { SealingKeys } from '../../../platform/crypto/sealing.ts';
import { type SigningKey, type SigningKeys, signingKey } from '../dispatch/message.ts';

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
  current: SigningKey;
  previous: SigningKey | null;
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
  const previousUntilMs = previousUntil === null ? 0 : Date.parse(previousUntil);
  const isOver = previousSecret === null || previousUntilMs <= Date.now();
  return {
    current: signingKey(sealing.open(secret, context)),
    previous: isOver ? null : openFormer(sealing, previousSecret, context),
    previousUntilMs,
  };
}

// Its key may be gone: then the current one signs alone.
function openFormer(sealing: SealingKeys, secret: string, context: string): SigningKey | null {
  try {
    return signingKey(sealing.open(secret, context));
  } catch {
    return null;
  }
}

/** What signs at a moment. */
export function keysAt({ current, previous, previousUntilMs }: OpenedSecrets, nowMs: number): SigningKeys {
  return { current, previous: nowMs < previousUntilMs ? previous : null };
}

function contextOf(tenantId: string, endpointId: string): string {
  return `webhook_endpoints.secret:${tenantId}/${endpointId}`;
}
