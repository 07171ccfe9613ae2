import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../test/support/refusal.ts';
import type { ImportField } from './importers/importer.ts';
import { checkMapping, readRow, requireMapped, suggestMapping } from './mapping.ts';

const field = (key: string, kind: ImportField['kind'], more: Partial<ImportField> = {}): ImportField => ({
  key,
  label: key,
  kind,
  isRequired: false,
  aliases: [],
  ...more,
});
const fields = [
  field('name', 'text', { isRequired: true, aliases: ['שם מלא', 'Họ tên'] }),
  field('phone', 'text', { aliases: ['mobile', 'טלפון'] }),
  field('tags', 'list'),
  field('customFields.shirt', 'text', { label: 'Shirt size' }),
  field('customFields.children', 'number'),
];
const rules = { isMonthFirst: false };

describe('a mapping', () => {
  it('is suggested by the names of the columns, in any language and spelling, each field once', () => {
    expect(suggestMapping(['Ho Ten', 'Mobile:', 'shirt_size', 'name', 'Phone', 'Anything'], fields)).toEqual({
      'Ho Ten': 'name',
      'Mobile:': 'phone',
      shirt_size: 'customFields.shirt',
      name: null,
      Phone: null,
      Anything: null,
    });
  });

  it.each([
    [{ Nothing: 'name' }, 'mapping.Nothing'],
    [{ A: 'surname' }, 'mapping.A'],
    [{ A: 'name', B: 'name' }, 'mapping.B'],
  ])('%j is refused at %s', (mapping, where) => {
    expect(refusalOf(() => checkMapping(mapping, ['A', 'B'], fields)).details?.[0]?.field).toBe(where);
  });

  it('must have a column for what every record needs', () => {
    expect(refusalOf(() => requireMapped({ A: 'phone' }, fields)).details?.[0]?.message).toContain('name');
    expect(() => requireMapped({ A: 'name' }, fields)).not.toThrow();
  });

  it('reads a row: empty cells say nothing, custom fields lie together', () => {
    const mapping = { A: 'name', B: 'tags', C: 'customFields.shirt', D: 'customFields.children', E: null };
    expect(readRow(['Dana', 'a,b', 'M', '2', 'x'], ['A', 'B', 'C', 'D', 'E'], mapping, fields, rules)).toEqual({
      name: 'Dana',
      tags: ['a', 'b'],
      customFields: { shirt: 'M', children: 2 },
    });
    expect(readRow(['Dana', '', '', ''], ['A', 'B', 'C', 'D'], mapping, fields, rules)).toEqual({ name: 'Dana' });
  });
});
