export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function overlap(a: Box, b: Box): number {
  const across = Math.min(a.left + a.width, b.left + b.width) - Math.max(a.left, b.left);
  const down = Math.min(a.top + a.height, b.top + b.height) - Math.max(a.top, b.top);
  return across > 0 && down > 0 ? across * down : 0;
}

export function isWithin(box: Box, room: Box): boolean {
  return (
    box.left >= room.left &&
    box.top >= room.top &&
    box.left + box.width <= room.left + room.width &&
    box.top + box.height <= room.top + room.height
  );
}

export function grown(box: Box, by: number): Box {
  return { left: box.left - by, top: box.top - by, width: box.width + 2 * by, height: box.height + 2 * by };
}

export interface Placed {
  readonly box: Box;
  readonly lines: readonly string[];
  readonly clear: boolean;
}

export interface LabelRequest {
  /** The wordings to try, best first: one line, the same broken in two, then shorter ones. */
  readonly wordings: readonly (readonly string[])[];
  readonly measure: (text: string) => number;
  readonly lineHeight: number;
  /** The edges of what is labelled, the better side first: a label stands above a top edge or below a bottom one. */
  readonly seats: readonly { readonly y: number; readonly side: 'above' | 'below' }[];
  readonly plot: Box;
  readonly obstacles: readonly Box[];
  /** What is labelled: not to be covered, but there is no harm in being near it. */
  readonly own?: readonly Box[];
  readonly gap?: number;
}

/** From the start of the plot, where the baseline was measured, to its end, then in between. */
const shares = [0, 1, 0.5, 0.25, 0.75, 0.125, 0.875, 0.375, 0.625] as const;
const furthestLines = 4;
/** How far the emptiness around a label is looked at. */
const air = 6;
/** What a label loses by each step away from the best: in the same measure as pixels of crowding. */
const costs = { wording: 60, side: 12, line: 40, share: 3, crowding: 0.15 } as const;

/**
 * The best place that collides with nothing. Near its line before far from it, in full before shortened, and where
 * the marks leave most room; where every place collides, the one that collides least, which is then not `clear`.
 */
export function placeLabel(request: LabelRequest): Placed | null {
  const { plot, obstacles, own = [] } = request;
  let best: { placed: Placed; collision: number; cost: number } | null = null;
  for (const { box, lines, cost } of candidates(request)) {
    const collision = outside(box, plot) * 4 + total(box, obstacles) + total(box, own);
    if (best !== null && (collision > best.collision || (collision === best.collision && cost >= best.cost)))
      continue;
    const crowded = cost + total(grown(box, air), obstacles) * costs.crowding;
    if (best !== null && collision === best.collision && crowded >= best.cost) continue;
    best = { placed: { box, lines, clear: collision === 0 }, collision, cost: crowded };
  }
  return best?.placed ?? null;
}

function* candidates({
  wordings,
  measure,
  lineHeight,
  seats,
  plot,
  gap = 4,
}: LabelRequest): Generator<{ box: Box; lines: readonly string[]; cost: number }> {
  for (const [wording, lines] of wordings.entries()) {
    const width = Math.max(...lines.map(measure));
    const height = lines.length * lineHeight;
    const room = Math.max(0, plot.width - width - 2 * gap);
    for (let away = 0; away <= furthestLines; away += 1) {
      for (const [side, seat] of seats.entries()) {
        const shift = gap + away * lineHeight;
        const top = seat.side === 'above' ? seat.y - shift - height : seat.y + shift;
        if (top < plot.top - gap || top + height > plot.top + plot.height + gap) continue;
        for (const [place, share] of shares.entries()) {
          const cost = wording * costs.wording + away * costs.line + side * costs.side + place * costs.share;
          yield { box: { left: plot.left + gap + room * share, top, width, height }, lines, cost };
        }
      }
    }
  }
}

/** The first box that collides with nothing, else the one that collides least. */
export function firstClear<T extends { readonly box: Box }>(
  choices: readonly T[],
  plot: Box,
  obstacles: readonly Box[],
): T | null {
  let best: { choice: T; collision: number } | null = null;
  for (const choice of choices) {
    const collision = outside(choice.box, plot) * 4 + total(choice.box, obstacles);
    if (collision === 0) return choice;
    if (best === null || collision < best.collision) best = { choice, collision };
  }
  return best?.choice ?? null;
}

/** Less of a pixel than this is what is left of subtracting fractions. */
const nothing = 1e-6;

function outside(box: Box, plot: Box): number {
  const beyond = box.width * box.height - overlap(box, plot);
  return beyond < nothing ? 0 : beyond;
}

function total(box: Box, obstacles: readonly Box[]): number {
  return obstacles.reduce((sum, one) => sum + overlap(box, one), 0);
}
