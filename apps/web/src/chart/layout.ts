/** Everything a chart draws, computed before anything is drawn. Pure: sizes, days and values in, pixels out. */
import type { Quantity } from '@marsad/indicators';
import { scaleLinear } from 'd3-scale';
import { type BaselineShape, baselineShape } from './baseline-shape.js';
import { type Join, joins } from './connect.js';
import { bodyOf, boxesOf, boxOf, ruleBox, strokesOf } from './covered.js';
import { anchorValue, isSpan, type MarkScale, type MarkShape, markShape } from './mark-shape.js';
import { type Box, firstClear, type Placed, placeLabel } from './place-label.js';
import { isShown } from './shown.js';
import { roundDomain, type TimeTick, timeTicks } from './time-ticks.js';
import { valueDomain, valueTicks } from './value-domain.js';

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
  /** Pixels left free between the plot and its time axis. */
  readonly lanesHeight?: number;
  readonly integer: boolean;
  readonly width: number;
  readonly height: number;
  readonly axis: 'left' | 'right';
  readonly baselineWordings: readonly (readonly string[])[];
  /** What stands at the last mark that is drawn; null for nothing. */
  readonly labelOf: ((figure: ChartFigure) => string) | null;
  readonly formatValue: (value: number) => string;
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
  /** Days at the plot's left and right edge. */
  readonly days: readonly [number, number];
  /** Where grid lines end: at the axis, which in Arabic stands beyond the label at the line's end. */
  readonly gridEnd: number;
  readonly valueTicks: readonly { readonly y: number; readonly label: string }[];
  readonly timeTicks: readonly (TimeTick & { readonly x: number })[];
  readonly baseline: {
    readonly shape: BaselineShape;
    readonly window: { readonly left: number; readonly right: number };
    readonly anchor: { readonly x: number; readonly y: number };
    /** Where an approximate baseline has its point. */
    readonly point: number | null;
  } | null;
  readonly thresholds: readonly { readonly y: number; readonly label: Placed | null }[];
  readonly joins: readonly Join[];
  readonly marks: readonly PlacedMark[];
  readonly baselineLabel: Placed | null;
  readonly lastLabel: {
    readonly text: string;
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'middle' | 'end';
    readonly box: Box;
  } | null;
}

const lineHeight = 16;
const timeAxisHeight = 24;
const headroom = 10;
/** Beyond this share of the width a label at the line's end would cost more than it says; it goes above the mark. */
const widestGutter = 0.24;

export function layoutChart(input: ChartInput): Scene {
  const { width, measure, baseline } = input;
  const figures = input.figures.filter((figure) => isShown(figure, input));
  const frame = frameOf(input, figures);
  const { plot, scale, days, ticks, axisWidth } = frame;
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
      : baselineShape(baseline.quantity, scale.y, { top: plot.top, bottom: plot.top + plot.height });
  const rules = input.thresholds.map(({ value }) => ruleBox(scale.y(value), plot));
  const drawn: Box[] = [
    ...marks.flatMap(({ shape: own, alternatives }) => [own, ...alternatives].map(boxOf)),
    ...joined.flatMap(boxesOf),
  ];
  const lastLabel = lastLabelOf(input, frame, marks, drawn, [...strokesOf(shape, plot), ...rules]);
  const obstacles: Box[] = [...drawn, ...rules, ...(lastLabel === null ? [] : [lastLabel.box])];
  const placed =
    shape === null || shape.kind === 'none'
      ? null
      : placeLabel({
          wordings: input.baselineWordings,
          measure,
          lineHeight,
          seats: seatsOf(shape),
          plot,
          obstacles,
          own: bodyOf(shape, plot),
        });
  // Words over a mark would hide data; the caption, the tooltip and the panel say what the baseline is.
  const baselineLabel = placed?.clear ? placed : null;
  obstacles.push(...bodyOf(shape, plot), ...(baselineLabel === null ? [] : [baselineLabel.box]));

  return {
    plot,
    days,
    gridEnd: input.axis === 'right' ? width - axisWidth : plot.left + plot.width,
    valueTicks: ticks.map((tick) => ({ y: scale.y(tick), label: input.formatValue(tick) })),
    timeTicks: timeTicks(...days, plot.width).map((tick) => ({ ...tick, x: scale.x(tick.day) })),
    baseline: baseline === null || shape === null ? null : placedBaseline(baseline, shape, frame),
    thresholds: labelledThresholds(input, frame, obstacles),
    joins: joined,
    marks,
    baselineLabel,
    lastLabel,
  };
}

