import { readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { unzipped } from '../../../../test/support/unzipped.ts';
import type { Cell, TableColumn } from '../table.ts';
import { type WorkbookLook, xlsxFile } from './xlsx-file.ts';

const LOOK: WorkbookLook = { name: 'meetings', timeZone: 'Asia/Jerusalem', currency: 'ILS', isRightToLeft: false };
const COLUMNS: TableColumn[] = [
  { name: 'name', kind: 'plain' },
  { name: 'date', kind: 'date' },
  { name: 'startsAt', kind: 'instant' },
  { name: 'revenue', kind: 'money' },
];
const ROW: Cell[] = ['נועה <&> Đỗ', '2026-07-01', '2026-07-01T21:30:15.123Z', 125_050];

async function bytesOf(rows: Iterable<Cell[]>, look: Partial<WorkbookLook> = {}, columns = COLUMNS): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  const source = (async function* () {
    yield* rows;
  })();
  for await (const piece of xlsxFile({ columns, rows: source }, { ...LOOK, ...look })) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a workbook', () => {
  it('has days and moments as dates, on the school’s clock, and money in the major unit', async () => {
    const { sheets } = await readXlsx(new Uint8Array(await bytesOf([ROW])));
    expect(sheets.map(({ name }) => name)).toEqual(['meetings']);
    expect(sheets[0]?.rows[0]).toEqual(['name', 'date', 'startsAt', 'revenue']);
    // Half past midnight of the next day in Jerusalem; a workbook knows no zones.
    expect(sheets[0]?.rows[1]).toEqual(['נועה <&> Đỗ', new Date('2026-07-01'), new Date('2026-07-02T00:30:15Z'), 1250.5]);
  });

  it('says so by the formats of its cells: dates as the reader’s country writes them, money with its currency', async () => {
    const parts = await unzipped(await bytesOf([ROW]));
    expect(parts['xl/worksheets/sheet1.xml']).toContain('<c r="B2" s="2"><v>46204</v></c>');
    expect(parts['xl/worksheets/sheet1.xml']).toMatch(/<c r="C2" s="3"><v>46205\.02100694\d+<\/v><\/c><c r="D2" s="4"><v>1250.5<\/v><\/c>/);
    const formats = [...(parts['xl/styles.xml']?.matchAll(/<xf numFmtId="(\d+)"[^>]*xfId/g) ?? [])].map(([, id]) => id);
    expect(formats).toEqual(['0', '0', '14', '22', '164']);
    expect(parts['xl/styles.xml']).toContain('formatCode="#,##0.00\\ [$ILS]"');
  });

  it.each([
    ['VND', '#,##0\\ [$VND]', 125_050],
    ['KWD', '#,##0.000\\ [$KWD]', 125.05],
  ])('writes money of %s with the decimals that currency has', async (currency, format, value) => {
    const parts = await unzipped(await bytesOf([ROW], { currency }));
    expect(parts['xl/styles.xml']).toContain(`formatCode="${format}"`);
    expect(parts['xl/worksheets/sheet1.xml']).toContain(`s="4"><v>${value}</v>`);
  });

  it('begins with a bold header that stays in sight, and stands from right to left where it is read so', async () => {
    const view = async (isRightToLeft: boolean) => (await unzipped(await bytesOf([ROW], { isRightToLeft })))['xl/worksheets/sheet1.xml'];
    expect(await view(true)).toContain('<sheetView rightToLeft="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2"');
    expect(await view(false)).toContain('<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2"');
    expect(await view(true)).toContain('<c r="A1" s="1" t="inlineStr">');
    expect((await unzipped(await bytesOf([])))['xl/styles.xml']).toMatch(/<font><b\/>/);
  });

  it('keeps texts as texts, whatever they look like or hold', async () => {
    const texts = ['=1+1', '007', '+972501234567', '1e5', '2026-07-01', ' x ', 'a\nb', 'a\r\nb', '_x000D_', '😀', 'TRUE', '</t>'];
    const { sheets } = await readXlsx(new Uint8Array(await bytesOf(texts.map((text) => [text, text, text, text]))));
    // The second column is of days: one that is a day is one there.
    for (const [index, text] of texts.entries()) expect(sheets[0]?.rows[index + 1]?.[0]).toBe(text);
    expect(sheets[0]?.rows[1]?.slice(1)).toEqual(['=1+1', '=1+1', '=1+1']);
    const [broken] = (await readXlsx(new Uint8Array(await bytesOf([['a\u0001b\ud800c\uffff']])))).sheets;
    expect(broken?.rows[1]?.[0]).toBe('ab\ufffdc');
  });

  it('leaves out what is empty, and cuts a text that no cell holds', async () => {
    const { sheets } = await readXlsx(new Uint8Array(await bytesOf([[null, '', null, 0], ['x'.repeat(40_000)]])));
    expect(sheets[0]?.rows[1]).toEqual([null, null, null, 0]);
    expect(String(sheets[0]?.rows[2]?.[0])).toHaveLength(32_767);
  });

  it.each([
    [4, ['meetings', 'meetings 2']],
    [3, ['meetings']],
    [0, ['meetings']],
  ])('of %d rows, three to a sheet, has the sheets %j, each with its header', async (count, names) => {
    const rows = Array.from({ length: count }, (_, n) => [`row ${n}`]);
    const { sheets } = await readXlsx(new Uint8Array(await bytesOf(rows, { rowsASheet: 4 })));
    expect(sheets.map(({ name }) => name)).toEqual(names);
    for (const sheet of sheets) expect(sheet.rows[0]?.[0]).toBe('name');
    expect(sheets.flatMap((sheet) => sheet.rows.slice(1).map(([name]) => name))).toEqual(rows.map(([name]) => name));
  });

  it('has columns beyond Z', async () => {
    const columns = Array.from({ length: 60 }, (_, n): TableColumn => ({ name: `c${n}`, kind: 'plain' }));
    const { sheets } = await readXlsx(new Uint8Array(await bytesOf([columns.map((_, n) => n)], {}, columns)));
    expect(sheets[0]?.rows[1]).toEqual(columns.map((_, n) => n));
  });
});

describe('rows that fail', () => {
  it('fail the file, and are not asked for more once nobody takes it', async () => {
    const failing = (async function* (): AsyncGenerator<Cell[]> {
      yield ['one'];
      throw new Error('the database went away');
    })();
    await expect(async () => {
      for await (const _ of xlsxFile({ columns: COLUMNS, rows: failing }, LOOK));
    }).rejects.toThrow('went away');
    let isClosed = false;
    const endless = (async function* (): AsyncGenerator<Cell[]> {
      try {
        for (let n = 0; ; n++) yield [`row ${n} ${Math.random()}`];
      } finally {
        isClosed = true;
      }
    })();
    let taken = 0;
    for await (const piece of xlsxFile({ columns: COLUMNS, rows: endless }, LOOK)) {
      taken += piece.length;
      if (taken > 100_000) break;
    }
    await expect.poll(() => isClosed).toBe(true);
  });
});
