import { useLingui } from '@lingui/react/macro';
import { Group, TextInput } from '@mantine/core';
import { useFormat } from '../../../ui/format/use-format.ts';
import { clockText, instantOfClock } from '../../../ui/format/zone-clock.ts';
import type { ListState } from '../../../ui/records/list-state.ts';

/** From one moment to another, on the school's clock. The address keeps instants. */
export function TimeFilter({ state, onChange }: { state: ListState; onChange: (next: ListState) => void }) {
  const { t } = useLingui();
  const { timeZone } = useFormat();
  const shown = (instant: string | undefined) => (instant && !Number.isNaN(Date.parse(instant)) ? clockText(instant, timeZone) : '');
  return (
    <Group gap={4} wrap="nowrap" role="group" aria-label={t`Time`}>
      <TextInput
        type="datetime-local"
        aria-label={t`Time: from`}
        value={shown(state.from)}
        onChange={(event) => onChange({ from: instantOfClock(event.currentTarget.value, timeZone) ?? undefined })}
      />
      <span aria-hidden>–</span>
      <TextInput
        type="datetime-local"
        aria-label={t`Time: to`}
        value={shown(state.to)}
        onChange={(event) => onChange({ to: instantOfClock(event.currentTarget.value, timeZone) ?? undefined })}
      />
    </Group>
  );
}
