import { make, type School } from './example-school.ts';

export async function makeEndpoint({ server, id, admin }: School): Promise<string> {
  // A school has at most 50, and a walk makes one per call: the oldest make room.
  await server.database.look(
    `UPDATE webhook_endpoints SET deleted_at = now() WHERE tenant_id = $1 AND id IN
       (SELECT id FROM webhook_endpoints WHERE tenant_id = $1 AND deleted_at IS NULL ORDER BY created_at DESC OFFSET 20)`,
    [id],
  );
  return make(admin, '/api/v1/webhooks', { url: 'https://partner.example/webhook', eventTypes: ['course.created'] });
}

/** A delivery that waits. */
export async function makeDelivery(school: School): Promise<Record<string, string>> {
  const id = await makeEndpoint(school);
  await make(school.admin, '/api/v1/courses', { name: 'Fresh course', category: 'driving' });
  const [waiting] = await school.server.database.look<{ id: string }>('SELECT id FROM webhook_queue WHERE endpoint_id = $1', [id]);
  return { id, deliveryId: waiting?.id ?? '' };
}

/** A delivery of this endpoint that is over, as a worker leaves it. */
export async function deliverOnce({ server, id: tenant }: School, endpointId: string): Promise<unknown> {
  return server.database.look(
    `INSERT INTO webhook_attempts (tenant_id, endpoint_id, delivery_id, attempt, is_success, is_last, event_id, event_type, event_seq, event_at,
       queued_at, sent_at, took_ms, status, signature, standard_signature)
     SELECT tenant_id, $2, 'dlv_' || $2, 1, true, true, id, type, seq, created_at, now(), now(), 12, 200, 'sha256=', 'v1,'
     FROM events WHERE tenant_id = $1 ORDER BY seq LIMIT 1`,
    [tenant, endpointId],
  );
}

/** The last hour and the next one. */
export async function replayRange(): Promise<object> {
  const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();
  return { from: at(-1), to: at(1) };
}

export function rotate({ admin }: School, endpointId: string): Promise<unknown> {
  return admin('POST', `/api/v1/webhooks/${endpointId}/rotate-secret`);
}
