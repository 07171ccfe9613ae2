import { msg } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { IconHistory } from '@tabler/icons-react';
import { useFormat } from '../../ui/format/use-format.ts';
import { GatedPage } from '../../ui/gated-page.tsx';
import { LogList } from '../../ui/log/log-list.tsx';
import type { ListFilter } from '../../ui/records/list-definition.ts';
import type { AuditRow } from '../../ui/records/timeline-entry.tsx';
import { useMay } from '../access/may.ts';
import { AuditEntry } from './audit-entry.tsx';
import { AuditExport } from './audit-export.tsx';
import { auditQueryOf, auditSpec } from './audit-spec.ts';
import { useEntityChoices, useUserChoices } from './choices.ts';

const filters: ListFilter[] = [
  { kind: 'select', name: 'userId', label: msg`Who`, any: msg`Everybody`, useChoices: useUserChoices },
  { kind: 'select', name: 'entity', label: msg`What`, any: msg`Everything`, useChoices: useEntityChoices },
  { kind: 'text', name: 'action', label: msg`Action, for example customer.updated` },
  { kind: 'text', name: 'entityId', label: msg`ID of the record` },
  { kind: 'dates', from: 'from', to: 'to', label: msg`Days` },
];

/** Who changed what, with the old and the new value. */
export default function AuditLogPage() {
  const { t } = useLingui();
  const isAllowed = useMay('audit-logs', 'VIEW');
  const { timeZone } = useFormat();
  return (
    <GatedPage title={t`Audit log`} crumbs={[{ label: <Trans>Settings</Trans> }]} isAllowed={isAllowed} actions={<AuditExport />}>
      <LogList<AuditRow>
        resource="audit-logs"
        spec={auditSpec}
        filters={filters}
        queryOf={(state) => auditQueryOf(state, timeZone)}
        icon={IconHistory}
        empty={{
          title: <Trans>Nothing has been recorded yet</Trans>,
          text: <Trans>Every change anybody makes leaves a line here, with its old and its new value.</Trans>,
        }}
      >
        {(row) => <AuditEntry row={row} />}
      </LogList>
    </GatedPage>
  );
}
