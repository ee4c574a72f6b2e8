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

function outside(box: Box, plot: Box): number {
  return box.width * box.height - overlap(box, plot);
}

export interface Placed {
  readonly box: Box;
  readonly lines: readonly string[];
  readonly clear: boolean;
}

export interface LabelRequest {
  /** The wordings to try, widest first: one line, then the same broken in two. */
  readonly wordings: readonly (readonly string[])[];
  readonly measure: (text: string) => number;
  readonly lineHeight: number;
  /** Heights (pixels) the label may stand on: its bottom edge above a line, or its top edge below one. */
  readonly seats: readonly { readonly y: number; readonly side: 'above' | 'below' }[];
  readonly plot: Box;
  readonly obstacles: readonly Box[];
  readonly gap?: number;
}

/**
 * The first place that collides with nothing, going wording by wording and seat by seat, from the start of the plot
 * to its end; where every place collides, the one that collides least.
 */
export function placeLabel(request: LabelRequest): Placed | null {
  const { plot, obstacles, lineHeight, gap = 4 } = request;
  let best: { placed: Placed; cost: number } | null = null;
  for (const lines of request.wordings) {
    const width = Math.max(...lines.map(request.measure));
    const height = lines.length * lineHeight;
    const room = plot.width - width - 2 * gap;
    for (const { y, side } of request.seats) {
      for (const share of [0, 1, 0.5, 0.25, 0.75]) {
        const box = {
          left: plot.left + gap + Math.max(0, room) * share,
          top: side === 'above' ? y - gap - height : y + gap,
          width,
          height,
        };
        const cost = outside(box, plot) * 4 + obstacles.reduce((sum, one) => sum + overlap(box, one), 0);
        if (best === null || cost < best.cost) best = { placed: { box, lines, clear: cost === 0 }, cost };
        if (cost === 0) return best.placed;
      }
    }
  }
  return best?.placed ?? null;
}
