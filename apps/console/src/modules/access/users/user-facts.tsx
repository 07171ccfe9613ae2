import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { LOCALE_NAMES } from '../../../i18n/locale.ts';
import { EmailLink } from '../../../ui/contact-link.tsx';
import { Fact, Facts } from '../../../ui/facts.tsx';
import { useFormat } from '../../../ui/format/use-format.ts';
import { Moment } from '../../../ui/moment.tsx';
import { RoleName } from './role-name.tsx';
import { ROLE_PURPOSES } from './role-names.ts';
import type { User } from './user.ts';
import { UserState } from './user-state.tsx';

export function UserFacts({ user }: { user: User }) {
  const { i18n } = useLingui();
  const format = useFormat();
  return (
    <Facts notes={i18n._(ROLE_PURPOSES[user.role])}>
      <Fact name={<Trans>State</Trans>}>
        <UserState user={user} />
      </Fact>
      <Fact name={<Trans>Role</Trans>}>
        <RoleName role={user.role} />
      </Fact>
      <Fact name={<Trans>E-mail</Trans>}>
        <EmailLink email={user.email} />
      </Fact>
      {user.locale && (
        <Fact name={<Trans>Language</Trans>}>
          <span lang={user.locale}>{LOCALE_NAMES[user.locale]}</span>
        </Fact>
      )}
      <Fact name={<Trans>Two-factor sign-in</Trans>}>{user.hasTwoFactor ? <Trans>On</Trans> : <Trans>Off</Trans>}</Fact>
      <Fact name={<Trans>Last signed in</Trans>}>
        {user.lastSignedInAt ? <Moment at={user.lastSignedInAt} isAlone /> : <Trans>Never</Trans>}
      </Fact>
      {!user.hasPassword && user.invitationExpiresAt && (
        <Fact name={<Trans>Invitation valid until</Trans>}>{format.instant(user.invitationExpiresAt)}</Fact>
      )}
      {user.externalId && (
        <Fact name={<Trans>ID in another system</Trans>}>
          <bdi dir="ltr">{user.externalId}</bdi>
        </Fact>
      )}
    </Facts>
  );
}
