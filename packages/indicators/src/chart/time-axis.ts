/** The words under a chart. Pure. */
import { type TimeTick, timeTicks } from './time-ticks.js';

export interface TimeLabel {
  readonly x: number;
  readonly text: string;
}

interface Asked {
  readonly days: readonly [number, number];
  /** In pixels, where these days lie. */
  readonly left: number;
  readonly width: number;
  /** Of the whole drawing. */
  readonly room: number;
  /** The baseline's own days where they stand apart, with what they are called. */
  readonly aside: { readonly left: number; readonly width: number; readonly text: string } | null;
  readonly format: (tick: TimeTick) => string;
  readonly measure: (text: string) => number;
}

export interface TimeAxis {
  readonly ticks: readonly (TimeTick & { readonly x: number })[];
  readonly labels: readonly TimeLabel[];
}

const leastGap = 8;

export function timeAxis({ days, left, width, room, aside, format, measure }: Asked): TimeAxis {
  const ticks = timeTicks(...days, width).map((tick) => ({
    ...tick,
    x: left + ((tick.day - days[0]) / (days[1] - days[0])) * width,
  }));
  const sized = (text: string, x: number) => {
    const half = measure(text) / 2;
    return { text, half, x: Math.min(room - half, Math.max(half, x)) };
  };
  const labels = withoutOverlaps(ticks.map((tick) => ({ ...sized(format(tick), tick.x), kind: tick.kind })));
  if (aside === null) return { ticks, labels };
  // The years of the figures matter more: the baseline's stand with its own label too.
  const own = sized(aside.text, aside.left + aside.width / 2);
  return { ticks, labels: labels.some((one) => touch(one, own)) ? labels : [...labels, own] };
}

interface Sized extends TimeLabel {
  readonly half: number;
}

function touch(a: Sized, b: Sized): boolean {
  return Math.abs(a.x - b.x) < a.half + b.half + leastGap;
}

/** A month's name can be long: of two labels that would touch, a year stays, else the earlier one. */
function withoutOverlaps<L extends Sized & { readonly kind: TimeTick['kind'] }>(labels: readonly L[]): L[] {
  const kept: L[] = [];
  for (const next of labels) {
    if (next.kind === 'year') while (touches(kept.at(-1), next)) kept.pop();
    if (!touches(kept.at(-1), next)) kept.push(next);
  }
  return kept;
}

const touches = (last: Sized | undefined, next: Sized) => last !== undefined && touch(last, next);
