/** Outlines: how much of one is drawn, and where its name belongs. */

/** Longitude, then latitude, as RFC 7946 has them. */
export type Point = readonly [longitude: number, latitude: number];
/** Closed: its last point is its first. */
export type Ring = readonly Point[];
/** The outer ring, then holes. */
export type Polygon = readonly Ring[];
/** One shape or several, whatever they came as. */
export type Outline = readonly Polygon[];

export function pointsIn(outline: Outline): number {
  return outline.reduce((sum, polygon) => sum + polygon.reduce((more, ring) => more + ring.length, 0), 0);
}

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

export function boxOf(points: Iterable<Point>): Box | null {
  let box: Box | null = null;
  for (const [x, y] of points)
    box =
      box === null
        ? { west: x, south: y, east: x, north: y }
        : {
            west: Math.min(box.west, x),
            south: Math.min(box.south, y),
            east: Math.max(box.east, x),
            north: Math.max(box.north, y),
          };
  return box;
}

/** A point inside the largest shape: half way through it where it is as high as it is low. */
export function pointInside(outline: Outline): Point | null {
  const [largest] = [...outline].sort((a, b) => areaOf(b[0]) - areaOf(a[0]));
  const box = boxOf(largest?.[0] ?? []);
  if (largest === undefined || box === null) return null;
  const middle = (box.south + box.north) / 2;
  const crossed = largest.flatMap((ring) => crossings(ring, middle)).sort((a, b) => a - b);
  let best: Point = [(box.west + box.east) / 2, middle];
  let widest = 0;
  for (let at = 0; at + 1 < crossed.length; at += 2) {
    const [from, to] = [crossed[at] as number, crossed[at + 1] as number];
    if (to - from > widest) [widest, best] = [to - from, [(from + to) / 2, middle]];
  }
  return best;
}

function areaOf(ring: Ring = []): number {
  let twice = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [[x1, y1], [x2, y2]] = [ring[at - 1] as Point, ring[at] as Point];
    twice += x1 * y2 - x2 * y1;
  }
  return Math.abs(twice) / 2;
}

/** Where a ring crosses a line of latitude. */
function crossings(ring: Ring, latitude: number): number[] {
  return ring.slice(1).flatMap(([x2, y2], at) => {
    const [x1, y1] = ring[at] as Point;
    if (y1 > latitude === y2 > latitude) return [];
    return [x1 + ((latitude - y1) / (y2 - y1)) * (x2 - x1)];
  });
}

/** As much of an outline as is worth drawing: at most about so many points, the smallest shapes left out first. */
export function thinned(outline: Outline, most: number): Outline {
  const box = boxOf(outline.flatMap(([ring = []]) => ring));
  if (box === null || pointsIn(outline) <= most) return outline;
  const extent = Math.max(box.east - box.west, box.north - box.south);
  for (let tolerance = extent / 4_000; ; tolerance *= 2) {
    const drawn = outline.map((polygon) => polygon.map((ring) => thinnedRing(ring, tolerance)));
    const kept = drawn.flatMap(([outer = [], ...holes]) =>
      outer.length < 4 ? [] : [[outer, ...holes.filter((hole) => hole.length >= 4)]],
    );
    if (pointsIn(kept) <= most || tolerance > extent) return kept.length > 0 ? kept : [frameOf(box)];
  }
}

const frameOf = ({ west, south, east, north }: Box): Polygon => [
  [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ],
];

/** By Douglas and Peucker, from the point that is farthest from the first one, so that a closed ring stays one. */
function thinnedRing(ring: Ring, tolerance: number): Ring {
  const last = ring.length - 1;
  const [x0, y0] = ring[0] as Point;
  let turn = 0;
  let farthest = -1;
  for (const [at, [x, y]] of ring.entries()) {
    const distance = (x - x0) ** 2 + (y - y0) ** 2;
    if (distance > farthest) [farthest, turn] = [distance, at];
  }
  if (Math.sqrt(farthest) < tolerance) return [];
  const kept = new Set([0, turn, last]);
  const stretches: (readonly [number, number])[] = [
    [0, turn],
    [turn, last],
  ];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const at = farthestFrom(ring, stretch, tolerance);
    if (at === null) continue;
    kept.add(at);
    stretches.push([stretch[0], at], [at, stretch[1]]);
  }
  return ring.filter((_, at) => kept.has(at));
}

function farthestFrom(ring: Ring, [from, to]: readonly [number, number], tolerance: number): number | null {
  const [[x1, y1], [x2, y2]] = [ring[from] as Point, ring[to] as Point];
  const [dx, dy] = [x2 - x1, y2 - y1];
  const length = Math.hypot(dx, dy);
  let found: number | null = null;
  let farthest = tolerance;
  for (let at = from + 1; at < to; at += 1) {
    const [x, y] = ring[at] as Point;
    const distance =
      length === 0 ? Math.hypot(x - x1, y - y1) : Math.abs(dx * (y1 - y) - (x1 - x) * dy) / length;
    if (distance > farthest) [farthest, found] = [distance, at];
  }
  return found;
}
