/** The words under a chart. Pure. */
import { endTicks, type TimeTick, timeTicks } from './time-ticks.js';

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
  const sized = (text: string, x: number) => {
    const half = measure(text) / 2;
    return { text, half, x: Math.min(room - half, Math.max(half, x)) };
  };
  const placed = (tick: TimeTick): Placed => {
    const x = left + ((tick.day - days[0]) / (days[1] - days[0])) * width;
    return { ...tick, x, label: sized(format(tick), x) };
  };
  const steps = timeTicks(...days, width).map(placed);
  const ofSteps = withoutOverlaps(steps);
  // One label says when, and not how long: where the days begin and end says both.
  const [ticks, labels] =
    ofSteps.length > 1 ? [steps, ofSteps] : withEnds(endTicks(...days).map(placed), steps);
  if (aside === null) return { ticks, labels };
  // The years of the figures matter more: the baseline's stand with its own label too.
  const own = sized(aside.text, aside.left + aside.width / 2);
  return { ticks, labels: labels.some((one) => touch(one, own)) ? labels : [...labels, own] };
}

interface Sized extends TimeLabel {
  readonly half: number;
}

interface Placed extends TimeTick {
  readonly x: number;
  readonly label: Sized;
}

function touch(a: Sized, b: Sized): boolean {
  return Math.abs(a.x - b.x) < a.half + b.half + leastGap;
}

/** A month's name can be long: of two labels that would touch, a year stays, else the earlier one. */
function withoutOverlaps(ticks: readonly Placed[]): Sized[] {
  const kept: Sized[] = [];
  for (const { kind, label } of ticks) {
    if (kind === 'year') while (touches(kept.at(-1), label)) kept.pop();
    if (!touches(kept.at(-1), label)) kept.push(label);
  }
  return kept;
}

/** The ends come first, then what has room between them. */
function withEnds(ends: readonly Placed[], steps: readonly Placed[]): [Placed[], Sized[]] {
  const between = steps.filter(({ day }) => ends.every((end) => end.day !== day));
  const kept: Sized[] = [];
  for (const { label } of [...ends, ...between]) if (!kept.some((one) => touch(one, label))) kept.push(label);
  const inTime = (a: { readonly x: number }, b: { readonly x: number }) => a.x - b.x;
  return [[...ends, ...between].sort(inTime), kept.sort(inTime)];
}

const touches = (last: Sized | undefined, next: Sized) => last !== undefined && touch(last, next);
