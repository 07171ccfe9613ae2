import type { Agent } from 'undici';
import type { Caller } from '../../../platform/caller.ts';
import { inTenant, type TenantTx } from '../../../platform/db/transactions.ts';
import { conflict, invalid, notFound } from '../../../platform/errors.ts';
import type { Listing } from '../../../platform/http/lists.ts';
import { newId } from '../../../platform/ids.ts';
import { record } from '../../../platform/ledger/ledger.ts';
import type { System } from '../../../system.ts';
import { learnersToldTo } from '../../access/index.ts';
import { EVENT_TYPES, exampleOf, wantedTypes } from '../catalogue/catalogue.ts';
import { bodyOf, headersOf, signed } from '../dispatch/message.ts';
import { post } from '../dispatch/post.ts';
import { isSuccess } from '../dispatch/sending.ts';
import { keysAt, openSecrets } from '../endpoints/endpoint-secrets.ts';
import { getEndpoint, readSecrets } from '../endpoints/endpoints-store.ts';
import {
  countOver,
  findDelivery,
  hurry,
  insertTestAttempt,
  listAttempts,
  listDeliveries,
  queueAgain,
  readEventData,
  type StoredAttempt,
} from './deliveries-store.ts';
import type { Attempt, Delivery, DeliveryDetail, DeliveryQuery, Replayed, ReplayRequest, TestRequest } from './delivery-schemas.ts';

/** More at once would keep a receiver busy for hours: narrower ranges one after the other. */
const MOST_REPLAYED = 100_000;

export async function browseDeliveries(tx: TenantTx, endpointId: string, query: DeliveryQuery): Promise<Listing<Delivery>> {
  await getEndpoint(tx, endpointId);
  return listDeliveries(tx, { ...query, endpointId });
}

/** One delivery with its payload and every attempt. */
export async function readDelivery({ config, sealing }: System, tx: TenantTx, endpointId: string, id: string): Promise<DeliveryDetail> {
  const endpoint = await getEndpoint(tx, endpointId);
  const { url } = endpoint;
  const found = await findDelivery(tx, endpointId, id);
  if (!found) throw notFound('delivery');
  const { eventSeq, eventAt, ...delivery } = found;
  const data = eventSeq === null || eventAt === null ? null : await readEventData(tx, eventSeq, eventAt);
  const { eventId, eventType: type } = delivery;
  const learners = await learnersToldTo(sealing, tx, endpointId, endpoint.anonymiseLearners);
  const payload =
    data === null || eventAt === null ? null : bodyOf({ eventId, type, tenantId: tx.tenantId, timestamp: eventAt, data, learners });
  const tries = (await listAttempts(tx, id)).map((one) => shownAttempt(config.WEBHOOK_HEADER_BRAND, delivery, one));
  return { ...delivery, url, payload, tries };
}

function shownAttempt(
  brand: string,
  { id, eventId, eventType }: Delivery,
  { status, answer, signature, standardSignature: standard, ...rest }: StoredAttempt,
): Attempt {
  const sentAtMs = Date.parse(rest.sentAt);
  const flat = headersOf(brand, { eventId, type: eventType, deliveryId: id, sentAtMs, signature, standardSignature: standard });
  const requestHeaders = Object.fromEntries(flat.flatMap((name, place) => (place % 2 === 0 ? [[name, flat[place + 1] ?? '']] : [])));
  return { ...rest, requestHeaders: signature === '' ? {} : requestHeaders, responseStatus: status, responseBody: answer };
}

/** Sends a delivery again, now: one that waits does not wait any longer, one that is over goes through all its attempts anew. */
export async function retryDelivery(system: System, tx: TenantTx, endpointId: string, id: string): Promise<DeliveryDetail> {
  await getEndpoint(tx, endpointId);
  const isQueued = (await hurry(tx, endpointId, id)) || (await queueAgain(tx, endpointId, { id })) > 0;
  if (!isQueued) throw notFound('delivery');
  await record(tx, { action: 'webhook.delivery-retried', entity: 'webhook', entityId: endpointId, new: { deliveryId: id } });
  wakeAfter(system, tx);
  return readDelivery(system, tx, endpointId, id);
}

/** Sends again what was over in a time; `dryRun` says how many that are. */
export async function replayDeliveries(system: System, tx: TenantTx, endpointId: string, request: ReplayRequest): Promise<Replayed> {
  const { dryRun, ...which } = request;
  await getEndpoint(tx, endpointId);
  if (Date.parse(which.to) <= Date.parse(which.from)) throw invalid('to', 'must be after `from`');
  const count = await countOver(tx, endpointId, which, MOST_REPLAYED);
  if (count > MOST_REPLAYED) throw conflict(`These are more than ${MOST_REPLAYED} deliveries. Choose a shorter time.`);
  if (dryRun || count === 0) return { count, dryRun };
  const queued = await queueAgain(tx, endpointId, which);
  await record(tx, { action: 'webhook.replayed', entity: 'webhook', entityId: endpointId, new: { ...which, count: queued } });
  wakeAfter(system, tx);
  return { count: queued, dryRun };
}

function wakeAfter({ queuedNews }: System, tx: TenantTx): void {
  tx.afterCommit(() => queuedNews.tell([tx.tenantId]));
}

/** Posts the example of an event at once, and answers what became of it. Also to an endpoint that is switched off. */
export async function testEndpoint(
  system: System,
  agent: Agent,
  caller: Caller,
  endpointId: string,
  request: TestRequest,
): Promise<DeliveryDetail> {
  const { database, config, sealing } = system;
  const { endpoint, sealed, learners } = await inTenant(database, caller, async (tx) => {
    const endpoint = await getEndpoint(tx, endpointId);
    const learners = await learnersToldTo(sealing, tx, endpointId, endpoint.anonymiseLearners);
    return { endpoint, learners, sealed: await readSecrets(tx, endpointId) };
  });
  const eventType = request.eventType ?? wantedTypes(endpoint.eventTypes)[0] ?? 'SESSION_COMPLETED';
  if (!EVENT_TYPES.includes(eventType)) throw invalid('eventType', 'is no event we tell; GET /api/v1/event-types has them');
  const { tenantId } = caller;
  const [deliveryId, eventId, sentAtMs] = [newId('dlv'), newId('evt'), Date.now()];
  const data = JSON.stringify(exampleOf(eventType));
  const body = bodyOf({ eventId, type: eventType, tenantId, timestamp: new Date(sentAtMs).toISOString(), data, learners });
  const keys = keysAt(openSecrets(sealing, { tenantId, endpointId, ...sealed }), sentAtMs);
  const name = { eventId, type: eventType, deliveryId, sentAtMs };
  const { headers, ...signatures } = signed(config.WEBHOOK_HEADER_BRAND, keys, name, body);
  const { origin, pathname, search } = new URL(endpoint.url);
  const outcome = await post(agent, { origin, path: `${pathname}${search}` }, headers, body, config.WEBHOOK_TIMEOUT_MS);
  return inTenant(database, caller, async (tx) => {
    const { tookMs, status, answer, error } = outcome;
    const sentAt = new Date(sentAtMs).toISOString();
    await insertTestAttempt(tx, {
      ...{ endpointId, deliveryId, eventId, eventType, isSuccess: isSuccess(outcome), sentAt, tookMs, status, answer, error },
      ...signatures,
    });
    return { ...(await readDelivery(system, tx, endpointId, deliveryId)), payload: body };
  });
}
