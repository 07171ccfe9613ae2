import { msg } from '@lingui/core/macro';
import type { Resource } from '../../../ui/records/resource.ts';
import type { User } from './user.ts';

export const users: Resource<User> = {
  name: 'users',
  entity: 'user',
  isExported: true,
  one: msg`User`,
  many: msg`Users`,
  fields: {
    name: msg`Name`,
    email: msg`E-mail`,
    role: msg`Role`,
    locale: msg`Language`,
    externalId: msg`ID in another system`,
    password: msg`Password`,
    isActive: msg`May sign in`,
    hasPassword: msg`Has a password`,
    hasTwoFactor: msg`Two-factor sign-in`,
    invitationExpiresAt: msg`Invitation valid until`,
    lastSignedInAt: msg`Last signed in`,
  },
  titleOf: ({ name }) => name,
  pageOf: (id) => `/users/${encodeURIComponent(id)}`,
};
