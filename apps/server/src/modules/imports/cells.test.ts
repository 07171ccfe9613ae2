import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../test/support/refusal.ts';
import { type CellKind, readCell } from './cells.ts';

const here = { isMonthFirst: false };

describe('a cell', () => {
  const readable: [CellKind, string, unknown][] = [
    ['text', '007', '007'],
    ['list', 'chess; vip,chess', ['chess', 'vip']],
    ['date', '2014-05-09', '2014-05-09'],
    ['date', '9/5/2014', '2014-05-09'],
    ['date', '09.05.2014', '2014-05-09'],
    ['date', '2014-05-09T00:00:00Z', '2014-05-09'],
    ['number', '1,250.5', 1250.5],
    ['number', '-3', -3],
    ['boolean', 'כן', true],
    ['boolean', 'No', false],
    ['language', 'עברית', 'he'],
    ['language', 'VI', 'vi'],
  ];
  it.each(readable)('of kind %s: %j is %j', (kind, text, value) => {
    expect(readCell(kind, text, 'field', here)).toEqual(value);
  });

  const unreadable: [CellKind, string][] = [
    ['date', '31/02/2014'],
    ['date', '9/5/14'],
    ['date', 'in May'],
    ['number', '12 children'],
    ['number', '1,2'],
    ['boolean', 'perhaps'],
    ['language', 'Klingon'],
  ];
  it.each(unreadable)('of kind %s: %j is refused, by its field', (kind, text) => {
    const refused = refusalOf(() => readCell(kind, text, 'birthDate', here));
    expect(refused.details?.[0]?.field).toBe('birthDate');
  });

  it('with a date is read month first where people write it so', () => {
    expect(readCell('date', '9/5/2014', 'birthDate', { isMonthFirst: true })).toBe('2014-09-05');
  });
});
