import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import { readableName } from '../format/code-name.ts';
import { Moment } from '../moment.tsx';
import { ActorName } from './actor-name.tsx';
import { AuditChanges } from './audit-changes.tsx';
import type { Resource } from './resource.ts';
import styles from './timeline.module.css';

/** A line of the audit log. */
export interface AuditRow {
  id: string;
  actor: { kind: string; id: string | null; name: string | null };
  /** `customer.updated` */
  action: string;
  entity: string;
  entityId: string;
  old: unknown;
  new: unknown;
  ip: string | null;
  requestId: string | null;
  at: string;
}

export function TimelineEntry({ row, fields }: { row: AuditRow; fields: Resource['fields'] }) {
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <bdi className={styles.who}>
          <ActorName actor={row.actor} />
        </bdi>
        <ActionName action={row.action} />
        <Text span c="dimmed" size="sm" title={row.requestId ?? undefined}>
          <Moment at={row.at} />
        </Text>
      </div>
      <AuditChanges row={row} fields={fields} />
    </li>
  );
}

/** The verb of the action; one the console doesn't know is read out of the code. */
function ActionName({ action }: { action: string }) {
  const verb = action.split('.').at(-1) ?? action;
  switch (verb) {
    case 'created':
      return <Trans>added it</Trans>;
    case 'updated':
      return <Trans>changed it</Trans>;
    case 'deleted':
      return <Trans>deleted it</Trans>;
    case 'restored':
      return <Trans>brought it back</Trans>;
    default:
      return <span>{readableName(verb)}</span>;
  }
}
