import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Button, Group, NativeSelect, SegmentedControl, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPrinter } from '@tabler/icons-react';
import { useLocale } from '../../../i18n/use-locale.ts';
import { dateFormat } from '../../../ui/format/intl.ts';
import { useBranchChoices } from '../../catalog/choices.ts';
import grid from '../attendance/attendance-grid.module.css';
import { useInstructorChoices } from '../instructor-choices.ts';
import styles from './calendar.module.css';
import { rangeOf, stepFrom } from './calendar-range.ts';
import { CALENDAR_VIEWS, type CalendarSearch, type CalendarView } from './calendar-search.ts';
import { RoomSelect } from './room-select.tsx';

interface CalendarToolbarProps {
  state: CalendarSearch;
  view: CalendarView;
  date: string;
  weekStart: number;
  onChange: (next: CalendarSearch) => void;
}

export function CalendarToolbar({ state, view, date, weekStart, onChange }: CalendarToolbarProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const names: Record<CalendarView, string> = { week: t`Week`, day: t`Day`, month: t`Month`, agenda: t`Agenda` };
  const { from, to } = rangeOf(view, date, weekStart);
  const title =
    view === 'month'
      ? dateFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(date))
      : dateFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(new Date(from), new Date(to));
  return (
    <search className={styles.toolbar}>
      <Group gap={4}>
        <ActionIcon variant="default" size={36} aria-label={t`Back`} onClick={() => onChange({ date: stepFrom(view, date, -1) })}>
          <IconChevronLeft size={18} className={grid.mirrored} aria-hidden />
        </ActionIcon>
        <Button variant="default" onClick={() => onChange({ date: undefined })}>
          <Trans>Today</Trans>
        </Button>
        <ActionIcon variant="default" size={36} aria-label={t`Onward`} onClick={() => onChange({ date: stepFrom(view, date, 1) })}>
          <IconChevronRight size={18} className={grid.mirrored} aria-hidden />
        </ActionIcon>
      </Group>
      <Text className={styles.title} component="h2" aria-live="polite">
        {title}
      </Text>
      <NativeSelect
        aria-label={t`Branch`}
        value={state.branchId ?? ''}
        data={[{ value: '', label: t`All branches` }, ...useBranchChoices()]}
        onChange={(event) => onChange({ branchId: event.currentTarget.value || undefined, roomId: undefined })}
      />
      {state.branchId && <RoomSelect branchId={state.branchId} roomId={state.roomId} onChange={(roomId) => onChange({ roomId })} />}
      <NativeSelect
        aria-label={t`Instructor`}
        value={state.instructorId ?? ''}
        data={[{ value: '', label: t`All instructors` }, ...useInstructorChoices()]}
        onChange={(event) => onChange({ instructorId: event.currentTarget.value || undefined })}
      />
      <NativeSelect
        aria-label={t`Colours`}
        value={state.colour ?? ''}
        data={[
          { value: '', label: t`Colour by state` },
          { value: 'branch', label: t`Colour by branch` },
          { value: 'instructor', label: t`Colour by instructor` },
        ]}
        onChange={(event) => {
          const { value } = event.currentTarget;
          onChange({ colour: value === 'branch' || value === 'instructor' ? value : undefined });
        }}
      />
      <SegmentedControl
        aria-label={t`View`}
        value={view}
        data={CALENDAR_VIEWS.map((value) => ({ value, label: names[value] }))}
        onChange={(next) => onChange({ view: CALENDAR_VIEWS.find((each) => each === next) })}
      />
      <ActionIcon variant="default" size={36} aria-label={t`Print`} onClick={() => window.print()}>
        <IconPrinter size={18} aria-hidden />
      </ActionIcon>
    </search>
  );
}
