/** What the columns and rows of a grid are called. */
import type { Period } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import type { Words } from '../language/words.js';
import { partNames } from '../saying/series-name.js';
import { unitPhrase } from '../saying/units.js';
import type { FigureColumn, GridColumn, SourcePart } from './layout.js';

export interface Head {
  /** What it is of, where columns are of several indicators. */
  readonly over: string | null;
  readonly title: string;
  readonly unit: string | null;
}

const partLabels = {
  title: 'field.title',
  publisher: 'field.publisher',
  date: 'field.date',
  url: 'field.url',
} as const;
export const partLabel = (words: Words, part: SourcePart): string => words.t(partLabels[part]);

export function headOf(
  words: Words,
  column: GridColumn,
  indicators: readonly IndicatorSummaryWire[],
  isOfOne: boolean,
): Head {
  if (column.kind === 'source')
    return { over: words.t('grid.sourceOfRow'), title: partLabel(words, column.part), unit: null };
  const indicator = indicators.find(({ id }) => id === column.indicator);
  const name = indicator === undefined ? column.indicator : words.text(indicator.name);
  const part = partNames(words, column.dimensions, indicator).join(words.t('list.comma'));
  const unit =
    indicator === undefined
      ? null
      : unitPhrase(words, indicator.unit, indicator.statedAs === 'rate' ? indicator.rateBasis : null);
  if (part === '') return { over: null, title: isOfOne ? words.t('field.dimensionTotal') : name, unit };
  return { over: isOfOne ? null : name, title: part, unit };
}

/** A column as it is named where nothing stands above it. */
export function columnName(
  words: Words,
  column: FigureColumn,
  indicators: readonly IndicatorSummaryWire[],
): string {
  const indicator = indicators.find(({ id }) => id === column.indicator);
  const name = indicator === undefined ? column.indicator : words.text(indicator.name);
  return [name, ...partNames(words, column.dimensions, indicator)].join(words.t('list.comma'));
}

export const rowName = (words: Words, period: Period): string => words.period(period);
