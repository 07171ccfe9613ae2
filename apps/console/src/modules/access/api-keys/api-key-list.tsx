import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { Code } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { LocalDay } from '../../../ui/local-day.tsx';
import { Moment } from '../../../ui/moment.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import type { ApiKey } from './api-key.ts';
import { ApiKeyFacts } from './api-key-facts.tsx';
import { KeyState } from './key-state.tsx';
import { apiKeyListSpec } from './list-spec.ts';
import { apiKeys } from './resource.ts';

export const apiKeyList: ListDefinition<ApiKey> = {
  resource: apiKeys,
  spec: apiKeyListSpec,
  crumbs: [{ label: <Trans>Integrations</Trans> }],
  icon: IconKey,
  searchLabel: msg`Search by name`,
  add: { path: '/api-keys/new', label: msg`Make an API key` },
  empty: {
    title: msg`No API keys yet`,
    text: msg`With a key, your website or another program sends leads, reads progress or keeps records in step. Each program gets its own.`,
  },
  noneFits: { title: msg`No key fits`, text: msg`Try fewer letters.` },
  filters: [],
  columns: [
    {
      id: 'name',
      header: msg`Name`,
      cell: ({ name }) => <bdi>{name}</bdi>,
      sort: { asc: msg`Name A–Z`, desc: msg`Name Z–A` },
      minPx: 170,
      grow: 2,
      rank: 0,
    },
    {
      id: 'displayPrefix',
      header: msg`Begins with`,
      cell: ({ displayPrefix }) => <Code dir="ltr">{displayPrefix}…</Code>,
      minPx: 170,
      grow: 0,
      rank: 2,
      card: 'second',
    },
    {
      id: 'scopes',
      header: msg`What it may do`,
      cell: ({ scopes }) => <Plural value={scopes.length} one="# scope" other="# scopes" />,
      minPx: 120,
      grow: 0,
      rank: 3,
      card: 'secondAside',
    },
    { id: 'state', header: msg`State`, cell: (key) => <KeyState apiKey={key} />, minPx: 110, grow: 0, rank: 1, card: 'aside' },
    {
      id: 'lastUsedAt',
      header: msg`Last used`,
      cell: ({ lastUsedAt }) => (lastUsedAt ? <Moment at={lastUsedAt} isAlone /> : <Trans>Never</Trans>),
      minPx: 132,
      grow: 0,
      rank: 1,
      card: 'third',
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
  preview: (key) => <ApiKeyFacts apiKey={key} />,
};
