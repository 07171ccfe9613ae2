import { useLingui } from '@lingui/react/macro';
import { type RegisterOptions, useController, useFormContext } from 'react-hook-form';
import { useFieldLabel } from './form-context.ts';

export interface FieldProps {
  /** The value's name in the form, and in the API's body. */
  name: string;
  /** Left out: what the record calls it. */
  label?: string;
  description?: string;
  isRequired?: boolean;
  autoFocus?: boolean;
}

/** One value of the form with its label and problem, ready for any input. */
export function useField({ name, label: own, isRequired, ...rest }: FieldProps, rules: RegisterOptions = {}) {
  const { t } = useLingui();
  const { control } = useFormContext();
  const label = useFieldLabel(name, own);
  const { field, fieldState } = useController({
    name,
    control,
    rules: { ...rules, validate: { required: (value) => !isRequired || !isEmpty(value) || t`Please fill this in.`, ...checks(rules) } },
  });
  return {
    value: field.value as unknown,
    onChange: field.onChange,
    input: {
      ...rest,
      'data-autofocus': rest.autoFocus || undefined,
      ref: field.ref,
      name,
      label,
      withAsterisk: isRequired,
      'aria-required': isRequired,
      onBlur: field.onBlur,
      error: fieldState.error?.message,
    },
  };
}

function checks({ validate }: RegisterOptions) {
  return typeof validate === 'function' ? { own: validate } : (validate ?? {});
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || (typeof value === 'string' && value.trim() === '');
}

/** Form values come from defaults of the field's own kind; anything else shows as empty. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
