/** Everything a chart draws, computed before anything is drawn. Pure: sizes, days and values in, pixels out. */
import type { Quantity } from '../quantity/quantity.js';
import { type BaselineShape, baselineShape } from './baseline-shape.js';
import { type Join, joins } from './connect.js';
import { bodyOf, boxesOf, boxOf, ruleBox, strokesOf } from './covered.js';
import { type Frame, frameOf, lineHeight, within } from './frame.js';
import { type LastLabel, lineOf, placeLast } from './last-label.js';
import { openBelow } from './log-scale.js';
import { anchorValue, type MarkScale, type MarkShape, markShape } from './mark-shape.js';
import { type Box, isWithin, overlap, type Placed, placeLabel } from './place-label.js';
import { isShown } from './shown.js';
import type { TimeAxis } from './time-axis.js';
import type { Span, TimePlan } from './time-plan.js';
import type { TimeTick } from './time-ticks.js';

export interface SharedDays {
  readonly figures: readonly Span[];
  readonly baseline: Span | null;
}
interface Dated {
  /** Days; the end is exclusive. */
  readonly start: number;
  readonly end: number;
  /** On the indicator's basis. */
  readonly quantity: Quantity;
}
export interface ChartFigure extends Dated {
  readonly id: string;
  readonly dashed: boolean;
  readonly alternatives: readonly Dated[];
}
export interface ChartInput {
  readonly figures: readonly ChartFigure[];
  readonly baseline: Dated | null;
  readonly thresholds: readonly { readonly value: number; readonly label: string }[];
  readonly from: number | null;
  readonly to: number | null;
  /** Values that have to be on the chart too, so that several charts share a scale. */
  readonly alsoValues?: readonly number[];
  /** The days that its axis is for, where several charts share one: of all their figures, and of all their baselines. */
  readonly sharedDays?: SharedDays;
  /** Equal steps up are equal factors; then nothing drawn is zero or less. */
  readonly logarithmic?: boolean;
  /** What is said of the scale above the plot. */
  readonly scaleNote?: string | null;
  /** Pixels left free between the plot and its time axis. */
  readonly lanesHeight?: number;
  readonly integer: boolean;
  readonly width: number;
  readonly height: number;
  readonly axis: 'left' | 'right';
  readonly baselineWordings: readonly (readonly string[])[];
  /** What the baseline's own days are called where they stand apart on the axis. */
  readonly windowLabel?: string;
  /** What is said of days that a broken axis leaves out, the fullest first. */
  readonly breakWordings?: (from: number, to: number) => readonly string[];
  /** What stands at the last mark that is drawn; null for nothing. */
  readonly labelOf: ((figure: ChartFigure) => string) | null;
  readonly formatValue: (value: number) => string;
  readonly formatTime: (tick: TimeTick) => string;
  readonly measure: (text: string) => number;
}
export interface PlacedMark {
  readonly figure: ChartFigure;
  readonly shape: MarkShape;
  readonly alternatives: readonly MarkShape[];
  readonly anchor: { readonly x: number; readonly y: number };
}
export interface Scene {
  readonly plot: Box;
  /** Where the days of the figures lie, and which they are: all of the plot where its axis is not broken. */
  readonly span: Box;
  readonly days: readonly [number, number];
  readonly time: TimePlan;
  /** Between the two parts of a broken axis, with the words below it. */
  readonly gap: {
    readonly left: number;
    readonly right: number;
    readonly label: { readonly x: number; readonly text: string } | null;
  } | null;
  /** Where grid lines end: at the axis, which in Arabic stands beyond the label at the line's end. */
  readonly gridEnd: number;
  readonly scaleNote: string | null;
  readonly valueTicks: readonly { readonly y: number; readonly label: string }[];
  readonly timeAxis: TimeAxis;
  readonly baseline: {
    readonly shape: BaselineShape;
    readonly window: { readonly left: number; readonly right: number };
    /** Where it is found by pointer and by focus: its days, or its band where these are not on the plot. */
    readonly target: Box;
    readonly anchor: { readonly x: number; readonly y: number };
    /** Where an approximate baseline has its point. */
    readonly point: number | null;
  } | null;
  readonly thresholds: readonly { readonly y: number; readonly label: Placed | null }[];
  readonly joins: readonly Join[];
  readonly marks: readonly PlacedMark[];
  readonly baselineLabel: Placed | null;
  readonly lastLabel: LastLabel | null;
}

