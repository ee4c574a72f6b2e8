/** The grid itself, by the practice of ARIA: one stop for Tab from outside, and the keys of a spreadsheet inside. */
import type { Period } from '@marsad/indicators';
import {
  type ClipboardEvent,
  type FocusEvent,
  type KeyboardEvent,
  type PointerEvent,
  useCallback,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { flushSync } from 'react-dom';
import { useWords } from '../language/words.js';
import type { CellView } from './cell.js';
import type { Head } from './heads.js';
import { leavesNext, meaningOf, pressOf } from './keys.js';
import type { Layout } from './layout.js';
import { type Act, type At, copied, type Grid, isAtEdge, marked } from './model.js';
import { Row } from './row.js';

interface Props {
  readonly label: string;
  readonly layout: Layout;
  readonly periods: readonly Period[];
  readonly heads: readonly Head[];
  readonly views: readonly (readonly CellView[])[];
  readonly grid: Grid;
  readonly does: (done: Act) => void;
}

const nameOf = ({ over, title }: Head) => (over === null ? title : `${over}, ${title}`);

export function Sheet(props: Props) {
  const { label, layout, periods, heads, views, grid, does } = props;
  const words = useWords();
  const help = useId();
  const frame = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const { typed, left, ...handlers } = useHands(frame, grid, layout, does, moved);
  useFollow(frame, moved, grid);
  const { top, bottom, first, last } = marked(grid);
  const names = useNames(heads);
  return (
    <>
      <div className="relative max-h-[min(34rem,70vh)] overflow-auto rounded-tremor-small border border-edge bg-surface [scroll-padding-block-start:4rem]">
        <table
          ref={frame}
          // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table that is typed into is a grid.
          role="grid"
          aria-label={label}
          aria-describedby={help}
          aria-multiselectable
          className="w-max min-w-full touch-manipulation border-separate border-spacing-0 text-sm"
          {...handlers}
        >
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky start-0 top-0 z-30 border-b border-e border-edge bg-sunken px-2 py-1.5 text-start align-bottom text-xs font-normal text-faint"
              >
                {words.t('field.period')}
              </th>
              {heads.map((head, at) => (
                <ColumnHead key={names[at]} head={head} isActive={at === grid.active.column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {periods.map((period, row) => (
              <Row
                key={period.text}
                row={row}
                period={period}
                views={views[row] ?? []}
                names={names}
                active={row === grid.active.row ? grid.active.column : null}
                marked={row >= top && row <= bottom ? `${first}-${last}` : ''}
                typing={row === grid.active.row ? grid.typing : null}
                typed={typed}
                left={left}
              />
            ))}
          </tbody>
        </table>
      </div>
      <p id={help} className="sr-only">
        {words.t('grid.keysShort', { edit: 'F2', out: 'Escape, Tab' })}
      </p>
    </>
  );
}

/** The same list as long as it says the same: rows are drawn by it. */
function useNames(heads: readonly Head[]): readonly string[] {
  const names = heads.map(nameOf);
  const held = useRef(names);
  if (held.current.join('\n') !== names.join('\n')) held.current = names;
  return held.current;
}

function ColumnHead({ head: { over, title, unit }, isActive }: { head: Head; isActive: boolean }) {
  return (
    <th
      scope="col"
      className={`sticky top-0 z-20 min-w-28 max-w-56 border-b border-e border-edge bg-sunken px-2 py-1.5 text-start align-bottom text-xs ${
        isActive ? 'text-ink' : 'text-muted'
      }`}
    >
      {over !== null && <span className="block font-normal text-faint">{over}</span>}
      <span className="block font-semibold">{title}</span>
      {unit !== null && <span className="block font-normal text-faint">{unit}</span>}
    </th>
  );
}

/** The focus goes with the cell at hand where somebody moved it in the grid, and what is marked is seen. */
function useFollow(
  frame: React.RefObject<HTMLTableElement>,
  moved: React.MutableRefObject<boolean>,
  { active, end, typing }: Grid,
): void {
  useLayoutEffect(() => {
    if (!moved.current || frame.current === null) return;
    moved.current = false;
    if (typing === null) cellIn(frame.current, active)?.focus({ preventScroll: true });
    show(frame.current, end);
  });
}

const cellIn = (table: HTMLTableElement | null, { row, column }: At): HTMLElement | null =>
  table?.querySelector<HTMLElement>(`[data-row="${row}"] [data-column="${column}"]`) ?? null;

/** The heads stay where they are, and lie over what is scrolled under them. */
function show(table: HTMLTableElement, at: At): void {
  const [cell, scroller] = [cellIn(table, at), table.parentElement];
  const [top, start] = [table.tHead?.rows[0], table.tBodies[0]?.rows[0]?.cells[0]];
  if (cell === null || scroller === null || !top || !start) return;
  const [box, around] = [cell.getBoundingClientRect(), scroller.getBoundingClientRect()];
  const isRtl = getComputedStyle(table).direction === 'rtl';
  const head = start.getBoundingClientRect().width;
  const [left, right] = [around.left + (isRtl ? 0 : head), around.right - (isRtl ? head : 0)];
  const above = around.top + top.getBoundingClientRect().height;
  const by = (low: number, high: number, from: number, to: number) =>
    low < from ? low - from : high > to ? Math.min(high - to, low - from) : 0;
  scroller.scrollBy(by(box.left, box.right, left, right), by(box.top, box.bottom, above, around.bottom));
  cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function atOf(target: EventTarget | null): At | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null;
  const row = cell?.closest<HTMLElement>('[data-row]');
  if (!cell || !row) return null;
  return { row: Number(row.dataset.row), column: Number(cell.dataset.column) };
}

/** What the head of a row or a column marks, and the corner between them. */
function headOf(target: EventTarget): readonly Act[] {
  const head = target instanceof Element ? target.closest('th') : null;
  if (head === null) return [];
  const row = Number(head.closest<HTMLElement>('[data-row]')?.dataset.row);
  if (head.scope === 'row')
    return [
      { kind: 'go', to: { row, column: 0 } },
      { kind: 'mark', what: 'row' },
    ];
  if (head.cellIndex === 0) return [{ kind: 'mark', what: 'all' }];
  const to = { row: 0, column: head.cellIndex - 1 };
  return [
    { kind: 'go', to },
    { kind: 'mark', what: 'column' },
  ];
}

const isSameCell = (one: At, other: At) => one.row === other.row && one.column === other.column;

/** Keys, clipboard and pointer, told to the grid. */
function useHands(
  frame: React.RefObject<HTMLTableElement>,
  grid: Grid,
  layout: Layout,
  tell: (done: Act) => void,
  moved: React.MutableRefObject<boolean>,
) {
  const words = useWords();
  const does = (done: Act) => {
    moved.current = true;
    tell(done);
  };
  const isLeaving = useRef(false);
  const acts = useRef(tell);
  acts.current = tell;
  const typed = useCallback((text: string) => acts.current({ kind: 'type', text }), []);
  const left = useCallback(
    ({ relatedTarget }: FocusEvent) => {
      // To a cell, which takes it over itself; else what was typed is kept.
      if (relatedTarget instanceof Node && frame.current?.contains(relatedTarget)) return;
      acts.current({ kind: 'take' });
    },
    [frame],
  );
  const onKeyDown = (event: KeyboardEvent) => {
    const { nativeEvent } = event;
    if (nativeEvent.isComposing) return;
    const press = pressOf({
      ...pickKey(event),
      code: nativeEvent.code,
      getModifierState: (name) => nativeEvent.getModifierState(name),
    });
    if (press.key === 'Tab' && isLeaving.current) return;
    isLeaving.current = leavesNext(press.key, grid);
    const meaning = meaningOf(press, grid.typing, words.dir, (by) => isAtEdge(grid, layout, by));
    if (meaning === null || meaning.kind === 'out') return;
    if (meaning.kind === 'begin') {
      // The field is there before the key types: what it types goes into it.
      flushSync(() => does({ kind: 'type', text: '', how: 'over' }));
      return;
    }
    event.preventDefault();
    does(meaning);
  };
  return { typed, left, onKeyDown, ...useClipboard(grid, layout, does), ...usePointer(grid, does) };
}

const pickKey = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) => ({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey,
});

/** Within a field that is being typed in, the clipboard is the field's. */
function useClipboard(grid: Grid, layout: Layout, does: (done: Act) => void) {
  const copy = (event: ClipboardEvent): boolean => {
    if (grid.typing !== null) return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', copied(grid, layout));
    return true;
  };
  return {
    onCopy: (event: ClipboardEvent) => void copy(event),
    onCut: (event: ClipboardEvent) => {
      if (copy(event)) does({ kind: 'empty' });
    },
    onPaste: (event: ClipboardEvent) => {
      const text = event.clipboardData.getData('text/plain');
      if (grid.typing !== null && !/[\t\n]/.test(text.trim())) return;
      event.preventDefault();
      if (text !== '') does({ kind: 'paste', text });
    },
  };
}

/** A mouse marks by dragging and edits by a double click; a finger edits at once, and scrolls by dragging. */
function usePointer(grid: Grid, does: (done: Act) => void) {
  const edit = (to: At) =>
    flushSync(() => {
      does({ kind: 'go', to });
      does({ kind: 'type', how: 'in' });
    });
  const pointer = useRef('mouse');
  const isTypingAt = (at: At) => grid.typing !== null && isSameCell(at, grid.active);
  return {
    onPointerDown: (event: PointerEvent) => {
      pointer.current = event.pointerType;
      if (event.pointerType !== 'mouse' || event.button !== 0) return;
      const at = atOf(event.target);
      if (at !== null && isTypingAt(at)) return;
      const acts =
        at === null ? headOf(event.target) : [{ kind: 'go', to: at, extend: event.shiftKey } as const];
      for (const done of acts) does(done);
      // Else the browser would give the focus to where a block ends, and mark text.
      if (acts.length > 0) event.preventDefault();
    },
    onPointerOver: (event: PointerEvent) => {
      const at = atOf(event.target);
      if (at === null || event.pointerType !== 'mouse' || event.buttons !== 1) return;
      if (grid.typing === null && !isSameCell(at, grid.end)) does({ kind: 'go', to: at, extend: true });
    },
    onDoubleClick: (event: React.MouseEvent) => {
      const at = atOf(event.target);
      if (at !== null && !isTypingAt(at)) edit(at);
    },
    onClick: (event: React.MouseEvent) => {
      const at = atOf(event.target);
      if (at !== null && pointer.current !== 'mouse' && event.detail > 0 && !isTypingAt(at)) edit(at);
    },
  };
}
