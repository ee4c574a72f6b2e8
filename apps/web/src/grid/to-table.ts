/** What was typed into a grid as a table of rows, with the mapping that says what its columns are. */
import type { MappingWire } from '@marsad/indicators/contract';
import { writeBlock } from './block.js';
import { type FigureColumn, sourceParts } from './layout.js';
import type { GridSource } from './reading.js';

/** A cell that is read as a figure. */
export interface TypedFigure {
  readonly column: FigureColumn;
  /** As the reader of periods takes it. */
  readonly period: string;
  readonly text: string;
  readonly source: GridSource;
}

export function toTable(figures: readonly TypedFigure[]): {
  readonly text: string;
  readonly mapping: MappingWire;
} {
  const dimensions = [...new Set(figures.flatMap(({ column }) => Object.keys(column.dimensions)))].sort();
  const used = sourceParts.filter((part) => figures.some(({ source }) => source[part].trim() !== ''));
  const rows = figures.map(({ column, period, text, source }) => [
    column.indicator,
    period,
    text.trim(),
    ...dimensions.map((id) => column.dimensions[id] ?? ''),
    ...used.map((part) => source[part].trim()),
  ]);
  // By number: what a dimension is called cannot then be taken for another column.
  const numbered = (ids: readonly string[], first: number) =>
    Object.fromEntries(ids.map((id, n) => [id, { column: `#${first + n}` }]));
  const mapping: MappingWire = {
    shape: 'rows',
    headerRow: 1,
    // As the form reads them, each by itself: no cell bears out the sign of another.
    read: { decimal: '.' },
    indicator: { column: '#1' },
    period: { column: '#2' },
    value: { column: '#3' },
    ...(dimensions.length > 0 && { dimensions: numbered(dimensions, 4) }),
    source: numbered(used, 4 + dimensions.length),
  };
  return { text: writeBlock([['Indicator', 'Period', 'Figure', ...dimensions, ...used], ...rows]), mapping };
}
