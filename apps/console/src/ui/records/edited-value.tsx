import { NativeSelect, TextInput } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useFormat } from '../format/use-format.ts';
import { clockText, instantOfClock } from '../format/zone-clock.ts';
import type { Choice } from './list-definition.ts';

export interface EditedLife {
  label: string;
  value: string;
  /** Enter and Escape, with what the field holds. */
  onKey: (event: KeyboardEvent<HTMLElement>, typed: string) => void;
  onLeave: (typed: string) => void;
}

/** The keyboard goes where the value was, once it can be changed. */
function useFocus<Field extends HTMLElement>() {
  const field = useRef<Field>(null);
  useEffect(() => {
    field.current?.focus();
    if (field.current instanceof HTMLInputElement && field.current.type === 'text') field.current.select();
  }, []);
  return field;
}

export function EditedText({ label, value, onKey, onLeave, maxLength }: EditedLife & { maxLength: number | undefined }) {
  return (
    <TextInput
      ref={useFocus<HTMLInputElement>()}
      size="xs"
      aria-label={label}
      defaultValue={value}
      maxLength={maxLength}
      onBlur={(event) => onLeave(event.currentTarget.value)}
      onKeyDown={(event) => onKey(event, event.currentTarget.value)}
    />
  );
}

interface EditedChoiceProps<Item> extends EditedLife {
  item: Item;
  useChoices: (item: Item) => Choice[];
}

/** With a mouse choosing is saving; with the keyboard one walks through the choices first, and Enter or leaving saves. */
export function EditedChoice<Item>({ label, value, onKey, onLeave, item, useChoices }: EditedChoiceProps<Item>) {
  return (
    <NativeSelect
      ref={useFocus<HTMLSelectElement>()}
      size="xs"
      aria-label={label}
      data={useChoices(item)}
      defaultValue={value}
      onBlur={(event) => onLeave(event.currentTarget.value)}
      onKeyDown={(event) => onKey(event, event.currentTarget.value)}
    />
  );
}

export function EditedInstant({ label, value, onKey, onLeave }: EditedLife) {
  const { timeZone } = useFormat();
  const instantOf = (typed: string) => instantOfClock(typed, timeZone) ?? '';
  const before = value && clockText(value, timeZone);
  // To the minute, as the field has it: leaving it untouched is no change.
  const typed = (text: string) => (text === before ? value : instantOf(text));
  return (
    <TextInput
      ref={useFocus<HTMLInputElement>()}
      size="xs"
      type="datetime-local"
      aria-label={label}
      defaultValue={before}
      onBlur={(event) => onLeave(typed(event.currentTarget.value))}
      onKeyDown={(event) => onKey(event, typed(event.currentTarget.value))}
    />
  );
}
