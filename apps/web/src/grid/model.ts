/** A grid that is typed into like a spreadsheet: what each act makes of it. Pure. */
import { readBlock, writeBlock } from './block.js';
import { type Cells, cellKey, type Layout } from './layout.js';

export interface At {
  readonly row: number;
  readonly column: number;
}

/** `over` began by typing: arrows take it over and go on. `in` began by F2 or a double click: they move the caret. */
export interface Typing {
  readonly text: string;
  readonly how: 'over' | 'in';
}

/** What of a pasted block lay over the edges of the grid. */
export interface Unfit {
  readonly rows: number;
  readonly columns: number;
  /** It is more than a grid is for: nothing of it is taken. */
  readonly isTooLong: boolean;
}

/** Of a pasted block, in characters. */
const mostPasted = 500_000;

export interface Grid {
  readonly cells: Cells;
  /** The cell at hand, and the opposite corner of the block that is marked: mostly itself. */
  readonly active: At;
  readonly end: At;
  /** What is being typed into the cell at hand and has not been taken over. */
  readonly typing: Typing | null;
  /** Where Tab began to go along a row: Enter goes back to below it. */
  readonly tabbedFrom: number | null;
  readonly unfit: Unfit | null;
  readonly past: readonly Step[];
  readonly future: readonly Step[];
}

/** What goes back by undoing: the texts as they were, an empty one for none, and where that was. */
interface Step {
  readonly texts: Cells;
  readonly active: At;
  readonly end: At;
}

export type Act =
  /** By so many rows and columns, along the table and not the screen: keys.ts knows which way a page is read. */
  | {
      readonly kind: 'move';
      readonly rows: number;
      readonly columns: number;
      readonly extend?: boolean;
      /** As far as texts go, or to the next of them. */
      readonly far?: boolean;
    }
  | { readonly kind: 'go'; readonly to: At; readonly extend?: boolean }
  /** Tab and Shift+Tab: to the next cell, over the ends of rows. */
  | { readonly kind: 'along'; readonly by: 1 | -1 }
  | { readonly kind: 'enter'; readonly by: 1 | -1 }
  /** Without a text (F2) what stands there is edited. */
  | { readonly kind: 'type'; readonly text?: string; readonly how?: Typing['how'] }
  | { readonly kind: 'give-up' }
  /** What is being typed is taken over, and the cell stays at hand. */
  | { readonly kind: 'take' }
  /** The same into all cells that are marked: what is being typed, or the first row of them. */
  | { readonly kind: 'fill' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'paste'; readonly text: string }
  /** Of the cell at hand: its row, its column, or all there is. */
  | { readonly kind: 'mark'; readonly what: 'row' | 'column' | 'all' }
  /** Other texts in place of all there are, such as none: it is undone like anything else. */
  | { readonly kind: 'replace'; readonly cells: Cells }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' };

/** As many steps back as are kept: each holds what it changed. */
const stepsKept = 200;
const corner: At = { row: 0, column: 0 };

export function gridOf(cells: Cells): Grid {
  return {
    cells,
    active: corner,
    end: corner,
    typing: null,
    tabbedFrom: null,
    unfit: null,
    past: [],
    future: [],
  };
}

export function textAt(cells: Cells, layout: Layout, { row, column }: At): string {
  return cells[keyAt(layout, { row, column })] ?? '';
}

export function keyAt({ periods, columns }: Layout, { row, column }: At): string {
  return cellKey(columns[column]?.key ?? '', periods[row] ?? '');
}

export function act(before: Grid, layout: Layout, done: Act): Grid {
  const grid = within({ ...before, unfit: null }, layout);
  switch (done.kind) {
    case 'type': {
      const text = done.text ?? grid.typing?.text ?? textAt(grid.cells, layout, grid.active);
      return { ...grid, typing: { text, how: done.how ?? grid.typing?.how ?? 'in' } };
    }
    case 'give-up':
      return { ...grid, typing: null };
    case 'fill':
      return filled(grid, layout);
    case 'empty':
      return emptied({ ...grid, typing: null }, layout);
    default:
      return acted(takenOver(grid, layout), layout, done);
  }
}

type Settled = Exclude<Act, { kind: 'type' | 'give-up' | 'fill' | 'empty' }>;

