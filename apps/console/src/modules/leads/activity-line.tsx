import { useLingui } from '@lingui/react';
import { Trans } from '@lingui/react/macro';
import { Text } from '@mantine/core';
import {
  type Icon,
  IconArrowsExchange,
  IconCalendarEvent,
  IconMail,
  IconMessage,
  IconNote,
  IconPhone,
  IconRepeat,
  IconUserCheck,
  IconUserShare,
} from '@tabler/icons-react';
import { useFormat } from '../../ui/format/use-format.ts';
import { Moment } from '../../ui/moment.tsx';
import styles from './activities-panel.module.css';
import type { ActivityType, LeadActivity } from './lead.ts';
import { LEAD_STATUS_NAMES, WRITTEN_NAMES } from './lead-names.ts';
import { LEAD_STATUSES } from './lead-status.ts';

const ICONS: Record<ActivityType, Icon> = {
  call: IconPhone,
  email: IconMail,
  meeting: IconCalendarEvent,
  message: IconMessage,
  note: IconNote,
  status: IconArrowsExchange,
  assigned: IconUserShare,
  repeated: IconRepeat,
  converted: IconUserCheck,
};

export function ActivityLine({ activity }: { activity: LeadActivity }) {
  const format = useFormat();
  const { type, text, outcome, followUpAt, user, createdAt } = activity;
  const Sign = ICONS[type];
  return (
    <li>
      <div className={styles.head}>
        <Sign size={16} aria-hidden />
        <Text span fw={600}>
          <What activity={activity} />
        </Text>
        {outcome && <bdi>{outcome}</bdi>}
        <Text span c="dimmed" size="sm">
          {user && <bdi>{user.name}</bdi>} <Moment at={createdAt} />
        </Text>
      </div>
      {text && (
        <p className={styles.text} dir="auto">
          {text}
        </p>
      )}
      {followUpAt && (
        <Text size="sm" c="dimmed">
          <Trans>Next step: {format.instant(followUpAt)}</Trans>
        </Text>
      )}
    </li>
  );
}

function What({ activity: { type, details } }: { activity: LeadActivity }) {
  const { i18n } = useLingui();
  switch (type) {
    case 'status':
      return <Trans>Now: {statusName(details?.to, i18n)}</Trans>;
    case 'assigned': {
      const name = nameIn(details?.to);
      return name ? <Trans>Given to {name}</Trans> : <Trans>Given to nobody</Trans>;
    }
    case 'repeated':
      return <Trans>Asked again</Trans>;
    case 'converted':
      return <Trans>Became a customer</Trans>;
    default:
      return i18n._(WRITTEN_NAMES[type]);
  }
}

function statusName(value: unknown, i18n: ReturnType<typeof useLingui>['i18n']): string {
  const status = LEAD_STATUSES.find((each) => each === value);
  return status ? i18n._(LEAD_STATUS_NAMES[status]) : String(value);
}

function nameIn(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : null;
}
