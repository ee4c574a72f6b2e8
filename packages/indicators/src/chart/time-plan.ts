/** Which days a chart's axis shows. Pure. */
import { roundDomain } from './time-ticks.js';

/** Days; the end is exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface TimePlan {
  /**
   * Everything on one axis; the figures' days with the baseline's own beside them and a break between; or the figures'
   * days alone, which the baseline's band stands across.
   */
  readonly kind: 'whole' | 'broken' | 'figures';
  /** Of the axis; where it is broken, of the figures' part of it. */
  readonly days: readonly [number, number];
  /** What a broken axis leaves out. */
  readonly leftOut: Span | null;
}

interface Asked {
  /** Without what is not shown. */
  readonly figures: readonly Span[];
  readonly baseline: Span | null;
  readonly from: number | null;
  readonly to: number | null;
}

/** The baseline's own days may take this much of the width, */
const widestWindow = 1 / 3;
/** and nothing at all this much of it, */
const widestGap = 1 / 4;
/** or as many days as this. */
const longestGap = 730;

/**
 * The eye is to rest on the figures. Whoever asks for days gets just those; otherwise the baseline's days are on the axis
 * where they and the time between leave the figures most of it, beside a break where only the time between is too long,
 * and else not at all. On both sides of a break a month is as wide.
 */
export function timePlan({ figures, baseline, from, to }: Asked): TimePlan {
  const shown = baseline === null || from !== null ? figures : [baseline, ...figures];
  const whole: TimePlan = {
    kind: 'whole',
    days: rounded(spanOf(shown) ?? baseline, from, to),
    leftOut: null,
  };
  const data = spanOf(figures);
  if (baseline === null || from !== null || data === null) return whole;
  const wide = whole.days[1] - whole.days[0];
  const window = baseline.end - baseline.start;
  const gap = Math.max(0, data.start - baseline.end, baseline.start - data.end);
  if (window <= wide * widestWindow && gap <= wide * widestGap && gap < longestGap) return whole;
  const [first, last] = rounded(data, null, to);
  const days = [
    data.start >= baseline.end ? Math.max(first, baseline.end) : first,
    data.end <= baseline.start ? Math.min(last, baseline.start) : last,
  ] as const;
  if (gap === 0 || window / (window + days[1] - days[0]) > widestWindow)
    return { kind: 'figures', days, leftOut: null };
  const leftOut =
    data.start >= baseline.end
      ? { start: baseline.end, end: days[0] }
      : { start: days[1], end: baseline.start };
  return { kind: 'broken', days, leftOut };
}

function spanOf(spans: readonly Span[]): Span | null {
  if (spans.length === 0) return null;
  return {
    start: spans.reduce((least, { start }) => Math.min(least, start), Number.POSITIVE_INFINITY),
    end: spans.reduce((most, { end }) => Math.max(most, end), Number.NEGATIVE_INFINITY),
  };
}

function rounded(span: Span | null, from: number | null, to: number | null): readonly [number, number] {
  const first = from ?? span?.start ?? 0;
  const last = to ?? span?.end ?? first + 1;
  const round = roundDomain(first, Math.max(last, first + 1));
  const start = from ?? round[0];
  return [start, to === null ? round[1] : Math.max(to, start + 1)];
}

/** Whether the baseline's days are shaded: where they would cover most of the plot, shade says nothing. */
export function isWindowShaded({ kind, days: [from, to] }: TimePlan, { start, end }: Span): boolean {
  if (kind !== 'figures') return true;
  const seen = Math.min(to, end) - Math.max(from, start);
  return seen > 0 && seen <= (to - from) * widestWindow;
}
