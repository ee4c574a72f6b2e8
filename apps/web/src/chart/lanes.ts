/** Things that lasted a while, drawn as bars under the plot: alerts, and whatever else belongs on the timeline. */

export type LaneTone = 'breach' | 'watch' | 'calm';

export interface LaneItem {
  readonly id: string;
  /** Day it began. */
  readonly start: number;
  /** Day it ended, exclusive; null where it goes on. */
  readonly end: number | null;
  readonly tone: LaneTone;
  /** Drawn as an outline: it is only possibly so. */
  readonly hollow: boolean;
  /** What it is, in words. */
  readonly label: string;
  /** What stands beside it, the fullest first, as far as there is room; nothing where left out. */
  readonly names?: readonly string[];
  readonly href: string;
}

export interface Lane {
  readonly name: string;
  readonly items: readonly LaneItem[];
  /** Whether its items are marked across the plot too. */
  readonly marksPlot?: boolean;
}

export interface PlacedItem {
  readonly item: LaneItem;
  readonly left: number;
  readonly width: number;
  /** Which row of its lane. */
  readonly row: number;
  readonly isOpen: boolean;
  /** Where its name begins, from left to right. */
  readonly name: { readonly x: number; readonly text: string } | null;
}

export interface PlacedLane {
  readonly name: string;
  /** From the bottom of the plot. */
  readonly top: number;
  readonly rows: number;
  readonly rowHeight: number;
  readonly marksPlot: boolean;
  readonly items: readonly PlacedItem[];
}

export const laneHead = 18;
const laneRow = 14;
/** With names beside the bars. */
const namedRow = 20;
const laneGap = 6;
const leastWidth = 8;
/** More of them at once than this are drawn over each other. */
const mostRows = 3;
const mostNamedRows = 6;

/** Rows of a lane's items: what overlaps in time is in different ones, as far as there are any. */
export function rowsOf(items: readonly Pick<LaneItem, 'start' | 'end' | 'names'>[]): number[] {
  const most = isNamed(items) ? mostNamedRows : mostRows;
  const ends: number[] = [];
  return items.map(({ start, end }) => {
    const free = ends.findIndex((last) => last <= start);
    const row = free >= 0 ? free : Math.min(ends.length, most - 1);
    ends[row] = Math.max(ends[row] ?? Number.NEGATIVE_INFINITY, end ?? Number.POSITIVE_INFINITY);
    return row;
  });
}

/** How much room the lanes take; the same whatever part of time is shown, so that zooming moves nothing. */
export function lanesHeight(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, { items }) => sum + laneHead + rowCount(items) * rowHeightOf(items) + laneGap, 0);
}

const isNamed = (items: readonly Pick<LaneItem, 'names'>[]) => items.some(({ names }) => names !== undefined);
const rowHeightOf = (items: readonly LaneItem[]) => (isNamed(items) ? namedRow : laneRow);

function rowCount(items: readonly LaneItem[]): number {
  return Math.max(1, ...rowsOf(inOrder(items)).map((row) => row + 1));
}

function inOrder(items: readonly LaneItem[]): LaneItem[] {
  return items.toSorted((a, b) => a.start - b.start || (a.id < b.id ? -1 : 1));
}

export interface LaneScale {
  readonly days: readonly [number, number];
  readonly left: number;
  readonly width: number;
  /** The day that it is: what goes on has not gone on for longer. */
  readonly today: number;
}

export function placeLanes(
  lanes: readonly Lane[],
  { days: [from, to], left, width, today }: LaneScale,
  measure: (text: string) => number = () => 0,
): PlacedLane[] {
  const x = (day: number) => left + ((day - from) / (to - from)) * width;
  let top = laneGap;
  return lanes.map(({ name, items, marksPlot = false }) => {
    const ordered = inOrder(items);
    const rows = rowsOf(ordered);
    const placed = ordered.flatMap((item, index): PlacedItem[] => {
      const end = item.end ?? (item.start > today ? to : Math.min(to, today + 1));
      if (item.start >= to || end <= from) return [];
      const begin = Math.max(left, x(item.start));
      const finish = Math.min(left + width, x(end));
      const wide = Math.max(leastWidth, finish - begin);
      return [
        {
          item,
          left: Math.min(begin, left + width - wide),
          width: wide,
          row: rows[index] ?? 0,
          isOpen: item.end === null,
          name: null,
        },
      ];
    });
    const lane = {
      ...{ name, top, marksPlot, rows: rowCount(items), rowHeight: rowHeightOf(items) },
      items: named(placed, { left, width }, measure),
    };
    top += laneHead + lane.rows * lane.rowHeight + laneGap;
    return lane;
  });
}

/** Between a bar and its name, and between a name and the next bar. */
const nameGap = 6;

/** Each with its name after it, else before it, in as many words as there is room for in its row; else without. */
function named(
  placed: readonly PlacedItem[],
  { left, width }: Pick<LaneScale, 'left' | 'width'>,
  measure: (text: string) => number,
): PlacedItem[] {
  const done: PlacedItem[] = [];
  for (const one of placed) {
    const ownRow = (other: PlacedItem) => other !== one && other.row === one.row;
    const end = one.left + one.width;
    const next = Math.min(
      left + width + nameGap,
      ...placed
        .filter((other) => ownRow(other) && other.left + other.width > one.left)
        .map((other) => other.left),
    );
    // What comes earlier has its name already.
    const last = Math.max(left - nameGap, ...done.filter(ownRow).map(endOf));
    const choices = (one.item.names ?? []).flatMap((text) => [
      { text, x: end + nameGap, isFree: end + measure(text) + 2 * nameGap <= next },
      { text, x: one.left - nameGap - measure(text), isFree: one.left - measure(text) - 2 * nameGap >= last },
    ]);
    const found = choices.find(({ isFree }) => isFree);
    done.push(found === undefined ? one : { ...one, name: { x: found.x, text: found.text } });
  }
  return done;

  function endOf({ left: from, width: wide, name }: PlacedItem): number {
    const bar = from + wide;
    return name === null ? bar : Math.max(bar, name.x + measure(name.text));
  }
}
