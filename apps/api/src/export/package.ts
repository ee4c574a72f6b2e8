/** Everything on record as a data package: a zip of tables, which leaves as it is read. */
import { createHash } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type RecordReader, readRecord, storedSavedBrief } from '@marsad/db';
import type { Language } from '@marsad/indicators';
import {
  asJson,
  type BriefRow,
  baselineTable,
  briefTable,
  codesOfIndicator,
  codeTable,
  csvCell,
  indicatorTable,
  observationTable,
  ownCheckTable,
  type PackageTable,
  packageDescriptor,
  packageFile,
  placeTable,
  revisionTable,
  ruleTable,
  sdmxDimensions,
  sourceTable,
  tablePath,
  timelineTable,
  type WrittenTable,
} from '@marsad/indicators/exchange';
import { ZipFile } from 'yazl';
import type { Deps } from '../deps.js';
import { type Exported, recording } from './file.js';
import { csvFile, write } from './write.js';

interface Wanted {
  /** Null for all. */
  readonly indicator: string | null;
  /** Of what the package says of itself. */
  readonly language: Language;
  /** ISO day. */
  readonly today: string;
}

/** @param note called once, before the last byte of a whole file leaves, or when it breaks off. */
export function exportPackage(
  deps: Pick<Deps, 'longReads' | 'logError'>,
  wanted: Wanted,
  note: (exported: Exported) => Promise<void>,
): Readable {
  const package_ = openPackage();
  const written = async () => {
    await readRecord(await deps.longReads(), wanted.indicator, (record) =>
      writeTables(package_, record, wanted),
    );
    package_.describe(wanted);
    await note({ rows: package_.rows(), whole: true });
    package_.end();
  };
  written().catch(async (error: Error) => {
    deps.logError(error, 'an export broke off');
    package_.out.destroy(error);
    await note({ rows: package_.rows(), whole: false }).catch((failed: Error) =>
      deps.logError(failed, 'an export that broke off was not noted'),
    );
  });
  return package_.out;
}

type Rows<Row> = (take: (row: Row) => Promise<void>) => Promise<void>;

interface Package {
  readonly out: Readable;
  table<Row>(table: PackageTable<Row>, rows: Rows<Row>): Promise<void>;
  /** How many figures it has so far. */
  rows(): number;
  describe(about: Wanted): void;
  end(): void;
}

function openPackage(): Package {
  const zip = new ZipFile();
  const out = new PassThrough();
  zip.outputStream.pipe(out);
  const made = new Date();
  const written: WrittenTable[] = [];
  let figures = 0;
  return {
    out,
    rows: () => figures,
    table: async (table, rows) => {
      const csv = csvFile();
      const hash = createHash('sha256');
      let bytes = 0;
      const file = new PassThrough();
      const measured = pipeline(
        csv,
        async function* (pieces: AsyncIterable<Buffer>) {
          for await (const piece of pieces) {
            bytes += piece.length;
            hash.update(piece);
            yield piece;
          }
        },
        file,
      );
      // Whoever waits for it below may hear of something else first.
      measured.catch(() => {});
      const stop = () => csv.destroy();
      out.once('close', stop);
      zip.addReadStream(file, tablePath(table.name), { mtime: made });
      csv.write(table.columns.map(({ name }) => csvCell(name)));
      await rows(async (row) => {
        await write(
          csv,
          table.columns.map(({ value }) => csvCell(value(row))),
        );
        if (table.name === 'observations') figures += 1;
      });
      csv.end();
      await measured;
      out.off('close', stop);
      written.push({ table, bytes, sha256: hash.digest('hex') });
    },
    describe: ({ indicator, language }) => {
      const about = { indicator, language, created: made.toISOString() };
      const said = `${JSON.stringify(packageDescriptor(written, about), null, 2)}\n`;
      zip.addBuffer(Buffer.from(said), packageFile, { mtime: made });
    },
    end: () => zip.end(),
  };
}

async function writeTables(to: Package, record: RecordReader, { indicator, today }: Wanted): Promise<void> {
  const stored = await record.indicators();
  const indicators = stored.map((one) => one.indicator);
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const dimensions = sdmxDimensions(indicators);
  const recordsOf = recording(byId);
  await to.table(observationTable(dimensions, today), (take) =>
    record.figures(async (period, pinned) => {
      for (const one of recordsOf(period, pinned)) await take({ ...one, since: null });
    }),
  );
  await to.table(revisionTable(dimensions), record.revisions);
  await to.table(indicatorTable, each(stored));
  await to.table(codeTable, each(indicators.flatMap(codesOfIndicator)));
  await to.table(sourceTable, record.sources);
  await to.table(baselineTable(dimensions), record.baselines);
  // Of one indicator these would be torn: a brief names several, a place lies in another.
  if (indicator === null) await writeBeside(to, record.beside);
}

async function writeBeside(to: Package, beside: RecordReader['beside']): Promise<void> {
  await to.table(placeTable, beside.places);
  await to.table(ruleTable, each(await beside.rules()));
  await to.table(timelineTable, each(await beside.timeline()));
  await to.table(ownCheckTable, each(await beside.ownChecks()));
  const briefs = (await beside.briefs()).map(({ id, definition }): BriefRow => {
    const { name, language, asOf, items } = definition;
    return { id, name, language, asOf, items, definition: asJson(storedSavedBrief, definition) };
  });
  await to.table(briefTable, each(briefs));
}

const each =
  <Row>(rows: readonly Row[]): Rows<Row> =>
  async (take) => {
    for (const row of rows) await take(row);
  };
