import { Trans, useLingui } from '@lingui/react/macro';
import { readableName } from '../format/code-name.ts';
import { useFormat } from '../format/use-format.ts';
import type { Resource } from './resource.ts';

/** What people call a field; one without a name is read out of the code: `isActive` → "Is active". */
export function FieldName({ fields, name }: { fields: Resource['fields']; name: string }) {
  const { i18n } = useLingui();
  const known = fields[name];
  return known ? i18n._(known) : readableName(name);
}

/** Any value of a record, in words: for conflicts and for the history. */
export function FieldValue({ value }: { value: unknown }) {
  const format = useFormat();
  if (value === null || value === undefined || value === '') return <Trans>empty</Trans>;
  if (value === true) return <Trans>yes</Trans>;
  if (value === false) return <Trans>no</Trans>;
  if (typeof value === 'number') return <bdi>{format.number(value)}</bdi>;
  if (Array.isArray(value)) return value.length === 0 ? <Trans>empty</Trans> : <bdi>{value.map(itemText).join(', ')}</bdi>;
  if (typeof value === 'string') return <bdi>{stringText(value, format)}</bdi>;
  return <bdi dir="ltr">{JSON.stringify(value)}</bdi>;
}

function stringText(value: string, format: ReturnType<typeof useFormat>): string {
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return format.date(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return format.instant(value);
  return value;
}

/** Things in a list are known by their name, where they have one. */
function itemText(item: unknown): string {
  if (typeof item === 'object' && item !== null && 'name' in item) return String(item.name);
  return typeof item === 'object' ? JSON.stringify(item) : String(item);
}
