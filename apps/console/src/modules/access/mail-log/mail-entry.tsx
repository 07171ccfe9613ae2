import { Plural, Trans } from '@lingui/react/macro';
import { Group, Text } from '@mantine/core';
import { EmailLink } from '../../../ui/contact-link.tsx';
import { Moment } from '../../../ui/moment.tsx';
import type { LoggedMail } from './mail.ts';
import { MailStatusBadge } from './mail-status.tsx';

export function MailEntry({ mail }: { mail: LoggedMail }) {
  return (
    <>
      <Group justify="space-between" gap="xs">
        <Text fw={550}>
          <bdi lang={mail.locale}>{mail.subject}</bdi>
        </Text>
        <MailStatusBadge status={mail.status} />
      </Group>
      <Text size="sm" c="dimmed" component="div">
        <EmailLink email={mail.to} /> · <Moment at={mail.sentAt ?? mail.createdAt} />
        {mail.tries > 1 && (
          <>
            {' · '}
            <Plural value={mail.tries} one="# try" other="# tries" />
          </>
        )}
      </Text>
      {mail.lastError && (
        <Text size="sm" c="var(--bad)">
          <Trans>
            The mail server said: <bdi dir="ltr">{mail.lastError}</bdi>
          </Trans>
        </Text>
      )}
    </>
  );
}
