import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Stack } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { EmailLink, PhoneLink } from '../../ui/contact-link.tsx';
import { LocalDay } from '../../ui/local-day.tsx';
import { BulkChange } from '../../ui/records/bulk-change.tsx';
import { BulkDelete } from '../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../ui/records/list-definition.ts';
import { BulkTag } from '../labels/bulk-tag.tsx';
import { labelFilters } from '../labels/label-filters.tsx';
import type { Customer } from './customer.ts';
import { CustomerFacts } from './customer-facts.tsx';
import { CustomerStudents } from './customer-students.tsx';
import { customerListSpec } from './list-specs.ts';
import { customers } from './resources.ts';

export const customerList: ListDefinition<Customer> = {
  resource: customers,
  spec: customerListSpec,
  crumbs: [{ label: <Trans>Families</Trans> }],
  icon: IconUsersGroup,
  searchLabel: msg`Search by name, phone or e-mail`,
  add: { path: '/customers/new', label: msg`Add a customer` },
  empty: {
    title: msg`No customers yet`,
    text: msg`A customer is who pays: a parent, an adult learner, a company. Add the first one, then their children or learners on the customer’s page.`,
  },
  noneFits: { title: msg`No customer fits`, text: msg`Try fewer letters, part of a phone number, or another city.` },
  filters: [{ kind: 'text', name: 'city', label: msg`City` }, ...labelFilters('customer')],
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
      id: 'phone',
      header: msg`Phone`,
      cell: ({ phone }) => phone && <PhoneLink phone={phone} />,
      minPx: 150,
      grow: 0,
      rank: 1,
      card: 'third',
    },
    { id: 'email', header: msg`E-mail`, cell: ({ email }) => email && <EmailLink email={email} />, minPx: 180, grow: 1.5, rank: 3 },
    {
      id: 'city',
      header: msg`City`,
      cell: ({ city }) => <bdi>{city}</bdi>,
      minPx: 120,
      grow: 1,
      rank: 2,
      card: 'second',
      edit: { field: 'city', valueOf: ({ city }) => city ?? '', maxLength: 100 },
    },
    {
      id: 'source',
      header: msg`How they found us`,
      cell: ({ source }) => <bdi>{source}</bdi>,
      minPx: 130,
      grow: 1,
      rank: 4,
      isExtra: true,
    },
    { id: 'address', header: msg`Address`, cell: ({ address }) => <bdi>{address}</bdi>, minPx: 160, grow: 1, rank: 4, isExtra: true },
    {
      id: 'createdAt',
      header: msg`Added`,
      cell: ({ createdAt }) => <LocalDay at={createdAt} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 112,
      grow: 0,
      rank: 4,
      card: 'aside',
    },
  ],
  preview: (customer) => (
    <Stack gap="md">
      <CustomerFacts customer={customer} />
      <CustomerStudents customer={customer} isReadOnly />
    </Stack>
  ),
  bulk: (selection) => (
    <>
      <BulkChange resource={customers} selection={selection} field="city" label={msg`City`} />
      <BulkChange resource={customers} selection={selection} field="source" label={msg`How they found us`} />
      <BulkTag resource={customers} selection={selection} />
      <BulkDelete resource={customers} selection={selection} />
    </>
  ),
};
