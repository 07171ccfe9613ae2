import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../test/support/refusal.ts';
import { customValues } from './custom-values.ts';
import type { CustomField, FieldType, GivenCustomValues } from './schemas.ts';

function field(key: string, type: FieldType, more: Partial<CustomField> = {}): CustomField {
  const moment = '2026-02-19T06:21:00Z';
  return {
    id: `cfd_${key}`,
    version: 1,
    resource: 'customer',
    key,
    label: key,
    type,
    options: [],
    isRequired: false,
    position: 0,
    createdAt: moment,
    updatedAt: moment,
    ...more,
  };
}

const fields = [
  field('shirt', 'select', { options: ['S', 'M'] }),
  field('days', 'multiselect', { options: ['sun', 'mon'] }),
  field('note', 'text'),
  field('children', 'number'),
  field('since', 'date'),
  field('newsletter', 'boolean'),
];

describe('values of custom fields', () => {
  it('are stored as their fields want them', () => {
    const given = { shirt: 'M', days: ['mon', 'mon', 'sun'], note: ' likes maths ', children: 2, since: '2026-02-28', newsletter: false };
    expect(customValues(fields, given, {})).toEqual({ ...given, days: ['mon', 'sun'], note: 'likes maths' });
  });

  it('change those given and keep the rest; null and empty text empty one', () => {
    const before = { shirt: 'S', note: 'x', children: 1 };
    expect(customValues(fields, { shirt: 'M', note: null, since: '' }, before)).toEqual({ shirt: 'M', children: 1 });
  });

  it('of a field that is gone are dropped', () => {
    expect(customValues(fields, {}, { shirt: 'S', gone: 'x' })).toEqual({ shirt: 'S' });
  });

  const misfits: [string, GivenCustomValues[string]][] = [
    ['shirt', 'XL'],
    ['shirt', ['S']],
    ['days', 'sun'],
    ['days', ['sun', 'tue']],
    ['note', 'two\nlines'],
    ['note', 7],
    ['children', '2'],
    ['since', '2026-02-30'],
    ['since', '19.2.2026'],
    ['newsletter', 'yes'],
    ['unknown', 'x'],
  ];
  it.each(misfits)('refuse for %s: %j, naming the field', (key, value) => {
    const refused = refusalOf(() => customValues(fields, { [key]: value }, {}));
    expect(refused.details?.[0]?.field).toBe(`customFields.${key}`);
  });

  it('must hold every required field', () => {
    const wanted = [field('school', 'text', { isRequired: true })];
    expect(refusalOf(() => customValues(wanted, {}, {})).details?.[0]?.field).toBe('customFields.school');
    expect(refusalOf(() => customValues(wanted, { school: null }, { school: 'Reali' })).code).toBe('VALIDATION_ERROR');
    expect(customValues(wanted, {}, { school: 'Reali' })).toEqual({ school: 'Reali' });
  });
});
