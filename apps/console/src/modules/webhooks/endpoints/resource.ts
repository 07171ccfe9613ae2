import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import { type Endpoint, nameOf } from './endpoint.ts';

export const webhooks: Resource<Endpoint> = {
  name: 'webhooks',
  entity: 'webhook',
  one: msg`Webhook`,
  many: msg`Webhooks`,
  fields: {
    url: msg`Web address`,
    name: msg`Name`,
    description: msg`Description`,
    eventTypes: msg`Events`,
    filter: msg`Only events of`,
    retrySchedule: msg`When a delivery fails`,
    maxConcurrency: msg`Deliveries at a time`,
    anonymiseLearners: msg`Ids that stand in for learners’ own`,
    isEnabled: msg`Switched on`,
    disabledReason: msg`Switched off because`,
    disabledAt: msg`Switched off at`,
    previousSecretUntil: msg`The secret before signs until`,
  },
  titleOf: nameOf,
  pageOf: (id) => `/webhooks/${encodeURIComponent(id)}`,
  isFinal: true,
};