function acted(grid: Grid, layout: Layout, done: Settled): Grid {
  switch (done.kind) {
    case 'move':
      return moved(grid, layout, done);
    case 'go':
      return goTo(grid, layout, done.to, done.extend);
    case 'along':
      return along(grid, layout, done.by);
    case 'enter': {
      const column = grid.tabbedFrom ?? grid.active.column;
      return goTo(grid, layout, { row: grid.active.row + done.by, column });
    }
    case 'take':
      return grid;
    case 'paste':
      return done.text.length > mostPasted
        ? { ...grid, unfit: { rows: 0, columns: 0, isTooLong: true } }
        : pasted(grid, layout, readBlock(done.text));
    case 'mark': {
      const [last, { row, column }] = [lastOf(layout), grid.active];
      const active = { row: done.what === 'row' ? row : 0, column: done.what === 'column' ? column : 0 };
      const end = {
        row: done.what === 'row' ? row : last.row,
        column: done.what === 'column' ? column : last.column,
      };
      return { ...grid, active, end };
    }
    case 'replace': {
      const gone = Object.fromEntries(Object.keys(grid.cells).map((key) => [key, '']));
      return written(grid, { ...gone, ...done.cells });
    }
    case 'undo':
      return turned(grid, 'past', 'future');
    case 'redo':
      return turned(grid, 'future', 'past');
  }
}

export interface Block {
  readonly top: number;
  readonly bottom: number;
  readonly first: number;
  readonly last: number;
}

/** The cells from one corner to the other. */
export function marked({ active, end }: Pick<Grid, 'active' | 'end'>): Block {
  return {
    top: Math.min(active.row, end.row),
    bottom: Math.max(active.row, end.row),
    first: Math.min(active.column, end.column),
    last: Math.max(active.column, end.column),
  };
}

/** What is marked, as spreadsheets take it. */
export function copied(grid: Grid, layout: Layout): string {
  const { top, bottom, first, last } = marked(grid);
  return writeBlock(
    range(top, bottom).map((row) =>
      range(first, last).map((column) => textAt(grid.cells, layout, { row, column })),
    ),
  );
}

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => first + at);

const lastOf = ({ periods, columns }: Layout): At => ({
  row: Math.max(0, periods.length - 1),
  column: Math.max(0, columns.length - 1),
});

function clamped({ row, column }: At, layout: Layout): At {
  const last = lastOf(layout);
  return {
    row: Math.min(Math.max(row, 0), last.row),
    column: Math.min(Math.max(column, 0), last.column),
  };
}

/** Other rows and columns may be shown than when it was last acted on. */
export function within(grid: Grid, layout: Layout): Grid {
  const [active, end] = [clamped(grid.active, layout), clamped(grid.end, layout)];
  const isSame = [active, end].every((at, n) => {
    const was = n === 0 ? grid.active : grid.end;
    return at.row === was.row && at.column === was.column;
  });
  return isSame ? grid : { ...grid, active, end };
}

function goTo(grid: Grid, layout: Layout, to: At, extend = false): Grid {
  const at = clamped(to, layout);
  return extend ? { ...grid, end: at } : { ...grid, active: at, end: at, tabbedFrom: null };
}

function moved(grid: Grid, layout: Layout, { rows, columns, extend, far }: Extract<Act, { kind: 'move' }>) {
  const from = extend === true ? grid.end : grid.active;
  const to =
    far === true
      ? farFrom(grid, layout, from, { row: rows, column: columns })
      : { row: from.row + rows, column: from.column + columns };
  return goTo(grid, layout, to, extend);
}

/** To the end of the texts that follow each other, or over empty cells to the next text, or to the edge. */
function farFrom({ cells }: Grid, layout: Layout, from: At, by: At): At {
  const last = lastOf(layout);
  const isIn = ({ row, column }: At) => row >= 0 && column >= 0 && row <= last.row && column <= last.column;
  const after = ({ row, column }: At): At => ({ row: row + by.row, column: column + by.column });
  const isFull = (at: At) => isIn(at) && textAt(cells, layout, at) !== '';
  if (by.row === 0 && by.column === 0) return from;
  let at = from;
  if (isFull(at) && isFull(after(at))) {
    while (isFull(after(at))) at = after(at);
    return at;
  }
  while (isIn(after(at))) {
    at = after(at);
    if (isFull(at)) return at;
  }
  return at;
}

