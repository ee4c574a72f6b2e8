/** XML as it is written by spreadsheet programs: without declarations of its own, and nothing that is fetched. */
import { SaxesParser } from 'saxes';
import { type Archive, damaged } from './archive.js';
import { fault, TableFault } from './fault.js';

export type Attributes = Readonly<Record<string, string | undefined>>;

export interface XmlReader {
  /** Names are without their prefix. */
  opened(name: string, attributes: Attributes): void;
  text(text: string): void;
  closed(name: string): void;
}

/** More than any of them has, one in the other. */
const mostDepth = 100;
/** A tag, or a text without one, of so many characters is no cell's. */
const mostWithoutEnd = 4_000_000;

/** Steps through a part; after each step what it told its reader can be taken. */
export async function* stepsOf(archive: Archive, part: string, reader: XmlReader): AsyncGenerator<void> {
  const parser = new SaxesParser({ position: false, xmlns: false as const });
  let depth = 0;
  let since = 0;
  parser.on('opentag', ({ name, attributes }) => {
    since = 0;
    depth += 1;
    if (depth > mostDepth) throw damaged(part);
    reader.opened(localName(name), attributes);
  });
  parser.on('text', (text) => {
    since = 0;
    reader.text(text);
  });
  parser.on('cdata', (text) => reader.text(text));
  parser.on('closetag', ({ name }) => {
    since = 0;
    depth -= 1;
    reader.closed(localName(name));
  });
  parser.on('doctype', () => {
    throw fault('table-declares-entities');
  });
  const write = (piece: string | null) => {
    try {
      if (piece === null) parser.close();
      else parser.write(piece);
    } catch (error) {
      throw error instanceof TableFault ? error : damaged(part);
    }
  };
  for await (const piece of archive.textOf(part)) {
    // A declaration may be as long as it likes before the parser tells of it.
    if (piece.includes('<!DOCTYPE')) throw fault('table-declares-entities');
    since += piece.length;
    write(piece);
    if (since > mostWithoutEnd) throw damaged(part);
    yield;
  }
  write(null);
  yield;
}

/** Reads a part to its end; one that is small by nature, and held to the limits like all. */
export async function readXml(archive: Archive, part: string, reader: XmlReader): Promise<void> {
  for await (const _ of stepsOf(archive, part, reader));
}

const locals = new Map<string, string>();

function localName(name: string): string {
  const known = locals.get(name);
  if (known !== undefined) return known;
  const local = name.slice(name.indexOf(':') + 1);
  if (locals.size < 1_000) locals.set(name, local);
  return local;
}

/** An attribute whose prefix its writer chose. */
export function attributeOf(attributes: Attributes, local: string): string | undefined {
  for (const name in attributes) if (name === local || name.endsWith(`:${local}`)) return attributes[name];
  return undefined;
}

export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true';
