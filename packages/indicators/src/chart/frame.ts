/** Where things lie before any is drawn: the plot between its axes, and the scales over it. */

import type { ChartFigure, ChartInput } from './layout.js';
import { linear } from './linear.js';
import { logDomain, logPosition, logReached, logTicks, openBelow } from './log-scale.js';
import type { MarkScale } from './mark-shape.js';
import type { Box } from './place-label.js';
import { type TimeAxis, timeAxis } from './time-axis.js';
import { isWindowShaded, type Span, type TimePlan, timePlan } from './time-plan.js';
import { valueDomain, valueTicks } from './value-domain.js';

export interface Frame {
  readonly plot: Box;
  /** Where the days of the figures lie: the plot, or what a broken axis leaves of it. */
  readonly span: Box;
  readonly scale: MarkScale;
  readonly time: TimePlan;
  readonly timeAxis: TimeAxis;
  /** Pixels between the two parts of a broken axis. */
  readonly gap: { readonly left: number; readonly right: number } | null;
  /** The baseline's own days; of no width where they are not on the plot. */
  readonly window: { readonly left: number; readonly right: number } | null;
  readonly ticks: readonly number[];
  readonly axisWidth: number;
  /** What stands at the last mark, and whether there is room for it beside the plot. */
  readonly endLabel: string | null;
  readonly inGutter: boolean;
}

/** Of a line of words on the chart: Arabic ones are higher than Latin ones. */
export const lineHeight = 18;
const timeAxisHeight = lineHeight + 10;
const headroom = 10;
const breakWidth = 16;
/** Beyond this share of the width a label at the line's end would cost more than it says; it goes above the mark. */
const widestGutter = 0.24;

export function frameOf(input: ChartInput, figures: readonly ChartFigure[]): Frame {
  const { width, height, measure, baseline } = input;
  const { sharedDays = { figures, baseline } } = input;
  const time = timePlan({ ...input, ...sharedDays });
  const top = headroom + (input.scaleNote ? lineHeight + 2 : 0);
  const below = timeAxisHeight + (time.kind === 'broken' ? lineHeight : 0) + (input.lanesHeight ?? 0);
  const plotHeight = Math.max(40, height - top - below);
  const values = valueScale(input, figures, { top, height: plotHeight });
  const labels = values.ticks.map((tick) => measure(input.formatValue(tick)));
  const axisWidth = Math.ceil(Math.max(...labels, 8)) + 8;
  const lastFigure = figures.at(-1);
  const endLabel = lastFigure === undefined ? null : (input.labelOf?.(lastFigure) ?? null);
  const wanted = endLabel === null ? 0 : Math.ceil(measure(endLabel)) + 14;
  const inGutter = wanted <= width * widestGutter;
  const gutter = inGutter ? Math.max(wanted, 8) : 8;
  const plot: Box = {
    left: input.axis === 'left' ? axisWidth : 4,
    top,
    width: Math.max(40, width - axisWidth - gutter - 4),
    height: plotHeight,
  };
  const parts = partsOf(time, sharedDays.baseline, plot);
  const x = linear(time.days, [parts.span.left, parts.span.left + parts.span.width]);
  return {
    ...parts,
    plot,
    window: baseline === null ? null : windowOf(time, baseline, parts, x),
    time,
    scale: { x, y: values.y },
    ticks: values.ticks,
    axisWidth,
    endLabel,
    inGutter,
    timeAxis: timeAxis({
      days: time.days,
      left: parts.span.left,
      width: parts.span.width,
      room: width,
      aside:
        parts.aside === null || input.windowLabel === undefined
          ? null
          : { ...parts.aside, text: input.windowLabel },
      format: input.formatTime,
      measure,
    }),
  };
}

function valueScale(
  input: ChartInput,
  figures: readonly ChartFigure[],
  { top, height }: { top: number; height: number },
) {
  const { baseline, alsoValues = [] } = input;
  const quantities = figures.flatMap((figure) => [
    figure.quantity,
    ...figure.alternatives.map((one) => one.quantity),
  ]);
  const others = [...input.thresholds.map(({ value }) => value), ...alsoValues];
  const bottom = top + height;
  if (input.logarithmic) {
    const own = baseline === null ? [] : [openBelow(baseline.quantity)];
    const domain = logDomain([...logReached([...quantities, ...own]), ...others]);
    return { ticks: logTicks(domain, height), y: logPosition(domain, bottom, top) };
  }
  const domain = valueDomain(baseline?.quantity ?? null, quantities, others);
  return {
    ticks: valueTicks(domain, height, input.integer),
    y: linear(domain, [bottom, top]),
  };
}

interface Parts extends Pick<Frame, 'span' | 'gap'> {
  /** Where the days of the baseline lie, on the other side of the break. */
  readonly aside: { readonly left: number; readonly width: number; readonly days: Span } | null;
}

/** On both sides of a break a day is as wide. */
function partsOf(time: TimePlan, baseline: Span | null, plot: Box): Parts {
  if (time.kind !== 'broken' || baseline === null) return { span: plot, gap: null, aside: null };
  const [from, to] = time.days;
  const days = baseline.end - baseline.start;
  const wide = ((plot.width - breakWidth) * days) / (days + to - from);
  const width = plot.width - breakWidth - wide;
  const right = plot.left + plot.width;
  if (baseline.start < from) {
    const end = plot.left + wide;
    return {
      aside: { left: plot.left, width: wide, days: baseline },
      gap: { left: end, right: end + breakWidth },
      span: { ...plot, left: end + breakWidth, width },
    };
  }
  return {
    span: { ...plot, width },
    gap: { left: plot.left + width, right: right - wide },
    aside: { left: right - wide, width: wide, days: baseline },
  };
}

function windowOf(
  time: TimePlan,
  { start, end }: Span,
  { span, aside }: Parts,
  x: (day: number) => number,
): NonNullable<Frame['window']> {
  if (aside !== null) {
    const perDay = aside.width / (aside.days.end - aside.days.start);
    const at = (day: number) => aside.left + (day - aside.days.start) * perDay;
    return { left: within(at(start), { ...span, ...aside }), right: within(at(end), { ...span, ...aside }) };
  }
  const left = within(x(start), span);
  return { left, right: isWindowShaded(time, { start, end }) ? within(x(end), span) : left };
}

export function within(x: number, { left, width }: Box): number {
  return Math.max(left, Math.min(left + width, x));
}
