import { NumberInput } from '@mantine/core';
import { useMe } from '../../modules/access/me.ts';
import { fromMinor, minorDigits, toMinor } from './money.ts';
import { type FieldProps, useField } from './use-field.ts';

interface NumberFieldProps extends FieldProps {
  min?: number;
  max?: number;
  hasDecimals?: boolean;
}

/** A number, whole unless said otherwise; null when empty. */
export function NumberField({ min, max, hasDecimals = false, ...props }: NumberFieldProps) {
  const { input, value, onChange } = useField(props);
  return (
    <NumberInput
      {...input}
      min={min}
      max={max}
      allowDecimal={hasDecimals}
      value={typeof value === 'number' ? value : ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  );
}

/** Typed in the school's currency, kept in its minor unit; null when empty. */
export function MoneyField(props: FieldProps) {
  const { currency } = useMe().tenant;
  const { input, value, onChange } = useField(props);
  return (
    <NumberInput
      {...input}
      min={0}
      dir="ltr"
      decimalScale={minorDigits(currency)}
      thousandSeparator=","
      rightSection={<span aria-hidden>{currency}</span>}
      rightSectionWidth={56}
      rightSectionPointerEvents="none"
      aria-description={currency}
      value={typeof value === 'number' ? fromMinor(value, currency) : ''}
      onChange={(next) => onChange(typeof next === 'number' ? toMinor(next, currency) : null)}
    />
  );
}