export function layoutChart(input: ChartInput): Scene {
  return sceneIn(framed(input));
}

export interface Framed {
  readonly input: ChartInput;
  readonly figures: readonly ChartFigure[];
  readonly frame: Frame;
}

/** The first half of the work: what is shown, and where it lies. */
export function framed(input: ChartInput): Framed {
  const figures = input.figures.filter((figure) => isShown(figure, input));
  return { input, figures, frame: frameOf(input, figures) };
}

/** The second half: every mark and label in it. */
export function sceneIn({ input, figures, frame }: Framed): Scene {
  const { width, measure, baseline } = input;
  const { plot, span, scale, time } = frame;
  const marks = figures.map((figure): PlacedMark => {
    const shape = markShape(figure.quantity, figure.start, figure.end, scale);
    return {
      figure,
      shape,
      alternatives: figure.alternatives.map((one) => markShape(one.quantity, one.start, one.end, scale)),
      anchor: anchorOf(figure, scale, plot),
    };
  });
  const joined = joins(figures, scale);
  const shape =
    baseline === null
      ? null
      : baselineShape(input.logarithmic ? openBelow(baseline.quantity) : baseline.quantity, scale.y, {
          top: plot.top,
          bottom: plot.top + plot.height,
        });
  const rules = input.thresholds.map(({ value }) => ruleBox(scale.y(value), plot));
  const drawn: Box[] = [
    ...marks.flatMap(({ shape: own, alternatives }) => [own, ...alternatives].map(boxOf)),
    ...joined.flatMap(boxesOf),
  ];
  const lastLabel = lastLabelOf(input, frame, marks, drawn, [...strokesOf(shape, plot), ...rules]);
  const obstacles: Box[] = [
    ...drawn,
    ...rules,
    ...(lastLabel === null ? [] : [lastLabel.box, lineOf(lastLabel)]),
  ];
  const placed =
    shape === null || shape.kind === 'none'
      ? null
      : placeLabel({
          wordings: input.baselineWordings,
          measure,
          lineHeight,
          seats: seatsOf(shape),
          plot: span,
          obstacles,
          own: bodyOf(shape, plot),
        });
  // Words over a mark would hide data; the caption, the tooltip and the panel say what the baseline is.
  const baselineLabel = placed?.clear ? placed : null;
  obstacles.push(...bodyOf(shape, plot), ...(baselineLabel === null ? [] : [baselineLabel.box]));
  const words = [lastLabel, baselineLabel].flatMap((one) => (one === null ? [] : [one.box]));

  return {
    plot,
    span,
    days: time.days,
    time,
    gap: gapOf(input, frame),
    gridEnd: input.axis === 'right' ? width - frame.axisWidth : plot.left + plot.width,
    scaleNote: input.scaleNote ?? null,
    valueTicks: frame.ticks.map((tick) => ({ y: scale.y(tick), label: input.formatValue(tick) })),
    timeAxis: frame.timeAxis,
    baseline: baseline === null || shape === null ? null : placedBaseline(baseline, shape, frame),
    thresholds: labelledThresholds(input, frame, obstacles, words),
    joins: joined,
    marks,
    baselineLabel,
    lastLabel,
  };
}

