import { useLingui } from '@lingui/react/macro';
import { PasswordInput, TextInput } from '@mantine/core';
import { usePasswordTrouble } from './password-trouble.ts';
import { type FieldProps, textOf, useField } from './use-field.ts';

/** The password of now, proved once more. */
export function PasswordField(props: FieldProps) {
  return <Password {...props} isNew={false} />;
}

/** A password being chosen; the server knows the common ones. */
export function NewPasswordField(props: FieldProps) {
  const { t } = useLingui();
  return <Password description={t`At least 10 characters. A few words nobody would guess are best.`} {...props} isNew />;
}

function Password({ isNew, ...props }: FieldProps & { isNew: boolean }) {
  const { t } = useLingui();
  const explain = usePasswordTrouble();
  const { input, value, onChange } = useField(
    { isRequired: true, ...props },
    { validate: (text) => !isNew || textOf(text).length >= 10 || t`Please use at least 10 characters.` },
  );
  return (
    <PasswordInput
      {...input}
      error={input.error && explain(input.error)}
      autoComplete={isNew ? 'new-password' : 'current-password'}
      dir="ltr"
      visibilityToggleButtonProps={{ 'aria-label': t`Show or hide password` }}
      maxLength={1000}
      value={textOf(value)}
      onChange={onChange}
    />
  );
}

/** The six digits of an authenticator app. */
export function CodeField(props: FieldProps) {
  const { t } = useLingui();
  const { input, value, onChange } = useField(
    { isRequired: true, ...props },
    { validate: (text) => /^\s*\d{3}\s?\d{3}\s*$/.test(textOf(text)) || t`A code has six digits.` },
  );
  const explain = usePasswordTrouble();
  return (
    <TextInput
      {...input}
      error={input.error && explain(input.error)}
      inputMode="numeric"
      autoComplete="one-time-code"
      dir="ltr"
      maxLength={8}
      value={textOf(value)}
      onChange={onChange}
    />
  );
}

export function RecoveryCodeField(props: FieldProps) {
  const { t } = useLingui();
  const { input, value, onChange } = useField(
    { isRequired: true, ...props },
    { validate: (text) => textOf(text).replace(/[^A-Za-z0-9]/g, '').length === 16 || t`A recovery code has 16 letters and digits.` },
  );
  return (
    <TextInput
      {...input}
      autoComplete="off"
      autoCapitalize="characters"
      spellCheck={false}
      dir="ltr"
      maxLength={40}
      value={textOf(value)}
      onChange={onChange}
    />
  );
}
