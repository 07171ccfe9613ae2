import type { TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import { refusedHost } from '../../../platform/net/outgoing.ts';
import { checkVersion } from '../../../platform/versions.ts';
import type { System } from '../../../system.ts';
import { prepareStandIns } from '../../access/index.ts';
import { stated } from '../../people/index.ts';
import type { Endpoint, EndpointChanges, EndpointReplacement, FreshEndpoint, NewEndpoint } from './endpoint-schemas.ts';
import { makeSecret, sealSecret } from './endpoint-secrets.ts';
import {
  countEndpoints,
  dropFormerSecret,
  type EndpointValues,
  getEndpoint,
  insertEndpoint,
  lockEndpoint,
  replaceSecret,
  setEnabled,
  setEndpointDeleted,
  updateEndpoint,
} from './endpoints-store.ts';

const MOST = 50;
const OVERLAP_HOURS = 24;
const USUAL = {
  name: null,
  description: null,
  filter: null,
  retrySchedule: 'short',
  maxConcurrency: 10,
  anonymiseLearners: false,
  isEnabled: true,
} as const;

/** A new endpoint; its secret is answered this once. */
export async function createEndpoint(system: System, tx: TenantTx, { id = newId('whk'), ...given }: NewEndpoint): Promise<FreshEndpoint> {
  refuseUrl(system, given.url);
  if ((await countEndpoints(tx)) >= MOST)
    throw conflict(`A school has at most ${MOST} webhook endpoints. Delete one that is not used any more.`);
  const secret = makeSecret();
  const values = valuesOf(given);
  if (values.anonymiseLearners) await prepareStandIns(system.sealing, tx);
  await insertEndpoint(tx, id, sealSecret(system.sealing, tx.tenantId, id, secret), values);
  const after = await getEndpoint(tx, id);
  await record(tx, { action: 'webhook.created', entity: 'webhook', entityId: id, new: audited(after) });
  return { ...after, secret };
}

export async function replaceEndpoint(
  system: System,
  tx: TenantTx,
  id: string,
  given: EndpointReplacement,
  ifMatch: number | null,
): Promise<Endpoint> {
  return save(system, tx, id, () => valuesOf(given), ifMatch);
}

export async function changeEndpoint(
  system: System,
  tx: TenantTx,
  id: string,
  given: EndpointChanges,
  ifMatch: number | null,
): Promise<Endpoint> {
  return save(system, tx, id, (before) => valuesOf({ ...before, ...stated(given) }), ifMatch);
}

/** Nothing is delivered any more, and what waited is dropped. */
export async function deleteEndpoint(tx: TenantTx, id: string, ifMatch: number | null): Promise<void> {
  const before = await lockEndpoint(tx, id);
  checkVersion(before, ifMatch);
  await setEndpointDeleted(tx, id);
  await record(tx, { action: 'webhook.deleted', entity: 'webhook', entityId: id, old: audited(before) });
}

/**
 * Another secret. For a day both sign, unless the switch is confirmed before. Not a third beside them: the one that would
 * go may be the only one the receiver has.
 */
export async function rotateSecret(system: System, tx: TenantTx, id: string, ifMatch: number | null): Promise<FreshEndpoint> {
  const before = await lockEndpoint(tx, id);
  checkVersion(before, ifMatch);
  if (before.previousSecretUntil !== null)
    throw conflict(
      `The secret was replaced not long ago, and the receiver may still have the former one. Confirm the switch once it has the new one (POST …/confirm-secret), or wait until ${before.previousSecretUntil}.`,
    );
  const secret = makeSecret();
  await replaceSecret(tx, id, sealSecret(system.sealing, tx.tenantId, id, secret), OVERLAP_HOURS);
  const after = await getEndpoint(tx, id);
  await record(tx, { action: 'webhook.secret-rotated', entity: 'webhook', entityId: id, old: audited(before), new: audited(after) });
  return { ...after, secret };
}

/** The receiver knows the new secret: the former one signs nothing any more. */
export async function confirmSecret(tx: TenantTx, id: string, ifMatch: number | null): Promise<Endpoint> {
  const before = await lockEndpoint(tx, id);
  checkVersion(before, ifMatch);
  if (before.previousSecretUntil === null) throw conflict('There is no former secret to retire: only the current one signs.');
  await dropFormerSecret(tx, id);
  const after = await getEndpoint(tx, id);
  await record(tx, { action: 'webhook.secret-confirmed', entity: 'webhook', entityId: id, old: audited(before), new: audited(after) });
  return after;
}

/** Switches it off for a reason it gave itself: it answered 410, or nothing arrives. Null when it is off already. */
export async function disableEndpoint(tx: TenantTx, id: string, reason: 'gone' | 'failing'): Promise<Endpoint | null> {
  const before = await lockEndpoint(tx, id);
  if (!before.isEnabled) return null;
  await setEnabled(tx, id, reason);
  const after = await getEndpoint(tx, id);
  const { url, name, disabledReason, disabledAt } = after;
  await record(tx, {
    ...{ action: 'webhook.disabled', entity: 'webhook', entityId: id, old: audited(before), new: audited(after) },
    // Told to everybody who listens: whoever has the whole address of a chat’s webhook may write into the chat.
    event: { type: 'webhook.disabled', subject: id, data: { id, name, origin: new URL(url).origin, reason: disabledReason, disabledAt } },
  });
  return after;
}

async function save(
  system: System,
  tx: TenantTx,
  id: string,
  valuesFor: (before: Endpoint) => EndpointValues,
  ifMatch: number | null,
): Promise<Endpoint> {
  const before = await lockEndpoint(tx, id);
  checkVersion(before, ifMatch);
  const values = valuesFor(before);
  if (values.url !== before.url) refuseUrl(system, values.url);
  if (values.anonymiseLearners) await prepareStandIns(system.sealing, tx);
  await updateEndpoint(tx, id, values);
  if (values.isEnabled !== before.isEnabled) await setEnabled(tx, id, values.isEnabled ? null : 'by-hand');
  const after = await getEndpoint(tx, id);
  await record(tx, { action: 'webhook.updated', entity: 'webhook', entityId: id, old: audited(before), new: audited(after) });
  return after;
}

function refuseUrl({ config }: System, url: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !config.WEBHOOK_ALLOW_PRIVATE) throw invalid('url', 'must begin with https://');
  const refused = config.WEBHOOK_ALLOW_PRIVATE ? null : refusedHost(hostname);
  if (refused) throw invalid('url', `can’t be called from here: ${refused}`);
}

type Given = Partial<{ [Name in keyof EndpointValues]: EndpointValues[Name] | undefined }> & Pick<EndpointValues, 'url' | 'eventTypes'>;

function valuesOf({
  url,
  eventTypes,
  name,
  description,
  filter,
  retrySchedule,
  maxConcurrency,
  anonymiseLearners,
  isEnabled,
}: Given): EndpointValues {
  return {
    url,
    eventTypes,
    name: name || USUAL.name,
    description: description || USUAL.description,
    filter: filter && Object.keys(filter).length > 0 ? filter : USUAL.filter,
    retrySchedule: retrySchedule ?? USUAL.retrySchedule,
    maxConcurrency: maxConcurrency ?? USUAL.maxConcurrency,
    anonymiseLearners: anonymiseLearners ?? USUAL.anonymiseLearners,
    isEnabled: isEnabled ?? USUAL.isEnabled,
  };
}

// How it fares is no change of anybody's.
function audited({ health: _, ...endpoint }: Endpoint): Omit<Endpoint, 'health'> {
  return endpoint;
}
