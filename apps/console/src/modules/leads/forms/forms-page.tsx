import { msg } from '@lingui/core/macro';
import { IconForms } from '@tabler/icons-react';
import { LocalDay } from '../../../ui/local-day.tsx';
import { BulkDelete } from '../../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import { RecordList } from '../../../ui/records/record-list.tsx';
import { InUse } from '../../catalog/in-use.tsx';
import { leadFormListSpec } from '../list-specs.ts';
import { leadForms } from '../resources.ts';
import type { LeadForm } from './lead-form.ts';

const formList: ListDefinition<LeadForm> = {
  resource: leadForms,
  spec: leadFormListSpec,
  crumbs: [],
  icon: IconForms,
  needs: { resource: 'settings', action: 'VIEW' },
  add: { path: '/lead-forms/new', label: msg`Add a form` },
  empty: {
    title: msg`No forms yet`,
    text: msg`A form stands on your website. Whoever fills it in becomes a lead, and somebody’s turn to call.`,
  },
  noneFits: { title: msg`No form fits`, text: msg`Show all of them again.` },
  filters: [],
  columns: [
    {
      id: 'name',
      header: msg`Name`,
      cell: ({ name }) => <bdi>{name}</bdi>,
      sort: { asc: msg`Name A–Z`, desc: msg`Name Z–A` },
      minPx: 160,
      grow: 1.5,
      rank: 0,
    },
    {
      id: 'origins',
      header: msg`Websites that may show it`,
      cell: ({ allowedOrigins }) => <bdi dir="ltr">{allowedOrigins.join(', ')}</bdi>,
      minPx: 200,
      grow: 2,
      rank: 2,
      card: 'second',
    },
    {
      id: 'createdAt',
      header: msg`Added`,
      cell: ({ createdAt }) => <LocalDay at={createdAt} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 112,
      grow: 0,
      rank: 3,
    },
    {
      id: 'isActive',
      header: msg`State`,
      cell: ({ isActive }) => <InUse isActive={isActive} />,
      minPx: 110,
      grow: 0,
      rank: 1,
      card: 'aside',
    },
  ],
  bulk: (selection) => <BulkDelete resource={leadForms} selection={selection} />,
};

export default function FormsPage() {
  return <RecordList definition={formList} />;
}
