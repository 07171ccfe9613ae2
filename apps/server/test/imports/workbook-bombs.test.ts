import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { xlsxRows } from '../../src/modules/imports/reading/xlsx.ts';
import { openSchool, tokenOf } from '../support/school.ts';
import { startTestServer, type TestServer } from '../support/server.ts';

const MB = 1024 * 1024;

let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ runsJobs: false });
  await openSchool(server, 'driving');
  token = await tokenOf(server, 'admin');
});
afterAll(() => server.close());

/** One part of a workbook: a beginning, something over and over until it is so large, an end. */
interface Part {
  start: string;
  again?: string;
  bytes?: number;
  end: string;
}

const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const HEADER = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row>';
const SHEET: Part = { start: `<worksheet xmlns="${main}"><sheetData>${HEADER}`, end: '</sheetData></worksheet>' };
const STRINGS: Part = { start: `<sst xmlns="${main}"><si><t>Dana</t></si>`, end: '</sst>' };
const A_ROW = '<row><c t="s"><v>0</v></c></row>';

async function workbook({ sheet = {}, strings = {} }: { sheet?: Partial<Part>; strings?: Partial<Part> }): Promise<Buffer> {
  const zip = new ZipFile();
  const add = (path: string, { start, again = '', bytes = 0, end }: Part) =>
    zip.addReadStream(Readable.from(pieces(start, again, bytes, end)), path);
  add('[Content_Types].xml', { start: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">', end: '</Types>' });
  add('_rels/.rels', {
    start: `<Relationships xmlns="${rels}">`,
    end: `<Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  });
  add('xl/workbook.xml', {
    start: `<workbook xmlns="${main}" xmlns:r="${office}"><sheets>`,
    end: '<sheet name="One" sheetId="1" r:id="r1"/></sheets></workbook>',
  });
  add('xl/_rels/workbook.xml.rels', {
    start: `<Relationships xmlns="${rels}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>`,
    end: `<Relationship Id="r2" Type="${office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
  });
  add('xl/worksheets/sheet1.xml', { ...SHEET, ...sheet });
  add('xl/sharedStrings.xml', { ...STRINGS, ...strings });
  zip.end();
  // Its types say NodeJS.ReadableStream; it is one of ours.
  return buffer(zip.outputStream as Readable);
}

function* pieces(start: string, again: string, bytes: number, end: string): Generator<Buffer> {
  yield Buffer.from(start);
  const block = Buffer.from(again.repeat(Math.ceil(MB / (again.length || 1))));
  for (let sent = 0; again && sent < bytes; sent += block.length) yield block;
  yield Buffer.from(end);
}

/** Says of every part in the directory that it is this large. */
function lyingAbout(zip: Buffer, bytes: number): Buffer {
  for (let at = zip.indexOf('PK\u0001\u0002'); at >= 0; at = zip.indexOf('PK\u0001\u0002', at + 4)) zip.writeUInt32LE(bytes, at + 24);
  return zip;
}

/** Sends a file; how it was answered, how long that took, and how much more memory this process had meanwhile. */
async function bring(file: Buffer) {
  const form = new FormData();
  form.set('resource', 'customers');
  form.set('file', new File([new Uint8Array(file)], 'families.xlsx'));
  const before = process.memoryUsage.rss();
  let peak = before;
  const watching = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss());
  }, 20);
  const began = performance.now();
  const answer = await fetch(`${server.url}/api/v1/imports`, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form });
  const body = (await answer.json()) as { data?: { totalRows: number }; error?: { details?: { field: string; message: string }[] } };
  clearInterval(watching);
  return { status: answer.status, body, seconds: (performance.now() - began) / 1000, grownMb: (peak - before) / MB };
}

describe('a workbook', () => {
  it('of an ordinary size is read', async () => {
    const { status, body } = await bring(await workbook({ sheet: { again: A_ROW, bytes: MB } }));
    expect([status, body.data?.totalRows]).toEqual([201, Math.ceil(MB / A_ROW.length)]);
  });

  it.each([
    ['rows', { sheet: { again: '<row/>', bytes: 1100 * MB } }],
    ['texts', { strings: { again: '<si><t>x</t></si>', bytes: 1100 * MB } }],
    [
      'one long text',
      {
        sheet: {
          start: `${SHEET.start}<row><c t="inlineStr"><is><t>`,
          again: 'x',
          bytes: 1100 * MB,
          end: `</t></is></c></row>${SHEET.end}`,
        },
      },
    ],
  ])('that unpacks to more than a gigabyte of %s is refused at once', async (_, parts) => {
    const file = await workbook(parts);
    expect(file.length).toBeLessThan(6 * MB);
    const { status, body, seconds, grownMb } = await bring(file);
    expect(status).toBe(400);
    expect(body.error?.details).toEqual([{ field: 'file', message: 'unpacks to more than 400 MB; split it, or save it as CSV' }]);
    expect(seconds).toBeLessThan(5);
    expect(grownMb).toBeLessThan(200);
  });

  it.each([
    ['a little', 1000],
    ['nothing', 0],
  ])('that says it unpacks to %s and does not is refused', async (_, said) => {
    const file = lyingAbout(await workbook({ strings: { again: '<si><t>x</t></si>', bytes: 1100 * MB } }), said);
    const { status, seconds, grownMb } = await bring(file);
    expect(status).toBe(400);
    expect(seconds).toBeLessThan(5);
    expect(grownMb).toBeLessThan(200);
  });

  it('with a text for each of millions of cells is refused, and the server goes on', async () => {
    const { status, body, grownMb } = await bring(await workbook({ strings: { again: '<si><t>x</t></si>', bytes: 90 * MB } }));
    expect(status).toBe(400);
    expect(body.error?.details?.[0]?.message).toBe('holds more than can be read at once; split it, or save it as CSV');
    expect(grownMb).toBeLessThan(1000);
    expect((await bring(await workbook({ sheet: { again: A_ROW, bytes: 1 } }))).status).toBe(201);
  });

  it('with rows that reach to the last column is refused at the first of them', async () => {
    const { status, body, seconds } = await bring(
      await workbook({ sheet: { again: '<row><c r="XFD2"><v>1</v></c></row>', bytes: 90 * MB } }),
    );
    expect([status, body.error?.details?.[0]?.message]).toEqual([400, 'has more than 200 columns in row 1']);
    expect(seconds).toBeLessThan(5);
  });

  it('that takes too long is refused, and its thread ends', async () => {
    const file = await workbook({ sheet: { again: '<row><c r="XFD2" s="1"/></row>', bytes: 90 * MB } });
    const rows = xlsxRows(file, 'file', 1000);
    const began = performance.now();
    const reading = (async () => {
      for await (const _ of rows);
    })();
    await expect(reading).rejects.toMatchObject({
      details: [{ field: 'file', message: 'takes too long to read; split it, or save it as CSV' }],
    });
    expect(performance.now() - began).toBeLessThan(5000);
  });

  it('is read in a thread of its own: others are answered meanwhile', async () => {
    const file = await workbook({ strings: { again: '<si><t>x</t></si>', bytes: 30 * MB } });
    let isOver = false;
    const reading = bring(file).finally(() => {
      isOver = true;
    });
    let slowestMs = 0;
    while (!isOver) {
      const began = performance.now();
      await once(Readable.fromWeb((await fetch(`${server.url}/api/v1/version`)).body ?? new ReadableStream()).resume(), 'end');
      slowestMs = Math.max(slowestMs, performance.now() - began);
    }
    await reading;
    expect(slowestMs).toBeLessThan(1500);
  });
});
