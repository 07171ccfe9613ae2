import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconMail } from '@tabler/icons-react';
import { GatedPage } from '../../../ui/gated-page.tsx';
import { LogList } from '../../../ui/log/log-list.tsx';
import type { ListFilter } from '../../../ui/records/list-definition.ts';
import type { ListState } from '../../../ui/records/list-state.ts';
import { useMay } from '../may.ts';
import { type LoggedMail, mailLogSpec } from './mail.ts';
import { MailEntry } from './mail-entry.tsx';
import { useMailStatuses } from './mail-status.tsx';

const filters: ListFilter[] = [
  { kind: 'select', name: 'status', label: msg`State`, any: msg`All states`, useChoices: useMailStatuses },
  { kind: 'text', name: 'to', label: msg`Whole e-mail address` },
];

/** The server compares whole addresses: half of one, still being typed, finds nobody and would be refused. */
function queryOf({ status, to }: ListState) {
  return { status, to: to && /^\S+@\S+\.\S+$/.test(to) ? to : undefined };
}

export default function MailLogPage() {
  const { t } = useLingui();
  const isAllowed = useMay('mail-log', 'VIEW');
  return (
    <GatedPage title={t`Mail log`} crumbs={[{ label: <Trans>Integrations</Trans> }]} isAllowed={isAllowed}>
      <LogList<LoggedMail>
        resource="mail-log"
        spec={mailLogSpec}
        filters={filters}
        queryOf={queryOf}
        icon={IconMail}
        empty={{
          title: <Trans>No mails yet</Trans>,
          text: <Trans>Invitations, new passwords and other mails show up here, with what became of them.</Trans>,
        }}
      >
        {(mail) => <MailEntry mail={mail} />}
      </LogList>
    </GatedPage>
  );
}
