import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { ConnectedApp } from './connected-app.ts';

export const connectedApps: Resource<ConnectedApp> = {
  name: 'connected-apps',
  entity: 'connected-app',
  one: msg`Connected app`,
  many: msg`Connected apps`,
  fields: {
    name: msg`Name`,
    requireV2: msg`Take only the stronger signature (v2)`,
    requestsPerSecond: msg`Requests per second`,
    isActive: msg`Switched on`,
    previousUntil: msg`The secrets before work until`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/connected-apps/${encodeURIComponent(id)}`,
  isFinal: true,
};
