import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { ApiKey } from './api-key.ts';

export const apiKeys: Resource<ApiKey> = {
  name: 'api-keys',
  entity: 'api-key',
  one: msg`API key`,
  many: msg`API keys`,
  fields: {
    name: msg`Name`,
    environment: msg`For`,
    displayPrefix: msg`Begins with`,
    scopes: msg`What it may do`,
    rateLimitPerHour: msg`Requests per hour`,
    allowedIps: msg`Only from these addresses`,
    expiresAt: msg`Works until`,
    expiresOn: msg`Last day it works`,
    previousUntil: msg`The key before works until`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/api-keys/${encodeURIComponent(id)}`,
  isFinal: true,
};
