/** Entries as lines of COPY: a million of them take a few seconds on their way into the database. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { type Quantity, seriesKey, sourceKey } from '@marsad/indicators';
import type { Citation, Entry } from '@marsad/indicators/pipeline';
import type { TableEntry } from '@marsad/indicators/table';
import type { Transaction } from '../connection/connect.js';
import type { ImportId } from '../connection/ids.js';

/** Characters that are sent at once. */
const pieceLength = 1 << 16;

/** What goes to the database by COPY, with no more of it in memory than a piece. */
export interface CopyLines {
  add(line: string): void;
  /** Resolves once there is room for more. */
  room(): Promise<void>;
}

/**
 * Calls `write` with the way into a table. What it throws is thrown on, with the COPY taken back: a connection left within one
 * could not even roll back, and would be told of that instead.
 */
export async function copyInto<T>(
  statement: { writable(): Promise<Writable> },
  write: (lines: CopyLines) => Promise<T>,
): Promise<T> {
  const stream = await statement.writable();
  const { end, ...lines } = linesInto(stream);
  try {
    const written = await write(lines);
    await end();
    return written;
  } catch (error) {
    stream.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

function linesInto(stream: Writable): CopyLines & { end(): Promise<void> } {
  let failed: Error | null = null;
  stream.on('error', (error) => {
    failed = error;
  });
  let piece = '';
  let isFull = false;
  const push = () => {
    if (piece !== '') isFull = !stream.write(piece);
    piece = '';
  };
  return {
    add: (line) => {
      piece += line;
      if (piece.length >= pieceLength) push();
    },
    room: async () => {
      if (failed !== null) throw failed;
      if (!isFull) return;
      await once(stream, 'drain');
      isFull = false;
    },
    end: async () => {
      push();
      // One that is destroyed already neither finishes nor says so again.
      if (failed !== null) throw failed;
      const finished = once(stream, 'finish');
      stream.end();
      await finished;
    },
  };
}

const special = /[\\\t\n\r\0]/;
const escapes: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  // What no text of the database may hold.
  '\0': '',
};

const field = (text: string): string =>
  special.test(text) ? text.replace(/[\\\t\n\r\0]/g, (sign) => escapes[sign] as string) : text;
const orNull = (value: string | number | null | undefined): string =>
  value === null || value === undefined ? '\\N' : typeof value === 'number' ? String(value) : field(value);
/** As the database takes it: no NUL, and no half of a sign. */
export const storable = (text: string): string => Buffer.from(text.replaceAll('\0', '')).toString();
const quantityOf = ({ text, qualifier, lower, upper, lowerInclusive, upperInclusive, point }: Quantity) =>
  `${field(text)}\t${qualifier}\t${orNull(lower)}\t${orNull(upper)}\t${lowerInclusive ? 't' : 'f'}\t${upperInclusive ? 't' : 'f'}\t${orNull(point)}`;
const document = (value: unknown): string =>
  field(JSON.stringify(value, (_, held: unknown) => (typeof held === 'string' ? storable(held) : held)));

export const copyEntries = (tx: Transaction) => tx`
  copy import_entry (import_id, n, row, column_name, kind, indicator_id, series_key, dimensions, period_start, period_end,
    period_text, text, qualifier, lower, upper, lower_inclusive, upper_inclusive, point, per, source, locator, source_date,
    known_on, said_on, reliability, credibility, status, note, faults, warnings, cells, observation_id) from stdin`;

/** Those of a row that is refused stand with the first of its entries alone. */
type Cells = readonly string[] | null;

interface SeriesNamed {
  readonly key: string;
  readonly text: string;
}

/** Writes entries down, and knows the sources they cite. */
export class EntryLines {
  private n = 0;
  private readonly instant = Date.now().toString(16).padStart(12, '0');
  private readonly chance = randomBytes(5).toString('hex');
  private readonly numbers = new Map<string, number>();
  /** In the order of their numbers, from 1. */
  readonly sources: { readonly fingerprint: string; citation: Citation }[] = [];
  private lastSource: { readonly source: Citation; readonly key: string; readonly n: number } | null = null;
  private readonly dimensions = new Map<string, SeriesNamed>();
  /** Readers hand out the same object for the same codes. */
  private readonly dimensionsSeen = new WeakMap<Entry['dimensions'], SeriesNamed>();

  constructor(private readonly id: ImportId) {}

  lineOf(entry: TableEntry, cells: Cells): string {
    this.n += 1;
    const start = `${this.id}\t${this.n}\t${entry.row}\t${orNull(entry.column)}\t`;
    if (entry.kind === 'entry') return `${start}create\t${this.figureOf(entry)}\n`;
    const blank = '\\N\t'.repeat(23);
    return `${start}${entry.kind}\t${blank}${document(entry.faults)}\t\\N\t${cells === null ? '\\N' : document(cells)}\t\\N\n`;
  }

  private figureOf({ entry, saidOn, warnings }: Extract<TableEntry, { readonly kind: 'entry' }>): string {
    const { period, figure, source } = entry;
    const { quantity } = figure;
    const series = this.seriesOf(entry.dimensions);
    const said = `${orNull(source.locator)}\t${orNull(source.date)}\t${orNull(entry.knownOn)}\t${orNull(saidOn)}\t${orNull(entry.reliability)}\t${orNull(entry.credibility)}\t${entry.status}\t${orNull(entry.note)}`;
    const warned = warnings.length === 0 ? '\\N' : document(warnings);
    return `${field(entry.indicator)}\t${series.key}\t${series.text}\t${period.start}\t${period.end}\t${field(period.text)}\t${quantityOf(quantity)}\t${figure.per}\t${this.sourceOf(source)}\t${said}\t\\N\t${warned}\t\\N\t${this.nextId()}`;
  }

  /** A UUID of version 7, in the order of the entries, for the observation that this one may turn out to be the first of. */
  private nextId(): string {
    const n = this.n.toString(16).padStart(8, '0');
    return `${this.instant.slice(0, 8)}-${this.instant.slice(8)}-7${n.slice(0, 3)}-8${n.slice(3, 6)}-${n.slice(6)}${this.chance}`;
  }

  /** There are few beside the figures. */
  private seriesOf(dimensions: Entry['dimensions']): SeriesNamed {
    const seen = this.dimensionsSeen.get(dimensions);
    if (seen !== undefined) return seen;
    const name = JSON.stringify(dimensions);
    let named = this.dimensions.get(name);
    if (named === undefined) {
      named = { key: field(seriesKey(dimensions)), text: field(name) };
      if (this.dimensions.size < 100_000) this.dimensions.set(name, named);
    }
    this.dimensionsSeen.set(dimensions, named);
    return named;
  }

  private sourceOf(source: Citation): number {
    if (this.lastSource?.source === source) return this.lastSource.n;
    const given = `${source.title}\n${source.publisher ?? ''}\n${source.url ?? ''}`;
    if (this.lastSource?.key === given && source.author === null) return this.lastSource.n;
    const fingerprint = sourceKey(source);
    let n = this.numbers.get(fingerprint);
    if (n === undefined) {
      n = this.sources.push({ fingerprint, citation: source });
      this.numbers.set(fingerprint, n);
    }
    const held = this.sources[n - 1];
    // The first that names an author names the source's.
    if (held !== undefined && held.citation.author === null && source.author !== null)
      held.citation = { ...held.citation, author: source.author };
    this.lastSource = { source, key: given, n };
    return n;
  }

  sourceLines(): Iterable<string> {
    const { id, sources } = this;
    return {
      *[Symbol.iterator]() {
        for (const [at, { fingerprint, citation }] of sources.entries())
          yield `${id}\t${at + 1}\t${field(fingerprint)}\t${field(citation.title)}\t${orNull(citation.publisher)}\t${orNull(citation.author)}\t${orNull(citation.url)}\n`;
      },
    };
  }
}

export const copySources = (tx: Transaction) => tx`
  copy import_source (import_id, n, fingerprint, title, publisher, author, url) from stdin`;
