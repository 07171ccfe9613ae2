import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { MAIL_STATUSES, type MailStatus } from './mail.ts';

const NAMES: Record<MailStatus, MessageDescriptor> = { queued: msg`Waiting`, sent: msg`Sent`, failed: msg`Not sent` };
const COLORS: Record<MailStatus, string> = { queued: 'yellow', sent: 'green', failed: 'red' };

export function MailStatusBadge({ status }: { status: MailStatus }) {
  const { i18n } = useLingui();
  return (
    <Badge variant="light" color={COLORS[status]} tt="none">
      {i18n._(NAMES[status])}
    </Badge>
  );
}

export function useMailStatuses(): Choice[] {
  const { i18n } = useLingui();
  return MAIL_STATUSES.map((value) => ({ value, label: i18n._(NAMES[value]) }));
}
