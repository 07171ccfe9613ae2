import { type Filling, RARE, ROWS } from './filling.ts';

/** Deliveries that are over, of an endpoint: one every 80 ms of a day, the rare ones first. */
export const WEBHOOKS: readonly Filling[] = [
  {
    table: 'webhook_endpoints',
    statements: [
      `INSERT INTO webhook_endpoints (tenant_id, id, url, event_types, secret) VALUES ('driving', 'whk_common', 'https://partner.example/', ARRAY['*'], 'x')`,
    ],
  },
  {
    table: 'webhook_attempts',
    statements: [
      `INSERT INTO webhook_attempts (tenant_id, endpoint_id, delivery_id, attempt, is_success, is_last, event_id, event_type, event_seq, event_at,
         queued_at, sent_at, took_ms, status, signature, standard_signature)
       SELECT 'driving', 'whk_common', 'dlv_' || lpad(n::text, 7, '0'), 1, n > ${RARE}, true, 'evt_' || n,
         CASE WHEN n <= ${RARE} THEN 'lead.deleted' ELSE 'lead.created' END, n, at, at, at, 5, 200, '', ''
       FROM generate_series(1, ${ROWS}) n, LATERAL (SELECT date_trunc('day', now(), 'UTC') + n * interval '80 milliseconds' AS at) t`,
    ],
  },
];