/** Where things lie before any is drawn: the plot between its axes, and the scales over it. */
interface Frame {
  readonly plot: Box;
  readonly scale: MarkScale;
  readonly days: readonly [number, number];
  readonly ticks: readonly number[];
  readonly axisWidth: number;
  /** What stands at the last mark, and whether there is room for it beside the plot. */
  readonly endLabel: string | null;
  readonly inGutter: boolean;
}

function frameOf(input: ChartInput, figures: readonly ChartFigure[]): Frame {
  const { width, height, measure, baseline } = input;
  const values = valueDomain(
    baseline?.quantity ?? null,
    figures.flatMap((figure) => [figure.quantity, ...figure.alternatives.map(({ quantity }) => quantity)]),
    [...input.thresholds.map(({ value }) => value), ...(input.alsoValues ?? [])],
  );
  const plotHeight = height - timeAxisHeight - headroom - (input.lanesHeight ?? 0);
  const ticks = valueTicks(values, plotHeight, input.integer);
  const axisWidth = Math.ceil(Math.max(...ticks.map((tick) => measure(input.formatValue(tick))), 8)) + 8;
  const lastFigure = figures.at(-1);
  const endLabel = lastFigure === undefined ? null : (input.labelOf?.(lastFigure) ?? null);
  const wanted = endLabel === null ? 0 : Math.ceil(measure(endLabel)) + 14;
  const inGutter = wanted <= width * widestGutter;
  const gutter = inGutter ? Math.max(wanted, 8) : 8;
  const plot: Box = {
    left: input.axis === 'left' ? axisWidth : 4,
    top: headroom,
    width: Math.max(40, width - axisWidth - gutter - 4),
    height: plotHeight,
  };
  const days = timeDomain(input, figures);
  const scale: MarkScale = {
    x: scaleLinear()
      .domain([...days])
      .range([plot.left, plot.left + plot.width]),
    y: scaleLinear()
      .domain(values)
      .range([plot.top + plot.height, plot.top]),
  };
  return { plot, scale, days, ticks, axisWidth, endLabel, inGutter };
}

