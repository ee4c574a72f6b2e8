/** What a workbook says of its sheets, its formats and the texts its cells share. */
import { type Archive, damaged } from './archive.js';
import type { TableLimits } from './limits.js';
import { formatOfCode, type NumberFormat, numberFormatOf } from './number-format.js';
import { StringStore } from './string-store.js';
import { type Attributes, attributeOf, isTrue, readXml, stepsOf } from './xml.js';

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly hidden: boolean; readonly part: string }[];
  readonly from1904: boolean;
  /** By the number of a cell's style. */
  readonly formats: readonly NumberFormat[];
  readonly stringsPart: string | null;
}

export async function workbookPart(archive: Archive): Promise<string | null> {
  const usual = 'xl/workbook.xml';
  if (!archive.has('_rels/.rels')) return archive.has(usual) ? usual : null;
  const relations = await relationsOf(archive, '_rels/.rels', '');
  const named = [...relations.values()].find(({ type }) => type === 'officeDocument')?.target;
  const part = named ?? usual;
  return archive.has(part) ? part : null;
}

export async function readWorkbook(archive: Archive, part: string): Promise<Workbook> {
  const folder = part.slice(0, part.lastIndexOf('/') + 1);
  const relationsPart = `${folder}_rels/${part.slice(folder.length)}.rels`;
  const relations = await relationsOf(archive, relationsPart, folder);
  const named: { name: string; hidden: boolean; id: string }[] = [];
  let from1904 = false;
  await readXml(archive, part, {
    opened: (name, attributes) => {
      if (name === 'workbookPr') from1904 = isTrue(attributes.date1904);
      if (name !== 'sheet') return;
      const hidden = (attributes.state ?? 'visible') !== 'visible';
      named.push({ name: attributes.name ?? '', hidden, id: attributeOf(attributes, 'id') ?? '' });
    },
    text: () => {},
    closed: () => {},
  });
  const sheets = named.flatMap(({ name, hidden, id }) => {
    const relation = relations.get(id);
    // A sheet that is a chart has no cells.
    return relation?.type === 'worksheet' ? [{ name, hidden, part: relation.target }] : [];
  });
  const partOf = (type: string) =>
    [...relations.values()].find((one) => one.type === type && archive.has(one.target))?.target ?? null;
  const styles = partOf('styles');
  return {
    sheets,
    from1904,
    formats: styles === null ? [] : await formatsOf(archive, styles),
    stringsPart: partOf('sharedStrings'),
  };
}

interface Relation {
  /** The end of its type: worksheet, styles ... */
  readonly type: string;
  readonly target: string;
}

async function relationsOf(archive: Archive, part: string, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!archive.has(part)) throw damaged(part);
  await readXml(archive, part, {
    opened: (name, attributes) => {
      // What lies outside of the file is never fetched.
      if (name !== 'Relationship' || attributes.TargetMode === 'External') return;
      const type = attributes.Type ?? '';
      relations.set(attributes.Id ?? '', {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: resolved(folder, attributes.Target ?? ''),
      });
    },
    text: () => {},
    closed: () => {},
  });
  return relations;
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}

/** More than any program writes. */
const mostFormats = 100_000;

async function formatsOf(archive: Archive, part: string): Promise<NumberFormat[]> {
  const codes = new Map<number, string>();
  const ids: number[] = [];
  let inCells = false;
  const opened = (name: string, attributes: Attributes) => {
    if (name === 'cellXfs') inCells = true;
    else if (name === 'numFmt')
      codes.set(Number(attributes.numFmtId), (attributes.formatCode ?? '').slice(0, 1_000));
    else if (name === 'xf' && inCells) ids.push(Number(attributes.numFmtId ?? 0));
    if (ids.length > mostFormats || codes.size > mostFormats) throw damaged(part);
  };
  await readXml(archive, part, {
    opened,
    text: () => {},
    closed: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
  });
  const formats = new Map([...codes].map(([id, code]) => [id, formatOfCode(code)]));
  return ids.map((id) => formats.get(id) ?? numberFormatOf(id, undefined));
}

/** To be closed by whoever asked for it. */
export async function readStrings(archive: Archive, part: string, limits: TableLimits): Promise<StringStore> {
  const strings = new StringStore(limits.cellCharacters + 1);
  const text = new RunsText(limits.cellCharacters + 1);
  try {
    const reader = {
      opened: (name: string) => {
        if (name === 'si') text.begin();
        else text.opened(name);
      },
      text: (own: string) => text.text(own),
      closed: (name: string) => {
        text.closed(name);
        if (name === 'si') strings.add(text.end());
      },
    };
    for await (const _ of stepsOf(archive, part, reader));
    return strings;
  } catch (error) {
    strings.close();
    throw error;
  }
}

/** The text of runs, each in a form of its own; how it is pronounced is none of it. */
export class RunsText {
  private said = '';
  private inText = false;
  private aside = 0;

  constructor(private readonly longest: number) {}

  begin(): void {
    this.said = '';
    this.inText = false;
    this.aside = 0;
  }

  opened(name: string): void {
    if (name === 'rPh') this.aside += 1;
    else if (name === 't') this.inText = this.aside === 0;
  }

  text(text: string): void {
    if (this.inText && this.said.length < this.longest) this.said += text;
  }

  closed(name: string): void {
    if (name === 'rPh') this.aside -= 1;
    else if (name === 't') this.inText = false;
  }

  end(): string {
    return unescaped(this.said);
  }
}

/** What no XML can hold is written as its number: ST_Xstring of ECMA-376. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
