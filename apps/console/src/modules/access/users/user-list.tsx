import { msg } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconUserShield } from '@tabler/icons-react';
import { EmailLink } from '../../../ui/contact-link.tsx';
import { LocalDay } from '../../../ui/local-day.tsx';
import { Moment } from '../../../ui/moment.tsx';
import type { ListDefinition } from '../../../ui/records/list-definition.ts';
import { userListSpec } from './list-spec.ts';
import { users } from './resource.ts';
import { RoleName } from './role-name.tsx';
import { useRoles } from './role-names.ts';
import type { User } from './user.ts';
import { UserFacts } from './user-facts.tsx';
import { UserState } from './user-state.tsx';

export const userList: ListDefinition<User> = {
  resource: users,
  spec: userListSpec,
  crumbs: [{ label: <Trans>Settings</Trans> }],
  icon: IconUserShield,
  searchLabel: msg`Search by name or e-mail`,
  add: { path: '/users/new', label: msg`Add a user` },
  empty: { title: msg`No users yet`, text: msg`Users are the people who work in Rollbook. Invite the first by e-mail.` },
  noneFits: { title: msg`No user fits`, text: msg`Try fewer letters or another role.` },
  filters: [
    { kind: 'select', name: 'role', label: msg`Role`, any: msg`All roles`, useChoices: useRoles },
    { kind: 'boolean', name: 'isActive', label: msg`State`, any: msg`Active or shut out`, yes: msg`May sign in`, no: msg`Shut out` },
  ],
  columns: [
    {
      id: 'name',
      header: msg`Name`,
      cell: ({ name }) => <bdi>{name}</bdi>,
      sort: { asc: msg`Name A–Z`, desc: msg`Name Z–A` },
      minPx: 160,
      grow: 2,
      rank: 0,
    },
    { id: 'role', header: msg`Role`, cell: ({ role }) => <RoleName role={role} />, minPx: 120, grow: 1, rank: 1, card: 'second' },
    { id: 'email', header: msg`E-mail`, cell: ({ email }) => <EmailLink email={email} />, minPx: 180, grow: 1.5, rank: 3, card: 'third' },
    { id: 'state', header: msg`State`, cell: (user) => <UserState user={user} />, minPx: 110, grow: 0, rank: 1, card: 'aside' },
    {
      id: 'twoFactor',
      header: msg`Two-factor sign-in`,
      cell: ({ hasTwoFactor }) => (hasTwoFactor ? <Trans>On</Trans> : <Trans>Off</Trans>),
      minPx: 120,
      grow: 0,
      rank: 4,
    },
    {
      id: 'lastSignedInAt',
      header: msg`Last signed in`,
      cell: ({ lastSignedInAt }) => (lastSignedInAt ? <Moment at={lastSignedInAt} isAlone /> : <Trans>Never</Trans>),
      minPx: 132,
      grow: 0,
      rank: 2,
      card: 'secondAside',
    },
    {
      id: 'createdAt',
      header: msg`Added`,
      cell: ({ createdAt }) => <LocalDay at={createdAt} />,
      sort: { asc: msg`Oldest first`, desc: msg`Newest first` },
      minPx: 112,
      grow: 0,
      rank: 5,
    },
  ],
  preview: (user) => <UserFacts user={user} />,
};
