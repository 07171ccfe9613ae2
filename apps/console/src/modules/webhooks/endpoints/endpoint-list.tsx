import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { IconWebhook } from '@tabler/icons-react';
import { LocalDay } from '../../../ui/local-day.tsx';
import { Moment } from '../../../ui/moment.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import { DisabledEndpoints } from './disabled-endpoints.tsx';
import { type Endpoint, nameOf } from './endpoint.ts';
import { EndpointFacts } from './endpoint-facts.tsx';
import { EndpointState } from './endpoint-state.tsx';
import { webhookListSpec } from './list-spec.ts';
import { webhooks } from './resource.ts';

export const endpointList: ListDefinition<Endpoint> = {
  resource: webhooks,
  spec: webhookListSpec,
  crumbs: [{ label: <Trans>Integrations</Trans> }],
  icon: IconWebhook,
  add: { path: '/webhooks/new', label: msg`Add a webhook` },
  notice: <DisabledEndpoints />,
  empty: {
    title: msg`No webhooks yet`,
    text: msg`A webhook tells another program what happens here, the moment it happens: a new lead, a payment, a lesson cancelled.`,
  },
  noneFits: { title: msg`No webhook fits`, text: msg`Try without the filter.` },
  filters: [
    {
      kind: 'boolean',
      name: 'isEnabled',
      label: msg`Switched on`,
      any: msg`On and off`,
      yes: msg`Switched on`,
      no: msg`Switched off`,
    },
  ],
  columns: [
    { id: 'name', header: msg`Name`, cell: (endpoint) => <bdi>{nameOf(endpoint)}</bdi>, minPx: 170, grow: 2, rank: 0 },
    {
      id: 'state',
      header: msg`State`,
      cell: (endpoint) => <EndpointState endpoint={endpoint} />,
      minPx: 190,
      grow: 0,
      rank: 1,
      card: 'aside',
    },
    {
      id: 'url',
      header: msg`Web address`,
      cell: ({ url }) => <bdi dir="ltr">{url}</bdi>,
      minPx: 200,
      grow: 2,
      rank: 3,
      card: 'second',
    },
    {
      id: 'lastSuccessAt',
      header: msg`Last arrived`,
      cell: ({ health }) => (health.lastSuccessAt ? <Moment at={health.lastSuccessAt} isAlone /> : <Trans>Never</Trans>),
      minPx: 132,
      grow: 0,
      rank: 1,
      card: 'third',
    },
    {
      id: 'waiting',
      header: msg`Waiting`,
      cell: ({ health }) => <Plural value={health.waiting} _0="Nothing" one="# delivery" other="# deliveries" />,
      minPx: 120,
      grow: 0,
      rank: 2,
    },
    {
      id: 'createdAt',
      header: msg`Added`,
      cell: ({ createdAt }) => <LocalDay at={createdAt} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 112,
      grow: 0,
      rank: 4,
    },
  ],
  preview: (endpoint) => <EndpointFacts endpoint={endpoint} />,
};
