import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { useLingui } from '@lingui/react';
import { Badge } from '@mantine/core';
import { type Icon, IconArrowForwardUp, IconCalendarEvent, IconCheck, IconX } from '@tabler/icons-react';
import type { Choice } from '../../../ui/records/list-definition.ts';
import { MEETING_STATUSES, type MeetingStatus } from './meeting.ts';

export const MEETING_STATUS_NAMES: Record<MeetingStatus, MessageDescriptor> = {
  scheduled: msg`Planned`,
  completed: msg`Held`,
  cancelled: msg`Cancelled`,
  postponed: msg`Postponed`,
};

/** A shape beside the colour: colour alone tells nobody. */
export const MEETING_STATUS_ICONS: Record<MeetingStatus, Icon> = {
  scheduled: IconCalendarEvent,
  completed: IconCheck,
  cancelled: IconX,
  postponed: IconArrowForwardUp,
};

const COLORS: Record<MeetingStatus, string> = { scheduled: 'accent', completed: 'green', cancelled: 'red', postponed: 'yellow' };

export function MeetingStatusBadge({ status }: { status: MeetingStatus }) {
  const { i18n } = useLingui();
  const Shape = MEETING_STATUS_ICONS[status];
  return (
    <Badge variant="light" color={COLORS[status]} tt="none" leftSection={<Shape size={12} aria-hidden />}>
      {i18n._(MEETING_STATUS_NAMES[status])}
    </Badge>
  );
}

export function useMeetingStatuses(): Choice[] {
  const { i18n } = useLingui();
  return MEETING_STATUSES.map((value) => ({ value, label: i18n._(MEETING_STATUS_NAMES[value]) }));
}
