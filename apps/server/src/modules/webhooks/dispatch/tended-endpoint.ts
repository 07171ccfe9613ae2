import type { SealingKeys } from '../../../platform/crypto/sealing.ts';
import { openStandIns, ownIds } from '../../access/index.ts';
import { openSecrets } from '../endpoints/endpoint-secrets.ts';
import type { LaneEndpoint } from './lane.ts';
import type { TendedEndpoint } from './queue-store.ts';

/** An endpoint with its secrets opened. */
export function opened(sealing: SealingKeys, endpoint: TendedEndpoint): LaneEndpoint {
  const { version, tenantId, endpointId, standInSecret, isAnonymised, retrySchedule, maxConcurrency } = endpoint;
  const { origin, pathname, search } = new URL(endpoint.url);
  return {
    ...{ version, retrySchedule, maxConcurrency, target: { origin, path: `${pathname}${search}` } },
    secrets: openSecrets(sealing, endpoint),
    learners: isAnonymised ? openStandIns(sealing, tenantId, standInSecret, endpointId) : ownIds,
  };
}
