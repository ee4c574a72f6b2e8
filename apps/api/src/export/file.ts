/** Observations as files: rows come from the record in pieces and leave as they come. */
import type { Readable } from 'node:stream';
import {
  type BaselineSeen,
  listIndicators,
  type Selection,
  type StreamedFigure,
  streamFigures,
} from '@marsad/db';
import {
  type Dimensions,
  type Indicator,
  inOrderOfPreference,
  type LocalisedText,
  seriesKey,
} from '@marsad/indicators';
import {
  type Column,
  type ExportRecord,
  exportColumns,
  sdmxColumns,
  sdmxDimensions,
} from '@marsad/indicators/exchange';
import { type Baseline, derivedBaseline, measure, partKeys } from '@marsad/indicators/pipeline';
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
  const all = (await listIndicators(deps.sql, 'all')).map(({ indicator }) => indicator);
  const indicators = new Map(all.map((indicator) => [indicator.id, indicator]));
  const columns = columnsOf(format, all, selection.indicator, asOf);
  let count = 0;
  const rows: Rows = async (take) => {
    try {
      await streamFigures(deps.sql, selection, async (period, pinned) => {
        for (const record of recordsOf(period, indicators, pinned)) {
          await take(record);
          count += 1;
        }
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

/** The sources of one period, the recommended one first; the baseline's own figure stands apart. */
export function recordsOf(
  period: readonly StreamedFigure[],
  indicators: ReadonlyMap<string, Indicator>,
  pinned: BaselineSeen,
): ExportRecord[] {
  const [first] = period;
  const indicator = first && indicators.get(first.indicator);
  if (!indicator) return [];
  const against = baselineOf(indicator, seriesKey(first.dimensions), pinned);
  const candidates = period.filter(({ isBaseline }) => !isBaseline);
  const baseline = period.filter(({ isBaseline }) => isBaseline);
  const [recommended, ...triangulation] = inOrderOfPreference(
    candidates.map((figure) => ({ ...figure, chosenAt: figure.chosen?.at ?? null })),
  );
  const record = (figure: StreamedFigure, role: ExportRecord['role']): ExportRecord => {
    const { normalised, comparison } = measure(figure, indicator, against);
    return {
      ...figure,
      name: indicator.name,
      unit: indicator.unit,
      codeNames: codeNamesOf(figure.dimensions, indicator),
      normalised,
      comparison: role === 'baseline' ? null : comparison,
      role,
    };
  };
  return [
    ...baseline.map((figure) => record(figure, 'baseline')),
    ...(recommended ? [record(recommended, 'recommended')] : []),
    ...triangulation.map((figure) => record(figure, 'triangulation')),
  ];
}

/** What a series is compared with, as everywhere: its own baseline, or of a total the sum of its parts'. */
function baselineOf(indicator: Indicator, key: string, pinned: BaselineSeen): Baseline | null {
  const own = pinned(indicator.id, key);
  if (own !== null || key !== '') return own;
  return derivedBaseline(partKeys(indicator).map((part) => pinned(indicator.id, part)));
}

function codeNamesOf(dimensions: Dimensions, indicator: Indicator): Record<string, LocalisedText> {
  return Object.fromEntries(
    indicator.dimensions.flatMap(({ id, codes }) => {
      const held = codes.find(({ code }) => code === dimensions[id]);
      return held ? [[id, held.name] as const] : [];
    }),
  );
}
