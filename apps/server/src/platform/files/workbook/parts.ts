const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Indexes into the cell formats below, as cells name them (`s="2"`). */
export const STYLES = { header: 1, date: 2, instant: 3, money: 4 } as const;

// What Excel writes in a workbook besides its sheets: ECMA-376, parts 1 and 2.

export function contentTypes(sheetCount: number): string {
  const sheets = numbers(sheetCount).map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${SHEET}.worksheet+xml"/>`);
  return `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET}.styles+xml"/>${sheets.join('')}</Types>`;
}

export const PACKAGE_RELATIONS = `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

export function workbookRelations(sheetCount: number): string {
  const sheets = numbers(sheetCount).map(
    (n) => `<Relationship Id="rId${n}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${n}.xml"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${sheets.join('')}<Relationship Id="rId${sheetCount + 1}" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`;
}

/** The sheets by name: `meetings`, `meetings 2` … */
export function workbook(name: string, sheetCount: number): string {
  const sheets = numbers(sheetCount).map((n) => `<sheet name="${sheetName(name, n)}" sheetId="${n}" r:id="rId${n}"/>`);
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${sheets.join('')}</sheets></workbook>`;
}

/** Formats 14 and 22 are the reader's own: a day, and a day with a time, as their country writes them. */
export function styles(currency: string): string {
  const cell = (format: number, font = 0) =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`;
  const money = `#,##0${decimalsOf(currency) > 0 ? `.${'0'.repeat(decimalsOf(currency))}` : ''}\\ [$${currency}]`;
  return `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="${money}"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5">${cell(0)}${cell(0, 1)}${cell(14)}${cell(22)}${cell(164)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
}

/** How many decimals a currency (ISO 4217) is written with: its minor unit is that power of ten. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

function sheetName(name: string, n: number): string {
  const end = n === 1 ? '' : ` ${n}`;
  return `${name.replace(/[^\p{L}\p{N} _-]/gu, ' ').slice(0, 31 - end.length)}${end}`;
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, n) => n + 1);
}

export const SHEET_BEGIN = `${XML}<worksheet xmlns="${MAIN}">`;
