import { TextInput } from '@mantine/core';
import { useFormat } from '../format/use-format.ts';
import { clockText, instantOfClock } from '../format/zone-clock.ts';
import { type FieldProps, textOf, useField } from './use-field.ts';

/** A day and a time on the school's clock; kept as an instant, empty when unset. */
export function InstantField(props: FieldProps) {
  const { timeZone } = useFormat();
  const { input, value, onChange } = useField(props);
  const instant = textOf(value);
  return (
    <TextInput
      {...input}
      type="datetime-local"
      value={instant && clockText(instant, timeZone)}
      onChange={(event) => onChange(instantOfClock(event.currentTarget.value, timeZone) ?? '')}
    />
  );
}
