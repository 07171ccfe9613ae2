import { msg } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { IconBuilding } from '@tabler/icons-react';
import { BulkDelete } from '../../ui/records/bulk-delete.tsx';
import type { ListDefinition } from '../../ui/records/list-definition.ts';
import type { Branch } from './branch.ts';
import { BranchFacts } from './branch-facts.tsx';
import { BranchTypeName } from './branch-type-name.tsx';
import { InUse } from './in-use.tsx';
import { useBranchTypes } from './kind-names.ts';
import { branchListSpec } from './list-specs.ts';
import { branches } from './resources.ts';

export const branchList: ListDefinition<Branch> = {
  resource: branches,
  spec: branchListSpec,
  crumbs: [{ label: <Trans>Settings</Trans> }],
  icon: IconBuilding,
  searchLabel: msg`Search by name`,
  add: { path: '/branches/new', label: msg`Add a branch` },
  empty: {
    title: msg`No branches yet`,
    text: msg`A branch is where lessons are: a school, a community centre, your own rooms, or online. Add the first one with its rooms, and lessons can be planned there.`,
  },
  noneFits: { title: msg`No branch fits`, text: msg`Try fewer letters, another city or another kind.` },
  filters: [
    { kind: 'select', name: 'type', label: msg`Kind`, any: msg`All kinds`, useChoices: useBranchTypes },
    { kind: 'text', name: 'city', label: msg`City` },
    { kind: 'boolean', name: 'isActive', label: msg`In use`, any: msg`In use or not`, yes: msg`In use`, no: msg`Not in use` },
  ],
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
    { id: 'type', header: msg`Kind`, cell: ({ type }) => <BranchTypeName type={type} />, minPx: 130, grow: 1, rank: 2, card: 'second' },
    {
      id: 'city',
      header: msg`City`,
      cell: ({ city }) => <bdi>{city}</bdi>,
      minPx: 120,
      grow: 1,
      rank: 3,
      card: 'third',
      edit: { field: 'city', valueOf: ({ city }) => city ?? '', maxLength: 100 },
    },
    {
      id: 'rooms',
      header: msg`Rooms`,
      cell: ({ rooms }) => <Plural value={rooms.length} one="# room" other="# rooms" />,
      minPx: 100,
      grow: 0,
      rank: 3,
      card: 'secondAside',
    },
    { id: 'contactName', header: msg`Contact person`, cell: ({ contactName }) => <bdi>{contactName}</bdi>, minPx: 130, grow: 1, rank: 4 },
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
  preview: (branch) => <BranchFacts branch={branch} />,
  bulk: (selection) => <BulkDelete resource={branches} selection={selection} />,
};
