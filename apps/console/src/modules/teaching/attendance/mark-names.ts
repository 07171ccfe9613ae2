import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import { type Icon, IconCheck, IconClock, IconFirstAidKit, IconX } from '@tabler/icons-react';
import type { Mark } from './mark.ts';

export const MARK_NAMES: Record<Mark, MessageDescriptor> = {
  present: msg`Present`,
  late: msg`Late`,
  absent: msg`Absent`,
  excused: msg`Excused`,
};

/** A shape beside the colour. */
export const MARK_ICONS: Record<Mark, Icon> = { present: IconCheck, late: IconClock, absent: IconX, excused: IconFirstAidKit };
