import { z } from 'zod';
import { created, one, type Route, tenantRoute } from '../../../platform/http/route.ts';
import { type Access, Id } from '../../access/index.ts';
import { Consent, Consents, exampleConsent, NewConsent } from './consent-schemas.ts';
import { readConsents, recordConsent } from './consents.ts';

const tag = 'Privacy';
const params = z.object({ id: Id });
const example = { id: 'cus_123' };

export function consentRoutes({ staff }: Access): Route[] {
  return [
    tenantRoute({
      method: 'GET',
      path: '/api/v1/customers/:id/consents',
      operationId: 'listConsents',
      summary: 'What a family agreed to: how it stands, and how it came to that',
      tag,
      gate: staff.may('customers', 'VIEW'),
      params,
      reply: one(Consents, { current: [exampleConsent], history: [exampleConsent] }),
      example: { params: example },
      run: (tx, { params: { id } }) => readConsents(tx, id),
    }),
    tenantRoute({
      method: 'POST',
      path: '/api/v1/customers/:id/consents',
      operationId: 'recordConsent',
      summary: 'Write down that a family agreed, refused or took back',
      description: 'The history is only added to: who changes their mind gets another record.',
      tag,
      gate: staff.may('customers', 'UPDATE'),
      params,
      body: NewConsent,
      reply: created(Consent, exampleConsent, ({ customerId }) => `/api/v1/customers/${customerId}/consents`),
      example: { params: example, body: { purpose: 'photos', isGiven: true, source: 'paper', textVersion: '2026-01' } },
      run: (tx, { params: { id }, body }) => recordConsent(tx, id, body),
    }),
  ];
}
