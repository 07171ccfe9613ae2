import { NativeSelect } from '@mantine/core';
import { type FieldProps, textOf, useField } from './use-field.ts';

interface SelectFieldProps extends FieldProps {
  choices: { value: string; label: string }[];
  /** What an empty choice is called; left out, something must be chosen. */
  none?: string;
}

export function SelectField({ choices, none, ...props }: SelectFieldProps) {
  const { input, value, onChange } = useField(props);
  const data = none === undefined ? choices : [{ value: '', label: none }, ...choices];
  return <NativeSelect {...input} data={data} value={textOf(value)} onChange={onChange} />;
}