/** @param drawn what it may not lie on; @param rules lines that it rather does not cross. */
function lastLabelOf(
  { width, axis, measure }: ChartInput,
  { plot, axisWidth, endLabel, inGutter }: Frame,
  marks: readonly PlacedMark[],
  drawn: readonly Box[],
  rules: readonly Box[],
): Scene['lastLabel'] {
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

function placedBaseline(baseline: Dated, shape: BaselineShape, { plot, scale }: Frame): Scene['baseline'] {
  const { qualifier, point } = baseline.quantity;
  return {
    shape,
    window: {
      left: within(scale.x(baseline.start), plot),
      right: within(scale.x(baseline.end), plot),
    },
    anchor: anchorOf(baseline, scale, plot),
    point: qualifier === 'about' && point !== null ? scale.y(point) : null,
  };
}

/** Each label is in the way of the next: `obstacles` grows by those that found a place. */
function labelledThresholds(
  { thresholds, measure }: ChartInput,
  { plot, scale }: Frame,
  obstacles: Box[],
): Scene['thresholds'] {
  return thresholds.map(({ value, label }) => {
    const y = scale.y(value);
    const own = placeLabel({
      wordings: [[label]],
      measure,
      lineHeight,
      seats: [
        { y, side: 'above' },
        { y, side: 'below' },
      ],
      plot,
      obstacles,
    });
    if (own !== null) obstacles.push(own.box);
    return { y, label: own };
  });
}

function timeDomain({ baseline, from, to }: ChartInput, figures: readonly ChartFigure[]): [number, number] {
  const shown = baseline === null || from !== null ? figures : [baseline, ...figures];
  const starts = shown.map(({ start }) => start);
  const ends = [
    ...shown.map(({ end }) => end),
    ...(baseline !== null && from === null ? [baseline.end] : []),
  ];
  const first = from ?? (starts.length === 0 ? (baseline?.start ?? 0) : Math.min(...starts));
  const last = to ?? (ends.length === 0 ? (baseline?.end ?? first + 1) : Math.max(...ends));
  const rounded = roundDomain(first, Math.max(last, first + 1));
  return [from ?? rounded[0], to === null ? rounded[1] : Math.max(to, (from ?? rounded[0]) + 1)];
}

/** In the middle of as much of the mark as is on the plot. */
function anchorOf({ start, end, quantity }: Dated, scale: MarkScale, plot: Box): { x: number; y: number } {
  const x = (within(scale.x(start), plot) + within(scale.x(end), plot)) / 2;
  return { x, y: scale.y(anchorValue(quantity)) };
}

function within(x: number, { left, width }: Box): number {
  return Math.max(left, Math.min(left + width, x));
}

/** A bar that goes on beyond the window is cut at the plot's edge. */
function cutOff(shape: MarkShape, plot: Box): MarkShape {
  if (shape.kind !== 'span') return shape;
  return { ...shape, left: within(shape.left, plot), right: within(shape.right, plot) };
}

/** A floor fades upward and a ceiling downward, so that the plain ground is on the other side. */
function seatsOf(shape: Exclude<BaselineShape, { kind: 'none' }>): { y: number; side: 'above' | 'below' }[] {
  const [top, bottom] = shape.kind === 'band' ? [shape.top, shape.bottom] : [shape.y, shape.y];
  const above = { y: top, side: 'above' } as const;
  const below = { y: bottom, side: 'below' } as const;
  return shape.kind === 'floor' ? [below, above] : [above, below];
}

interface LastRequest {
  readonly text: string;
  readonly textWidth: number;
  readonly mark: PlacedMark;
  readonly inGutter: boolean;
  readonly plot: Box;
  /** The plot with the gutter beyond it. */
  readonly room: Box;
  readonly obstacles: readonly Box[];
  /** The lines of the baseline and of thresholds. */
  readonly rules: readonly Box[];
}

const textHeight = 16;

/** At the line's end where there is a gutter; else above, below or before the mark, wherever nothing is in the way. */
function placeLast({
  text,
  textWidth,
  mark,
  inGutter,
  plot,
  room,
  obstacles,
  rules,
}: LastRequest): Scene['lastLabel'] {
  const { figure, shape, anchor } = mark;
  const own = boxOf(cutOff(shape, plot));
  const choices: NonNullable<Scene['lastLabel']>[] = [];
  const add = (side: 'start' | 'middle' | 'end', x: number, y: number): void => {
    const left = side === 'start' ? x : side === 'end' ? x - textWidth : x - textWidth / 2;
    const box = { left: left - 2, top: y - textHeight / 2, width: textWidth + 4, height: textHeight };
    choices.push({ text, x, y, anchor: side, box });
  };
  if (inGutter) {
    const x = isSpan(figure.start, figure.end) ? own.left + own.width + 6 : anchor.x + 10;
    const middle = shape.kind === 'range' ? (shape.top + shape.bottom) / 2 : anchor.y;
    for (const shift of [0, -6, 6, -12, 12, -20, 20]) {
      const y = middle + shift;
      add('start', x, Math.min(room.top + room.height - textHeight / 2, Math.max(room.top + 6, y)));
    }
  }
  const half = textWidth / 2 + 2;
  const x = Math.min(room.left + room.width - half, Math.max(room.left + half, anchor.x));
  for (const away of [0, 10, 20, 30, 40]) {
    add('middle', x, own.top - textHeight / 2 - 2 - away);
    add('middle', x, own.top + own.height + textHeight / 2 + 2 + away);
  }
  add('end', own.left - 6, anchor.y);
  // A label beyond the baseline's line would seem to say that the mark is there too.
  const isAcross = ({ y }: { y: number }) =>
    rules.some((rule) => Math.min(y, anchor.y) < rule.top && rule.top + rule.height < Math.max(y, anchor.y));
  const inOrder = [...choices.filter((one) => !isAcross(one)), ...choices.filter(isAcross)];
  return firstClear(inOrder, room, [...obstacles, ...rules]);
}
