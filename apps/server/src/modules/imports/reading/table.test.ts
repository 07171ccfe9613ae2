import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../platform/errors.ts';
import { separatorOf } from './csv.ts';
import { columnNames, readTable } from './table.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

async function all(file: Uint8Array, locale = 'en') {
  const { columns, rows } = await readTable(file, locale);
  const read: string[][] = [];
  for await (const { cells } of rows) read.push(cells);
  return { columns, read };
}

describe('a CSV file', () => {
  it.each([
    ['commas', 'name,phone\nDana,1\n'],
    ['semicolons', 'name;phone\r\nDana;1\r\n'],
    ['tabs and a byte order mark', '\ufeffname\tphone\nDana\t1'],
    ['an empty line before the header', ',\n\nname,phone\nDana,1'],
  ])('with %s is read', async (_, text) => {
    expect(await all(bytes(text))).toEqual({ columns: ['name', 'phone'], read: [['Dana', '1']] });
  });

  it('keeps quotes, commas and line breaks inside a cell', async () => {
    expect((await all(bytes('name,notes\n"Levi, Dana","says ""hi""\nand more"'))).read).toEqual([['Levi, Dana', 'says "hi"\nand more']]);
  });

  it('in Hebrew is read as UTF-8, UTF-16 or windows-1255', async () => {
    const wanted = { columns: ['שם'], read: [['דנה']] };
    expect(await all(bytes('שם\nדנה\n'), 'he')).toEqual(wanted);
    expect(await all(new Uint8Array(Buffer.from('\ufeffשם\nדנה\n', 'utf16le')), 'he')).toEqual(wanted);
    const page = Uint8Array.from(
      [...'שם\nדנה\n'].map((letter) => (letter >= 'א' ? letter.charCodeAt(0) - 0x05d0 + 0xe0 : letter.charCodeAt(0))),
    );
    expect(await all(page, 'he')).toEqual(wanted);
  });

  it('numbers rows as they stand, fills short ones, cuts long ones, leaves empty ones out', async () => {
    const { rows } = await readTable(bytes('a,b\n1\n,\n1,2,3\n'), 'en');
    const read = [];
    for await (const row of rows) read.push(row);
    expect(read).toEqual([
      { rowNo: 1, cells: ['1', ''] },
      { rowNo: 3, cells: ['1', '2'] },
    ]);
  });

  it('without anything, or with a cell that is too long, is refused', async () => {
    await expect(all(bytes(''))).rejects.toThrow(AppError);
    await expect(all(bytes(`a\n${'x'.repeat(10_001)}`))).rejects.toThrow(AppError);
  });
});

describe('a workbook', () => {
  it('is read from its first sheet, with dates and numbers as people type them', async () => {
    const file = await writeXlsx({
      sheets: [
        {
          name: 'One',
          rows: [
            ['name', 'born', 'children'],
            ['Dana', new Date('2014-05-09T00:00:00Z'), 2],
          ],
        },
      ],
    });
    expect(await all(new Uint8Array(file))).toEqual({ columns: ['name', 'born', 'children'], read: [['Dana', '2014-05-09', '2']] });
  });

  it('that is broken is refused', async () => {
    await expect(all(bytes('PK\u0003\u0004 and nothing more'))).rejects.toThrow(AppError);
  });
});

describe('the header', () => {
  it('gives every column a name of its own', () => {
    expect(columnNames(['name', '', 'name', 'phone', ''])).toEqual(['name', 'Column 2', 'name (2)', 'phone']);
  });

  it('tells the separator, quotes aside', () => {
    expect(separatorOf('"a,b,c";d\n1,2,3,4')).toBe(';');
  });
});
