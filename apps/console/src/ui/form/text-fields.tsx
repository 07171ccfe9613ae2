import { useLingui } from '@lingui/react/macro';
import { Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { type FieldProps, textOf, useField } from './use-field.ts';

interface TextFieldProps extends FieldProps {
  maxLength?: number;
}

/** A Hebrew name reads from the right in an English form, too; an empty field keeps the page's direction. */
function ownDirection(value: unknown) {
  return { input: { dir: textOf(value) ? 'auto' : undefined } };
}

export function TextField({ maxLength = 200, ...props }: TextFieldProps) {
  const { input, value, onChange } = useField(props);
  return <TextInput {...input} maxLength={maxLength} attributes={ownDirection(value)} value={textOf(value)} onChange={onChange} />;
}

export function LongTextField({ maxLength = 10_000, ...props }: TextFieldProps) {
  const { input, value, onChange } = useField(props);
  return (
    <Textarea
      {...input}
      maxLength={maxLength}
      attributes={ownDirection(value)}
      autosize
      minRows={3}
      maxRows={12}
      value={textOf(value)}
      onChange={onChange}
    />
  );
}

export function EmailField(props: FieldProps) {
  const { t } = useLingui();
  const { input, value, onChange } = useField(props, {
    validate: (text) => !textOf(text).trim() || /^\S+@\S+\.\S+$/.test(textOf(text).trim()) || t`This doesn’t look like an e-mail address.`,
  });
  return <TextInput {...input} type="email" autoComplete="off" maxLength={254} dir="ltr" value={textOf(value)} onChange={onChange} />;
}

/** In any spelling: the server knows the school's country and stores one form of it. */
export function PhoneField(props: FieldProps) {
  const { t } = useLingui();
  const { input, value, onChange } = useField(props, {
    validate: (text) =>
      !textOf(text).trim() || /^[+\d][\d\s().-]{4,}$/.test(textOf(text).trim()) || t`This doesn’t look like a phone number.`,
  });
  return <TextInput {...input} type="tel" autoComplete="off" maxLength={40} dir="ltr" value={textOf(value)} onChange={onChange} />;
}

/** A time of day, `HH:MM`. */
export function TimeField(props: FieldProps) {
  const { input, value, onChange } = useField(props);
  return <TextInput {...input} type="time" value={textOf(value)} onChange={onChange} />;
}

export function TagsField(props: FieldProps) {
  const { input, value, onChange } = useField(props);
  const tags = Array.isArray(value) ? value.filter((tag): tag is string => typeof tag === 'string') : [];
  return <TagsInput {...input} maxTags={50} value={tags} onChange={onChange} />;
}

export function SwitchField(props: FieldProps) {
  const { input, value, onChange } = useField(props);
  const { withAsterisk, ...rest } = input;
  return <Switch {...rest} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
}
