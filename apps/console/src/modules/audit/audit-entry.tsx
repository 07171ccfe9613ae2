import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { Moment } from '../../ui/moment.tsx';
import { ActorName } from '../../ui/records/actor-name.tsx';
import { AuditChanges } from '../../ui/records/audit-changes.tsx';
import type { AuditRow } from '../../ui/records/timeline-entry.tsx';
import styles from './audit-entry.module.css';
import { knownRecord } from './known-records.ts';

/** One change: who, what, when, and each field before and after. */
export function AuditEntry({ row }: { row: AuditRow }) {
  const { i18n } = useLingui();
  const record = knownRecord(row.entity);
  return (
    <>
      <div className={styles.head}>
        <bdi className={styles.who}>
          <ActorName actor={row.actor} />
        </bdi>
        <bdi dir="ltr">{row.action}</bdi>
        {record ? (
          <Anchor component={Link} to={record.pageOf(row.entityId)}>
            {i18n._(record.one)} <bdi dir="ltr">{row.entityId}</bdi>
          </Anchor>
        ) : (
          <bdi dir="ltr">{row.entityId}</bdi>
        )}
        <Text span c="dimmed" size="sm">
          <Moment at={row.at} />
        </Text>
      </div>
      <AuditChanges row={row} fields={record?.fields ?? {}} />
      {(row.ip || row.requestId) && (
        <Text size="xs" c="dimmed">
          {row.ip && <bdi dir="ltr">{row.ip}</bdi>}
          {row.ip && row.requestId && ' · '}
          {row.requestId && (
            <Trans>
              Request <bdi dir="ltr">{row.requestId}</bdi>
            </Trans>
          )}
        </Text>
      )}
    </>
  );
}
