/** Every cell of a grid as it is read, and what comes of all of them. */
import { sourceKey } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useMemo, useRef } from 'react';
import { useWords } from '../language/words.js';
import type { Choice } from './choice.js';
import { figuresIn, type GridDraft, sourceOfRow } from './draft.js';
import { type Cells, cellKey, columnKey, type FigureColumn, type GridColumn, sourceParts } from './layout.js';
import {
  type CellRead,
  type GridSource,
  readCell,
  type SourceFault,
  type Surroundings,
  sourceFaults,
} from './reading.js';
import type { TypedFigure } from './to-table.js';
import type { GridRecord } from './use-record.js';

export interface Asked {
  readonly choice: Choice;
  readonly columns: readonly GridColumn[];
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly record: GridRecord;
  readonly cells: Cells;
  readonly rest: Omit<GridDraft, 'cells'>;
  readonly today: string;
}

export interface RowSource {
  readonly source: GridSource;
  readonly isOwn: boolean;
  /** Of its own source; what is wrong with the source of all is said where that stands. */
  readonly faults: readonly SourceFault[];
}

export interface Reads {
  /** By the cell's name; what is empty is not in it. */
  readonly of: (key: string) => CellRead | undefined;
  readonly sourceAt: (row: number) => RowSource;
  /** What can be sent, by rows. */
  readonly figures: readonly (TypedFigure & { readonly key: string; readonly row: number })[];
  /** Cells that have to be mended before they can be sent, by rows: a figure, or a part of a row's source. */
  readonly faulty: readonly { readonly row: number; readonly column: number }[];
  readonly isFaulty: (key: string) => boolean;
  /** Figures that were typed in columns or periods which are not shown. */
  readonly hidden: number;
  readonly count: Readonly<
    Record<'new' | 'revises' | 'unchanged' | 'beside' | 'open' | 'notKnown' | 'none', number>
  >;
}

type ReadOne = (column: FigureColumn, row: number, text: string) => CellRead | undefined;

/** Reads a text as it would be read in a cell, such as one that is being typed. */
export function useReadOne({ choice, indicators, record, cells, rest, today }: Omit<Asked, 'columns'>): {
  readonly readOne: ReadOne;
  readonly sources: readonly RowSource[];
} {
  const { language } = useWords();
  const sources = useMemo(() => sourcesOf(choice, cells, rest, today), [choice, cells, rest, today]);
  const known = useRef(
    new Map<string, { readonly text: string; readonly with: Surroundings; readonly read: CellRead }>(),
  );
  const readOne: ReadOne = ({ indicator: id, dimensions }, row, text) => {
    const indicator = indicators.find((one) => one.id === id);
    const period = choice.periods[row];
    if (text.trim() === '' || indicator === undefined || period === undefined) return undefined;
    const column = columnKey({ indicator: id, dimensions });
    const { baseline, pointAt } = record.of(column);
    const source = sources[row]?.source ?? rest.source;
    const point = pointAt(period);
    const around = { indicator, dimensions, period, baseline, point, source, today, language };
    const key = cellKey(column, period.text);
    const before = known.current.get(key);
    if (before?.text === text && isSame(before.with, around)) return before.read;
    const read = readCell(text, around);
    known.current.set(key, { text, with: around, read });
    return read;
  };
  return { readOne, sources };
}

/** Whether a text would be read again as it was. */
const isSame = (one: Surroundings, other: Surroundings): boolean =>
  one.indicator === other.indicator &&
  one.baseline === other.baseline &&
  one.point === other.point &&
  one.today === other.today &&
  one.language === other.language &&
  sourceParts.every((part) => one.source[part] === other.source[part]);

export function useReads(asked: Asked, readOne: ReadOne, sources: readonly RowSource[]): Reads {
  const { choice, columns, cells } = asked;
  // What it reads with changes with these alone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  return useMemo(() => {
    const reads = new Map<string, CellRead>();
    const figures: Reads['figures'][number][] = [];
    const faulty: { row: number; column: number }[] = [];
    const faultyKeys = new Set<string>();
    const fault = (key: string, at: { row: number; column: number }) => {
      faulty.push(at);
      faultyKeys.add(key);
    };
    const count = { new: 0, revises: 0, unchanged: 0, beside: 0, open: 0, notKnown: 0, none: 0 };
    let shown = 0;
    for (const [row, period] of choice.periods.entries())
      for (const [at, column] of columns.entries()) {
        const key = cellKey(column.key, period.text);
        const text = cells[key];
        const own = sources[row];
        if (column.kind === 'source') {
          if (own?.faults.some(({ part }) => part === column.part)) fault(key, { row, column: at });
          continue;
        }
        if (text === undefined) continue;
        shown += 1;
        const read = readOne(column, row, text);
        if (read === undefined) continue;
        reads.set(key, read);
        if (read.kind === 'faulty') fault(key, { row, column: at });
        else if (read.kind === 'none') count.none += 1;
        else {
          count[countedAs[read.standing.kind]] += 1;
          const source = own?.source ?? asked.rest.source;
          figures.push({ key, row, column, period: period.text, text, source });
        }
      }
    return {
      of: (key) => reads.get(key),
      sourceAt: (row) => sources[row] ?? { source: asked.rest.source, isOwn: false, faults: [] },
      figures,
      faulty,
      isFaulty: (key) => faultyKeys.has(key),
      hidden: figuresIn(cells) - shown,
      count,
    };
  }, [choice, columns, cells, asked.record, asked.indicators, sources, asked.today]);
}

const countedAs = {
  new: 'new',
  revises: 'revises',
  unchanged: 'unchanged',
  beside: 'beside',
  'source-open': 'open',
  'not-known': 'notKnown',
} as const;

/** The source of each row; what is wrong with one is looked for once for all rows that have it. */
function sourcesOf(choice: Choice, cells: Cells, rest: Asked['rest'], today: string): readonly RowSource[] {
  const known = new Map<string, readonly SourceFault[]>();
  return choice.periods.map(({ text: period }) => {
    const { source, isOwn } = sourceOfRow(rest, (part) => cells[cellKey(`source:${part}`, period)] ?? '');
    if (!isOwn) return { source, isOwn, faults: [] };
    const name = `${sourceKey(source)}${source.date}`;
    const faults = known.get(name) ?? sourceFaults(source, today);
    known.set(name, faults);
    return { source, isOwn, faults };
  });
}

/** All that a row says of its source. */
export const sourceKeysOf = (period: string) => sourceParts.map((part) => cellKey(`source:${part}`, period));
