/** What is typed, in the columns and periods that are chosen: the grid, how its cells are read, its source, and saving it. */
import type { Period } from '@marsad/indicators';
import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useWords } from '../language/words.js';
import { useConnection } from '../live/stream.js';
import { Card } from '../ui/card.js';
import { Failed } from '../ui/failed.js';
import { LeaveQuestion } from '../ui/leave-question.js';
import { Notice } from '../ui/notice.js';
import type { CellView } from './cell.js';
import { CellReading } from './cell-reading.js';
import { type Change, type Choice, mostCells, mostRows, periodAbove, periodBelow } from './choice.js';
import { figuresIn } from './draft.js';
import { type Head, headOf } from './heads.js';
import { cellKey, figureColumn, type GridColumn, type Layout, sourceColumns } from './layout.js';
import { sourceFaults } from './reading.js';
import { Save } from './save.js';
import { SetAside } from './set-aside.js';
import { Sheet } from './sheet.js';
import { SourceOfAll } from './source-of-all.js';
import { GridTools, Legend, Unseen } from './tools.js';
import { type GridHeld, useDraft } from './use-draft.js';
import { type Reads, useReadOne, useReads } from './use-reads.js';
import { type GridRecord, useRecord } from './use-record.js';

interface Props {
  readonly choice: Choice;
  readonly indicators: readonly IndicatorSummaryWire[];
  readonly today: string;
  readonly choose: (change: Change) => void;
}

export function TypedGrid(props: Props) {
  const { choice, indicators, today } = props;
  const words = useWords();
  const layoutOf = useCallback((isByRow: boolean) => layoutFor(choice, isByRow), [choice]);
  const { layout, ...held } = useDraft(layoutOf);
  const { columns } = layout;
  const { grid, rest } = held;
  const record = useRecord(choice.columns, choice.periods, indicators);
  const asked = { choice, columns, indicators, record, cells: grid.cells, rest, today };
  const { readOne, sources } = useReadOne(asked);
  const reads = useReads(asked, readOne, sources);
  const isWhole = choice.columns.length > 0 && choice.periods.length > 0;
  return (
    <>
      <LeaveQuestion unsaved={figuresIn(grid.cells) > 0} isKept />
      {rest.setAside !== null && (
        <SetAside aside={rest.setAside} putBack={held.putBack} forget={held.forgetAside} />
      )}
      <Unseen hidden={reads.hidden} cells={grid.cells} {...props} />
      {isWhole ? (
        <Typed {...props} {...{ columns, layout, held, record, reads, readOne }} />
      ) : (
        <Notice>{words.t('grid.nothingChosen')}</Notice>
      )}
    </>
  );
}

const layoutFor = ({ columns, periods }: Choice, isByRow: boolean): Layout => ({
  columns: [...columns.map(figureColumn), ...(isByRow ? sourceColumns : [])],
  periods: periods.map(({ text }) => text),
});

interface TypedProps extends Props {
  readonly columns: readonly GridColumn[];
  readonly layout: Layout;
  readonly held: GridHeld;
  readonly record: GridRecord;
  readonly reads: Reads;
  readonly readOne: ReturnType<typeof useReadOne>['readOne'];
}

function Typed(props: TypedProps) {
  const { choice, indicators, today, columns, layout, held, record, reads } = props;
  const words = useWords();
  const { grid, rest, does } = held;
  const views = useViews(props);
  const isOfOne = new Set(choice.columns.map(({ indicator }) => indicator)).size === 1;
  const heads = columns.map((column): Head => headOf(words, column, indicators, isOfOne));
  const title = useRef<HTMLInputElement>(null);
  const [isAsked, setAsked] = useState(false);
  const faults = isAsked ? sourceFaults(rest.source, today) : typedFaults(rest.source, today);
  const needsSource = () => {
    const isNeeded = reads.figures.some(({ row }) => !reads.sourceAt(row).isOwn);
    const isMissing = isNeeded && sourceFaults(rest.source, today).length > 0;
    setAsked(isMissing);
    if (isMissing) title.current?.focus();
    return isMissing;
  };
  return (
    <>
      <Card className="flex flex-col gap-3">
        <Gone record={record} />
        <GridTools
          choice={choice}
          held={held}
          isLoading={record.isLoading}
          addAbove={rowAbove(props)}
          addBelow={rowBelow(props)}
        />
        <Sheet
          label={words.t('grid.title')}
          layout={layout}
          periods={choice.periods}
          heads={heads}
          views={views}
          grid={grid}
          does={does}
        />
        <Said grid={grid} choice={choice} />
        <AtHandReading {...props} />
        <Legend />
      </Card>
      <SourceOfAll
        source={rest.source}
        isByRow={rest.isByRow}
        faults={faults}
        first={title}
        change={held.setSource}
        setByRow={held.setByRow}
      />
      <Card>
        <Save
          {...{ choice, indicators, reads, held, needsSource }}
          goToFault={() => {
            const [first] = reads.faulty;
            if (first === undefined) return;
            does({ kind: 'go', to: first });
            focusCell(first);
          }}
        />
      </Card>
    </>
  );
}

