/** Workbooks put together by hand, so that each trap stands in them as files have it. */
import { strToU8, type Zippable, zipSync } from 'fflate';

export interface SheetXml {
  readonly name?: string;
  readonly state?: string;
  /** What stands in sheetData. */
  readonly rows: string;
  readonly before?: string;
  readonly after?: string;
}

export interface WorkbookXml {
  readonly sheets: readonly SheetXml[];
  /** What stands in sst. */
  readonly strings?: string;
  /** Codes of number formats; a cell with s="n" has the n-th, from 1 on. A number is one that is built in. */
  readonly formats?: readonly (string | number)[];
  readonly from1904?: boolean;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const type = (name: string) => `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${name}`;
const relationships = (all: readonly string[]) => `${head}<Relationships>${all.join('')}</Relationships>`;

export function partsOfXlsx({
  sheets,
  strings,
  formats = [],
  from1904,
}: WorkbookXml): Record<string, string> {
  const numbers = formats.map((format, at) => (typeof format === 'number' ? format : 164 + at));
  const codes = formats.map((format, at) =>
    typeof format === 'number'
      ? ''
      : `<numFmt numFmtId="${164 + at}" formatCode="${format.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('>', '&gt;')}"/>`,
  );
  return {
    '[Content_Types].xml': `${head}<Types/>`,
    '_rels/.rels': relationships([
      `<Relationship Id="a" Type="${type('officeDocument')}" Target="xl/workbook.xml"/>`,
    ]),
    'xl/workbook.xml': `${head}<workbook xmlns="x" xmlns:r="y"><workbookPr${from1904 ? ' date1904="1"' : ''}/><sheets>${sheets
      .map(
        ({ name = 'Sheet', state }, at) =>
          `<sheet name="${name}" sheetId="${at + 1}"${state ? ` state="${state}"` : ''} r:id="s${at}"/>`,
      )
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map(
        (_, at) =>
          `<Relationship Id="s${at}" Type="${type('worksheet')}" Target="worksheets/sheet${at + 1}.xml"/>`,
      ),
      `<Relationship Id="t" Type="${type('sharedStrings')}" Target="/xl/sharedStrings.xml"/>`,
      `<Relationship Id="u" Type="${type('styles')}" Target="styles.xml"/>`,
    ]),
    'xl/styles.xml': `${head}<styleSheet><numFmts>${codes.join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${numbers.map((id) => `<xf numFmtId="${id}"/>`).join('')}</cellXfs></styleSheet>`,
    ...(strings === undefined ? {} : { 'xl/sharedStrings.xml': `${head}<sst>${strings}</sst>` }),
    ...Object.fromEntries(
      sheets.map(({ rows, before = '', after = '' }, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${head}<worksheet>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
      ]),
    ),
  };
}

export const packed = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(parts).map(([name, part]) => [name, typeof part === 'string' ? strToU8(part) : part]),
    ) as Zippable,
  );

export const xlsxOf = (workbook: WorkbookXml): Uint8Array => packed(partsOfXlsx(workbook));

/** One sheet of these rows. */
export const rowsXlsx = (rows: string, more: Partial<SheetXml & WorkbookXml> = {}): Uint8Array =>
  xlsxOf({ ...more, sheets: [{ ...more, rows }] });

const namespaces = ['office', 'table', 'text', 'style', 'number', 'calcext', 'manifest']
  .map((name) => `xmlns:${name}="urn:${name}"`)
  .join(' ');

/** @param tables the table:table elements; `styles` go before them. */
export function partsOfOds(tables: string, styles = ''): Record<string, string> {
  return {
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml': `${head}<manifest:manifest ${namespaces}/>`,
    'content.xml': `${head}<office:document-content ${namespaces}><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
  };
}

export const odsOf = (tables: string, styles = ''): Uint8Array => packed(partsOfOds(tables, styles));

export const odsTable = (rows: string, name = 'Sheet', more = ''): string =>
  `<table:table table:name="${name}"${more}>${rows}</table:table>`;