function along(grid: Grid, layout: Layout, by: 1 | -1): Grid {
  const columns = Math.max(1, layout.columns.length);
  const at = grid.active.row * columns + grid.active.column + by;
  const next = Math.min(Math.max(at, 0), Math.max(1, layout.periods.length) * columns - 1);
  const to = { row: Math.floor(next / columns), column: next % columns };
  return { ...goTo(grid, layout, to), tabbedFrom: grid.tabbedFrom ?? grid.active.column };
}

/** Whether Tab would go out of the grid. */
export function isAtEdge({ active }: Grid, layout: Layout, by: 1 | -1): boolean {
  const edge = by === 1 ? lastOf(layout) : corner;
  return active.row === edge.row && active.column === edge.column;
}

function takenOver(grid: Grid, layout: Layout): Grid {
  if (grid.typing === null) return grid;
  return written({ ...grid, typing: null }, { [keyAt(layout, grid.active)]: grid.typing.text });
}

function eachMarked(grid: Grid, layout: Layout, textOf: (at: At) => string): Cells {
  const { top, bottom, first, last } = marked(grid);
  return Object.fromEntries(
    range(top, bottom).flatMap((row) =>
      range(first, last).map((column) => [keyAt(layout, { row, column }), textOf({ row, column })]),
    ),
  );
}

const emptied = (grid: Grid, layout: Layout) =>
  written(
    grid,
    eachMarked(grid, layout, () => ''),
  );

function filled(grid: Grid, layout: Layout): Grid {
  const { typing } = grid;
  const { top } = marked(grid);
  return written(
    { ...grid, typing: null },
    eachMarked(grid, layout, ({ column }) =>
      typing === null ? textAt(grid.cells, layout, { row: top, column }) : typing.text,
    ),
  );
}

/** A block that what is marked is a multiple of fills it; else it goes from its first cell on, as far as the grid goes. */
function pasted(grid: Grid, layout: Layout, block: readonly (readonly string[])[]): Grid {
  const { top, bottom, first, last } = marked(grid);
  const height = block.length;
  const width = Math.max(1, ...block.map((row) => row.length));
  const [rows, columns] = [bottom - top + 1, last - first + 1];
  const repeats = rows % height === 0 && columns % width === 0;
  const wanted = {
    row: top + (repeats ? rows : height) - 1,
    column: first + (repeats ? columns : width) - 1,
  };
  const end = clamped(wanted, layout);
  const onto = { ...grid, active: { row: top, column: first }, end, tabbedFrom: null };
  const texts = eachMarked(onto, layout, ({ row, column }) =>
    // A figure of several lines is one cell of one line.
    (block[(row - top) % height]?.[(column - first) % width] ?? '').replace(/\s*[\r\n]+\s*/g, ' ').trim(),
  );
  const unfit = { rows: wanted.row - end.row, columns: wanted.column - end.column, isTooLong: false };
  return { ...written(onto, texts, grid), unfit: unfit.rows + unfit.columns > 0 ? unfit : null };
}

/** @param before where undoing goes back to */
function written(grid: Grid, texts: Cells, before: Pick<Grid, 'active' | 'end'> = grid): Grid {
  const changed = Object.entries(texts).filter(([key, text]) => text !== (grid.cells[key] ?? ''));
  if (changed.length === 0) return grid;
  const was = Object.fromEntries(changed.map(([key]) => [key, grid.cells[key] ?? '']));
  const step = { texts: was, active: before.active, end: before.end };
  return {
    ...grid,
    cells: withTexts(grid.cells, changed),
    past: [...grid.past, step].slice(-stepsKept),
    future: [],
  };
}

function withTexts(cells: Cells, texts: readonly (readonly [string, string])[]): Cells {
  const next = { ...cells };
  for (const [key, text] of texts) {
    if (text === '') delete next[key];
    else next[key] = text;
  }
  return next;
}

function turned(grid: Grid, from: 'past' | 'future', onto: 'past' | 'future'): Grid {
  const step = grid[from].at(-1);
  if (step === undefined) return grid;
  const entries = Object.entries(step.texts);
  const back = {
    texts: Object.fromEntries(entries.map(([key]) => [key, grid.cells[key] ?? ''])),
    active: grid.active,
    end: grid.end,
  };
  return {
    ...grid,
    cells: withTexts(grid.cells, entries),
    active: step.active,
    end: step.end,
    tabbedFrom: null,
    [from]: grid[from].slice(0, -1),
    [onto]: [...grid[onto], back],
  };
}
