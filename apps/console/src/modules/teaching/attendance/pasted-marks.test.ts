import { expect, test } from 'vitest';
import { cellsOf, markOfCell, pasteOver } from './pasted-marks.ts';

test.each([
  ['en', 'Present', 'present'],
  ['en', ' LATE ', 'late'],
  ['en', 'a', 'absent'],
  ['en', '4', 'excused'],
  ['en', '✓', 'present'],
  // An emoji with the sign that says how it is drawn.
  ['en', '✔️', 'present'],
  ['en', '✗', 'absent'],
  ['en', 'V', 'present'],
  ['vi', 'V', 'absent'],
  ['vi', 'P', 'excused'],
  ['en', 'P', 'present'],
  ['he', 'נוכחת', 'present'],
  // With a mark of direction around it, as Hebrew sheets copy.
  ['he', '\u200Fאיחר\u200F', 'late'],
  ['en', 'נעדר', 'absent'],
  ['vi', 'có  mặt', 'present'],
  // The same letters put together from parts.
  ['en', 'vắng'.normalize('NFD'), 'absent'],
  ['he', '', null],
  ['en', '  ', null],
  ['en', 'maybe', undefined],
  ['en', '5', undefined],
] as const)('in %s “%s” is %s', (locale, cell, mark) => {
  expect(markOfCell(cell, locale)).toBe(mark);
});

test('a sheet ends its last row, whatever its system', () => {
  expect(cellsOf('1\r\n2\r\n')).toEqual([['1'], ['2']]);
  expect(cellsOf('1\n\n3')).toEqual([['1'], [''], ['3']]);
  expect(cellsOf('1\t2\n3\t4\n')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
});

test('a column is laid over the children from a place on, and what isn’t understood changes nobody', () => {
  const names = ['Ada', 'Ben', 'Carl'];
  const placeAt = (row: number, column: number) =>
    column === 0 && names[row] ? { meetingId: 'mtg_1', studentId: `stu_${row}`, name: names[row], before: null } : null;
  const { changes, unknown } = pasteOver('present\nill?\n\nlate\n', 'en', placeAt);
  expect(changes.map(({ name, mark }) => [name, mark])).toEqual([['Ada', 'present']]);
  expect(unknown).toEqual([
    { text: 'ill?', name: 'Ben' },
    // Beyond the last child.
    { text: 'late', name: null },
  ]);
});
