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
  readonly href: string;
}

export interface Lane {
  readonly name: string;
  readonly items: readonly LaneItem[];
}

export interface PlacedItem {
  readonly item: LaneItem;
  readonly left: number;
  readonly width: number;
  /** Which row of its lane. */
  readonly row: number;
  readonly isOpen: boolean;
}

export interface PlacedLane {
  readonly name: string;
  /** From the bottom of the plot. */
  readonly top: number;
  readonly rows: number;
  readonly items: readonly PlacedItem[];
}

export const laneHead = 18;
export const laneRow = 14;
const laneGap = 6;
const leastWidth = 8;
/** More of them at once than this are drawn over each other. */
const mostRows = 3;

/** Rows of a lane's items: what overlaps in time is in different ones, as far as there are any. */
export function rowsOf(items: readonly Pick<LaneItem, 'start' | 'end'>[]): number[] {
  const ends: number[] = [];
  return items.map(({ start, end }) => {
    const free = ends.findIndex((last) => last <= start);
    const row = free >= 0 ? free : Math.min(ends.length, mostRows - 1);
    ends[row] = Math.max(ends[row] ?? Number.NEGATIVE_INFINITY, end ?? Number.POSITIVE_INFINITY);
    return row;
  });
}

/** How much room the lanes take; the same whatever part of time is shown, so that zooming moves nothing. */
export function lanesHeight(lanes: readonly Lane[]): number {
  return lanes.reduce((sum, { items }) => sum + laneHead + rowCount(items) * laneRow + laneGap, 0);
}

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
}

export function placeLanes(
  lanes: readonly Lane[],
  { days: [from, to], left, width }: LaneScale,
): PlacedLane[] {
  const x = (day: number) => left + ((day - from) / (to - from)) * width;
  let top = laneGap;
  return lanes.map(({ name, items }) => {
    const ordered = inOrder(items);
    const rows = rowsOf(ordered);
    const placed = ordered.flatMap((item, index): PlacedItem[] => {
      const end = item.end ?? to;
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
        },
      ];
    });
    const lane = { name, top, rows: rowCount(items), items: placed };
    top += laneHead + lane.rows * laneRow + laneGap;
    return lane;
  });
}
