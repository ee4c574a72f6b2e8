/** Observations as files: rows come from the record in pieces and leave as they come. */
import type { Readable } from 'node:stream';
import {
  type BaselineSeen,
  listIndicators,
  type Selection,
  type StreamedFigure,
  streamFigures,
} from '@marsad/db';
import { codeNamed, type Dimensions, type Indicator, type LocalisedText, unitCode } from '@marsad/indicators';
import {
  type Column,
  type ExportRecord,
  exportColumns,
  sdmxColumns,
  sdmxDimensions,
} from '@marsad/indicators/exchange';
import {
  type Baseline,
  derivedBaseline,
  inOrderOfPreference,
  measure,
  partKeys,
} from '@marsad/indicators/pipeline';
import type { Deps } from '../deps.js';
import { HttpProblem } from '../http/problems.js';
import { type Rows, type TableFormat, writeFile } from './write.js';

/** What became of a file: how many rows it has, and whether it came to its end. */
export interface Exported {
  readonly rows: number;
  readonly whole: boolean;
}

/**
 * @param asOf what the file says of the day it shows.
 * @param note called once, before the last byte of a whole file leaves, or when it breaks off.
 */
export async function exportFile(
  deps: Deps,
  selection: Selection,
  format: TableFormat,
  asOf: string,
  note: (exported: Exported) => Promise<void>,
): Promise<Readable> {
  const sql = await deps.longReads();
  const all = (await listIndicators(sql, 'all')).map(({ indicator }) => indicator);
  const indicators = new Map(all.map((indicator) => [indicator.id, indicator]));
  const columns = columnsOf(format, all, selection.indicator, asOf);
  let count = 0;
  const rows: Rows = async (take) => {
    try {
      const recordsOf = recording(indicators);
      await streamFigures(sql, selection, (period, pinned) => {
        const [record, ...others] = recordsOf(period, pinned);
        if (record === undefined) return undefined;
        count += 1 + others.length;
        const taken = take(record);
        return others.length === 0 ? taken : each(others, take, taken);
      });
    } catch (error) {
      // A file that is refused is refused before anything of it has left.
      if (!(error instanceof HttpProblem))
        await note({ rows: count, whole: false }).catch((failed: Error) =>
          deps.logError(failed, 'an export that broke off was not noted'),
        );
      throw error;
    }
    await note({ rows: count, whole: true });
  };
  return writeFile({ format, columns, rows, dimensions: sdmxDimensions(all), logError: deps.logError });
}

async function each(
  records: readonly ExportRecord[],
  take: Parameters<Rows>[0],
  before: Promise<void> | undefined,
): Promise<void> {
  await before;
  for (const record of records) await take(record);
}

/** SDMX files have one structure, whatever is chosen; the others have the dimensions of what is chosen. */
function columnsOf(
  format: TableFormat,
  all: readonly Indicator[],
  only: string | null,
  asOf: string,
): Column[] {
  if (format === 'sdmx-csv') return sdmxColumns(all, asOf);
  const chosen = all.filter(({ id }) => only === null || id === only);
  return exportColumns(sdmxDimensions(chosen), asOf);
}

/** What all figures of one series are called and compared with. */
interface SeriesToRecord {
  readonly name: string;
  readonly indicator: Indicator;
  readonly against: Baseline | null;
  readonly codeNames: ExportRecord['codeNames'];
}

/**
 * What puts the figures of one period together as records: the sources of one period, the recommended one first; the
 * baseline's own figure stands apart. What it says of normalised figures has no words, which no column shows.
 */
export function recording(indicators: ReadonlyMap<string, Indicator>) {
  let series: SeriesToRecord | null = null;
  const seriesOf = (first: StreamedFigure, pinned: BaselineSeen): SeriesToRecord | null => {
    const name = `${first.indicator} ${first.inSeries}`;
    if (series?.name === name) return series;
    const indicator = indicators.get(first.indicator);
    series = indicator
      ? {
          name,
          indicator,
          against: baselineOf(indicator, first.inSeries, pinned),
          codeNames: codeNamesOf(first.dimensions, indicator),
        }
      : null;
    return series;
  };
  return (period: readonly StreamedFigure[], pinned: BaselineSeen): ExportRecord[] => {
    const [first] = period;
    const known = first ? seriesOf(first, pinned) : null;
    if (!known) return [];
    if (first && period.length === 1)
      return [recordOf(first, first.isBaseline ? 'baseline' : 'recommended', known)];
    const [recommended, ...triangulation] = inOrderOfPreference(
      period
        .filter(({ isBaseline }) => !isBaseline)
        .map((figure) => ({ ...figure, chosenAt: figure.chosen?.at ?? null })),
    );
    return [
      ...period.filter(({ isBaseline }) => isBaseline).map((figure) => recordOf(figure, 'baseline', known)),
      ...(recommended ? [recordOf(recommended, 'recommended', known)] : []),
      ...triangulation.map((figure) => recordOf(figure, 'triangulation', known)),
    ];
  };
}

function recordOf(
  figure: StreamedFigure,
  role: ExportRecord['role'],
  { indicator, against, codeNames }: SeriesToRecord,
): ExportRecord {
  const { normalised, comparison, partial } = measure(figure, indicator, against, 'without words');
  return {
    indicator: figure.indicator,
    dimensions: figure.dimensions,
    period: figure.period,
    figure: figure.figure,
    status: figure.status,
    source: figure.source,
    reliability: figure.reliability,
    credibility: figure.credibility,
    note: figure.note,
    observation: figure.observation,
    revision: figure.revision,
    knownOn: figure.knownOn,
    recordedAt: figure.recordedAt,
    since: figure.since ?? null,
    name: indicator.name,
    unit: unitCode(indicator.unit),
    codeNames,
    partial,
    normalised,
    comparison: role === 'baseline' ? null : comparison,
    role,
  };
}

/** What a series is compared with, as everywhere: its own baseline, or of a total the sum of its parts'. */
function baselineOf(indicator: Indicator, key: string, pinned: BaselineSeen): Baseline | null {
  const own = pinned(indicator.id, key);
  if (own !== null || key !== '') return own;
  return derivedBaseline(partKeys(indicator).map((part) => pinned(indicator.id, part)));
}

function codeNamesOf(dimensions: Dimensions, indicator: Indicator): Record<string, LocalisedText> {
  return Object.fromEntries(
    indicator.dimensions.flatMap((dimension) => {
      const { id } = dimension;
      const held = codeNamed(dimension, dimensions[id] ?? '');
      return held ? [[id, held.name] as const] : [];
    }),
  );
}
