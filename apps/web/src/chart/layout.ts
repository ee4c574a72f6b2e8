/** Everything a chart draws, computed before anything is drawn. Pure: sizes, days and values in, pixels out. */
import type { Quantity } from '@marsad/indicators';
import { scaleLinear } from 'd3-scale';
import { type BaselineShape, baselineShape } from './baseline-shape.js';
import { type Join, joins } from './connect.js';
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
  const { width, height, measure, baseline } = input;
  const figures = input.figures.filter((figure) => isShown(figure, input));
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
  const right = plot.left + plot.width;
  const bottom = plot.top + plot.height;
  const [from, to] = timeDomain(input, figures);
  const scale: MarkScale = {
    x: scaleLinear().domain([from, to]).range([plot.left, right]),
    y: scaleLinear().domain(values).range([bottom, plot.top]),
  };

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
    baseline === null ? null : baselineShape(baseline.quantity, scale.y, { top: plot.top, bottom });
  const thresholdRules = input.thresholds.map(({ value }) => ruleBox(scale.y(value), plot));
  const drawn: Box[] = [
    ...marks.flatMap(({ shape: own, alternatives }) => [own, ...alternatives].map(boxOf)),
    ...joined.flatMap(boxesOf),
  ];

  const last = marks.at(-1);
  const lastLabel =
    last === undefined || endLabel === null
      ? null
      : placeLast({
          text: endLabel,
          textWidth: measure(endLabel),
          mark: last,
          inGutter,
          plot,
          room: { ...plot, width: width - plot.left - (input.axis === 'right' ? axisWidth : 0) },
          obstacles: drawn,
          rules: [...strokesOf(shape, plot), ...thresholdRules],
        });
  const obstacles: Box[] = [...drawn, ...thresholdRules, ...(lastLabel === null ? [] : [lastLabel.box])];
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
    days: [from, to],
    gridEnd: input.axis === 'right' ? width - axisWidth : right,
    valueTicks: ticks.map((tick) => ({ y: scale.y(tick), label: input.formatValue(tick) })),
    timeTicks: timeTicks(from, to, plot.width).map((tick) => ({ ...tick, x: scale.x(tick.day) })),
    baseline:
      baseline === null || shape === null
        ? null
        : {
            shape,
            window: {
              left: within(scale.x(baseline.start), plot),
              right: within(scale.x(baseline.end), plot),
            },
            anchor: anchorOf(baseline, scale, plot),
            point:
              baseline.quantity.qualifier === 'about' && baseline.quantity.point !== null
                ? scale.y(baseline.quantity.point)
                : null,
          },
    thresholds: input.thresholds.map(({ value, label }) => {
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
    }),
    joins: joined,
    marks,
    baselineLabel,
    lastLabel,
  };
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

const reach = 6;
/** How far an open end's arrow goes beyond its mark. */
const arrowReach = 24;

export function boxOf(shape: MarkShape): Box {
  switch (shape.kind) {
    case 'dot':
      return { left: shape.x - reach, top: shape.y - reach, width: 2 * reach, height: 2 * reach };
    case 'range':
      return {
        left: shape.x - reach,
        top: shape.top - 3,
        width: 2 * reach,
        height: shape.bottom - shape.top + 6,
      };
    case 'bound':
      return {
        left: shape.x - reach,
        top: shape.open === 'up' ? shape.y - arrowReach : shape.y - reach,
        width: 2 * reach,
        height: arrowReach + reach,
      };
    case 'span':
      return {
        left: shape.left,
        top: shape.top - (shape.open === 'up' ? arrowReach : 4),
        width: shape.right - shape.left,
        height: shape.bottom - shape.top + (shape.open === null ? 8 : arrowReach + 4),
      };
  }
}

const pieceWidth = 6;
const mostPieces = 8;

/** A slanting join as a few boxes along it, since one box around it would bar half the plot. */
function boxesOf(join: Join): Box[] {
  const pieces = Math.max(1, Math.min(mostPieces, Math.round((join.x2 - join.x1) / pieceWidth)));
  const ends = join.ribbon ?? {
    top1: join.line?.y1 ?? 0,
    bottom1: join.line?.y1 ?? 0,
    top2: join.line?.y2 ?? 0,
    bottom2: join.line?.y2 ?? 0,
  };
  return Array.from({ length: pieces }, (_, index) => {
    const at = (a: number, b: number, step: number) => a + ((b - a) * step) / pieces;
    const top = Math.min(at(ends.top1, ends.top2, index), at(ends.top1, ends.top2, index + 1));
    const bottom = Math.max(at(ends.bottom1, ends.bottom2, index), at(ends.bottom1, ends.bottom2, index + 1));
    const left = at(join.x1, join.x2, index);
    return { left, top: top - 2, width: (join.x2 - join.x1) / pieces, height: bottom - top + 4 };
  });
}

function ruleBox(y: number, { left, width }: Box): Box {
  return { left, top: y - 2, width, height: 4 };
}

/** The baseline's lines, which no other label may cross. */
function strokesOf(shape: BaselineShape | null, plot: Box): Box[] {
  if (shape === null || shape.kind === 'none' || shape.kind === 'band') return [];
  return [ruleBox(shape.y, plot)];
}

/** What of the baseline its own label may not cover. */
function bodyOf(shape: BaselineShape | null, plot: Box): Box[] {
  if (shape?.kind !== 'band') return strokesOf(shape, plot);
  return [{ left: plot.left, top: shape.top, width: plot.width, height: shape.bottom - shape.top }];
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
