import { PassThrough, Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Cell, CellKind, Table, TableColumn } from '../table.ts';
import { inPieces } from '../table.ts';
import { contentTypes, PACKAGE_RELATIONS, SHEET_BEGIN, styles, workbook, workbookRelations } from './parts.ts';
import { RowWriter, type Wording } from './sheet-row.ts';

/** What one sheet holds, header included: Excel's own limit. */
export const MOST_ROWS_A_SHEET = 1_048_576;

export interface WorkbookLook extends Wording {
  /** The sheet's. */
  name: string;
  /** For languages written that way: column A stands on the right. */
  isRightToLeft: boolean;
  /** Only tests have smaller sheets. */
  rowsASheet?: number;
}

/**
 * A table as an XLSX workbook, written as it is read: a bold header that stays in sight, and further sheets when one is
 * full. The parts that name all sheets come last, when their number is known; a ZIP keeps no order.
 */
export function xlsxFile(table: Table, look: WorkbookLook): AsyncIterable<Uint8Array> {
  const archive = new PassThrough();
  const zip = new ZipFile();
  zip.on('error', (error: Error) => archive.destroy(error));
  zip.outputStream.pipe(archive);
  const rows = new RowSource(table.rows);
  const writer = new RowWriter(table.columns, look);
  const addSheet = (sheetNo: number): void => {
    const sheet = new SheetTexts(table.columns, rows, writer, look);
    zip.addReadStreamLazy(`xl/worksheets/sheet${sheetNo}.xml`, (take) => {
      const stream = Readable.from(inPieces(sheet.texts()), { objectMode: false });
      // The archive hears of it only from the stream it was given: it must be told to stop, too.
      stream.on('error', (error) => archive.destroy(error));
      stream.on('end', () => (sheet.isFull ? addSheet(sheetNo + 1) : finish(zip, look.name, sheetNo)));
      archive.once('close', () => stream.destroy());
      take(null, stream);
    });
  };
  // Programs that tell a file by its beginning look for this part.
  addParts(zip, { '_rels/.rels': PACKAGE_RELATIONS, 'xl/styles.xml': styles(look.currency) });
  addSheet(1);
  archive.once('close', () => rows.close());
  return archive;
}

function finish(zip: ZipFile, name: string, sheetCount: number): void {
  addParts(zip, {
    'xl/workbook.xml': workbook(name, sheetCount),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheetCount),
    '[Content_Types].xml': contentTypes(sheetCount),
  });
  zip.end();
}

function addParts(zip: ZipFile, parts: Record<string, string>): void {
  for (const [path, text] of Object.entries(parts)) zip.addBuffer(Buffer.from(text), path);
}

const WIDTHS: Record<CellKind, number> = { plain: 20, date: 12, instant: 17, money: 16 };

/** Rows that can be asked whether there is another one. */
class RowSource {
  readonly #rows: AsyncIterator<readonly Cell[]>;
  #held: Promise<IteratorResult<readonly Cell[]>> | null = null;

  constructor(rows: AsyncIterable<readonly Cell[]>) {
    this.#rows = rows[Symbol.asyncIterator]();
  }

  async next(): Promise<readonly Cell[] | null> {
    const next = await (this.#held ?? this.#rows.next());
    this.#held = null;
    return next.done ? null : next.value;
  }

  async hasMore(): Promise<boolean> {
    this.#held ??= this.#rows.next();
    return !(await this.#held).done;
  }

  /** Nobody wants the rest: what they are read from is told. */
  close(): void {
    this.#rows.return?.().catch(() => {});
  }
}

/** One sheet: as many rows of the table as it holds. */
class SheetTexts {
  /** There are more rows than fitted. */
  isFull = false;
  readonly #columns: readonly TableColumn[];
  readonly #rows: RowSource;
  readonly #writer: RowWriter;
  readonly #look: WorkbookLook;

  constructor(columns: readonly TableColumn[], rows: RowSource, writer: RowWriter, look: WorkbookLook) {
    this.#columns = columns;
    this.#rows = rows;
    this.#writer = writer;
    this.#look = look;
  }

  async *texts(): AsyncGenerator<string> {
    const widths = this.#columns.map(
      ({ kind }, index) => `<col min="${index + 1}" max="${index + 1}" width="${WIDTHS[kind]}" customWidth="1"/>`,
    );
    const direction = this.#look.isRightToLeft ? ' rightToLeft="1"' : '';
    yield `${SHEET_BEGIN}<sheetViews><sheetView${direction} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`;
    yield this.#writer.header(this.#columns.map(({ name }) => name));
    const { rowsASheet = MOST_ROWS_A_SHEET } = this.#look;
    for (let rowNo = 2; rowNo <= rowsASheet; rowNo++) {
      const row = await this.#rows.next();
      if (!row) break;
      yield this.#writer.row(rowNo, row);
    }
    this.isFull = await this.#rows.hasMore();
    yield '</sheetData></worksheet>';
  }
}