/** @param drawn what it may not lie on; @param rules lines that it rather does not cross. */
function lastLabelOf(
  { width, axis, measure }: ChartInput,
  { plot, axisWidth, endLabel, inGutter }: Frame,
  marks: readonly PlacedMark[],
  drawn: readonly Box[],
  rules: readonly Box[],
): LastLabel | null {
  const mark = marks.at(-1);
  if (mark === undefined || endLabel === null) return null;
  return placeLast({
    text: endLabel,
    textWidth: measure(endLabel),
    mark,
    inGutter,
    plot,
    room: { ...plot, width: width - plot.left - (axis === 'right' ? axisWidth : 0) },
    obstacles: drawn,
    rules,
  });
}

function gapOf(
  { width, measure, breakWordings }: ChartInput,
  { gap, time: { leftOut } }: Frame,
): Scene['gap'] {
  if (gap === null || leftOut === null) return null;
  const text = breakWordings?.(leftOut.start, leftOut.end).find((one) => measure(one) <= width);
  if (text === undefined) return { ...gap, label: null };
  const half = measure(text) / 2;
  const x = Math.max(half, Math.min(width - half, (gap.left + gap.right) / 2));
  return { ...gap, label: { x, text } };
}

/** How far from a line it is still found. */
const reach = 8;

function placedBaseline(baseline: Dated, shape: BaselineShape, frame: Frame): Scene['baseline'] {
  const { plot, scale } = frame;
  const { qualifier, point } = baseline.quantity;
  const window = frame.window ?? { left: plot.left, right: plot.left };
  const wide = window.right - window.left;
  const y = scale.y(anchorValue(baseline.quantity));
  const [top, bottom] = shape.kind === 'band' ? [shape.top, shape.bottom] : [y - reach, y + reach];
  return {
    shape,
    window,
    target:
      wide > 0
        ? { ...plot, left: window.left, width: wide }
        : { ...plot, top: Math.max(plot.top, top), height: Math.max(2 * reach, bottom - top) },
    anchor: { x: wide > 0 ? window.left + wide / 2 : plot.left + plot.width / 2, y },
    point: qualifier === 'about' && point !== null ? scale.y(point) : null,
  };
}

/**
 * Each label is in the way of the next: `obstacles` grows by those that found a place. One that has to lie on a mark still
 * says something; one that would lie on words says nothing.
 */
function labelledThresholds(
  { thresholds, measure }: ChartInput,
  { plot, span, scale }: Frame,
  obstacles: Box[],
  words: Box[],
): Scene['thresholds'] {
  const room = { ...plot, top: plot.top - lineHeight / 2, height: plot.height + lineHeight / 2 + 4 };
  return thresholds.map(({ value, label: said }) => {
    const y = scale.y(value);
    const placedAmong = (among: readonly Box[]) => {
      const found = placeLabel({
        wordings: [[said]],
        measure,
        lineHeight,
        seats: [
          { y, side: 'above' },
          { y, side: 'below' },
        ],
        plot: span,
        obstacles: among,
      });
      if (found === null || !isWithin(found.box, room)) return null;
      return words.some((box) => overlap(box, found.box) > 0) ? null : found;
    };
    const label = placedAmong(obstacles) ?? placedAmong(words);
    if (label !== null) {
      obstacles.push(label.box);
      words.push(label.box);
    }
    return { y, label };
  });
}

/** In the middle of as much of the mark as is on the plot. */
function anchorOf({ start, end, quantity }: Dated, scale: MarkScale, plot: Box): { x: number; y: number } {
  const x = (within(scale.x(start), plot) + within(scale.x(end), plot)) / 2;
  return { x, y: scale.y(anchorValue(quantity)) };
}

/** A floor fades upward and a ceiling downward, so that the plain ground is on the other side. */
function seatsOf(shape: Exclude<BaselineShape, { kind: 'none' }>): { y: number; side: 'above' | 'below' }[] {
  const [top, bottom] = shape.kind === 'band' ? [shape.top, shape.bottom] : [shape.y, shape.y];
  const above = { y: top, side: 'above' } as const;
  const below = { y: bottom, side: 'below' } as const;
  return shape.kind === 'floor' ? [below, above] : [above, below];
}
