import type { Delivery, DeliveryDetail } from './deliveries/delivery-schemas.ts';
import type { Endpoint, FreshEndpoint } from './endpoints/endpoint-schemas.ts';
import type { FeedEvent } from './feed/feed-schemas.ts';

export const exampleNewEndpoint = {
  url: 'https://partner.example/webhook',
  eventTypes: ['SESSION_COMPLETED', 'MASTERY_MILESTONE'],
  description: 'Production webhook endpoint',
};

export const exampleEndpoint: Endpoint = {
  ...{
    id: 'whk_123',
    version: 1,
    ...exampleNewEndpoint,
    name: null,
    filter: null,
    retrySchedule: 'short',
    maxConcurrency: 10,
    anonymiseLearners: false,
  },
  ...{ isEnabled: true, disabledReason: null, disabledAt: null, previousSecretUntil: null },
  health: {
    failingSince: null,
    lastSuccessAt: '2026-11-21T09:30:00.120Z',
    lastFailureAt: null,
    pausedUntil: null,
    givenUpInRow: 0,
    waiting: 0,
  },
  ...{ createdAt: '2026-11-01T08:00:00.000Z', updatedAt: '2026-11-01T08:00:00.000Z' },
};

export const exampleFreshEndpoint: FreshEndpoint = { ...exampleEndpoint, secret: 'whsec_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' };

export const exampleDelivery: Delivery = {
  ...{
    id: 'dlv_123',
    endpointId: 'whk_123',
    eventId: 'evt_123',
    eventType: 'SESSION_COMPLETED',
    status: 'SUCCESS',
    attempts: 1,
    isTest: false,
  },
  ...{
    createdAt: '2026-11-21T09:30:00.000Z',
    at: '2026-11-21T09:30:00.012Z',
    nextAttemptAt: null,
    responseStatus: 200,
    error: null,
    tookMs: 41,
  },
};

const payload = {
  ...{ id: 'evt_123', type: 'SESSION_COMPLETED', tenantId: 'driving', timestamp: '2026-11-21T09:30:00.000Z' },
  data: {
    ...{ sessionId: 'attempt-7', learnerId: 'stu_123', sessionType: 'mock', subject: null, startedAt: '2026-11-21T09:00:00.000Z' },
    ...{ endedAt: '2026-11-21T09:29:00.000Z', durationMinutes: 29, score: 0.86 },
  },
};

export const exampleDetail: DeliveryDetail = {
  ...exampleDelivery,
  url: exampleEndpoint.url,
  payload: JSON.stringify(payload),
  tries: [
    {
      ...{
        attempt: 1,
        sentAt: '2026-11-21T09:30:00.012Z',
        tookMs: 41,
        isSuccess: true,
        responseStatus: 200,
        responseBody: 'ok',
        error: null,
      },
      requestHeaders: {
        'content-type': 'application/json',
        'X-Aivo-Signature': 'sha256=5f8e…',
        'X-Aivo-Timestamp': '1795253400012',
        'X-Aivo-Event': 'SESSION_COMPLETED',
        'X-Aivo-Delivery-Id': 'dlv_123',
        'webhook-id': 'evt_123',
        'webhook-timestamp': '1795253400',
        'webhook-signature': 'v1,K5oZ…',
      },
    },
  ],
};

export const exampleFeedEvent: FeedEvent = {
  ...payload,
  subject: 'stu_123',
  actor: 'app:app_123',
};