/** Nobody is scolded for what they have not typed yet. */
const typedFaults: typeof sourceFaults = (source, today) =>
  sourceFaults(source, today).filter(({ part }) => source[part].trim() !== '');

function focusCell({ row, column }: { row: number; column: number }): void {
  requestAnimationFrame(() => {
    const cell = document.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'center', inline: 'center' });
  });
}

function rowAbove({ choice: { periods, columns, isCut }, choose }: Props): (() => void) | null {
  const above = periodAbove(periods);
  const isFull = periods.length >= mostRows || (periods.length + 1) * columns.length > mostCells;
  if (above === null || isCut || isFull) return null;
  return () => choose({ from: above.text, to: periods.at(-1)?.text ?? '' });
}

function rowBelow({ choice: { periods, by }, today, choose }: Props): (() => void) | null {
  const below = periodBelow(periods, by, today);
  return below === null ? null : () => choose({ from: periods[0]?.text ?? '', to: below.text });
}

/** What stands in every cell; of a row the same list as before where nothing of it has changed. */
function useViews({ choice, indicators, columns, held, record, reads }: TypedProps) {
  const { cells } = held.grid;
  const { source } = held.rest;
  const before = useRef(new Map<string, readonly CellView[]>());
  return useMemo(() => {
    const viewOf = (column: GridColumn, row: number, period: Period): CellView => {
      const key = cellKey(column.key, period.text);
      const shared = { text: cells[key] ?? '', isFaulty: reads.isFaulty(key) };
      if (column.kind === 'source') {
        const instead = reads.sourceAt(row).isOwn ? '' : source[column.part].trim();
        return { ...shared, read: undefined, held: null, direction: 'neutral', instead };
      }
      const direction = indicators.find(({ id }) => id === column.indicator)?.direction ?? 'neutral';
      const held = record.of(column.key).pointAt(period) ?? null;
      return { ...shared, read: reads.of(key), held, direction, instead: '' };
    };
    const rows = choice.periods.map((period, row) => {
      const now = columns.map((column) => viewOf(column, row, period));
      const was = before.current.get(period.text);
      return was !== undefined && isSameRow(was, now) ? was : now;
    });
    before.current = new Map(choice.periods.map(({ text }, row) => [text, rows[row] ?? []]));
    return rows;
  }, [choice, columns, cells, reads, record, source, indicators]);
}

const isSameRow = (one: readonly CellView[], other: readonly CellView[]): boolean =>
  one.length === other.length &&
  one.every((view, at) => {
    const now = other[at];
    return (Object.keys(view) as (keyof CellView)[]).every((name) => view[name] === now?.[name]);
  });

function AtHandReading({ choice, indicators, columns, held, record, reads, readOne }: TypedProps) {
  const { grid } = held;
  const { row } = grid.active;
  const [column, period] = [columns[grid.active.column], choice.periods[row]];
  if (column === undefined || period === undefined) return null;
  const text = grid.typing?.text ?? grid.cells[cellKey(column.key, period.text)] ?? '';
  const { baseline, pointAt } = record.of(column.key);
  const read = column.kind === 'figure' ? readOne(column, row, text) : undefined;
  const source = reads.sourceAt(row);
  return (
    <CellReading
      at={{ column, period, text, read, point: pointAt(period), baseline, source }}
      indicators={indicators}
    />
  );
}

/** What did not fit of a block that was pasted. */
function Said({ grid: { unfit }, choice: { periods } }: { grid: GridHeld['grid']; choice: Choice }) {
  const words = useWords();
  const last = periods.at(-1);
  return (
    <div role="status" className="empty:hidden">
      {unfit !== null && last !== undefined && (
        <Notice kind="warning">
          {unfit.isTooLong && <p>{words.t('grid.tooLong')}</p>}
          {unfit.rows > 0 && (
            <p>{words.t('grid.unfitRows', { count: unfit.rows, last: words.period(last) })}</p>
          )}
          {unfit.columns > 0 && <p>{words.t('grid.unfitColumns', { count: unfit.columns })}</p>}
          {!unfit.isTooLong && <p>{words.t('grid.unfitUndo')}</p>}
        </Notice>
      )}
    </div>
  );
}

/** That what is on record is not known, or may have changed since it was read. */
function Gone({ record: { error, retry } }: { record: GridRecord }) {
  const words = useWords();
  const isAway = useConnection().state === 'offline';
  if (isAway) return <Notice kind="warning">{words.t('grid.stale')}</Notice>;
  if (error !== null) return <Failed what={words.t('grid.record')} error={error} retry={retry} />;
  return null;
}
