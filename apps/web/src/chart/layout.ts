/** Everything a chart draws, computed before anything is drawn. Pure: sizes, days and values in, pixels out. */
import type { Quantity } from '@marsad/indicators';
import { scaleLinear } from 'd3-scale';
import { type BaselineShape, baselineShape } from './baseline-shape.js';
import { type Join, joins } from './connect.js';
import { anchorValue, isSpan, type MarkScale, type MarkShape, markShape } from './mark-shape.js';
import { type Box, type Placed, placeLabel } from './place-label.js';
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
  readonly integer: boolean;
  readonly width: number;
  readonly height: number;
  readonly axis: 'left' | 'right';
  readonly baselineWordings: readonly (readonly string[])[];
  readonly lastLabel: string | null;
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
  } | null;
}

const lineHeight = 16;
const timeAxisHeight = 24;
const headroom = 10;
/** Beyond this share of the width a label at the line's end would cost more than it says; it goes above the mark. */
const widestGutter = 0.24;

export function layoutChart(input: ChartInput): Scene {
  const { width, height, measure, baseline } = input;
  const figures = input.figures.filter(
    ({ start, end }) => (input.from === null || end > input.from) && (input.to === null || start < input.to),
  );
  const values = valueDomain(
    baseline?.quantity ?? null,
    figures.flatMap((figure) => [figure.quantity, ...figure.alternatives.map(({ quantity }) => quantity)]),
    input.thresholds.map(({ value }) => value),
  );
  const plotHeight = height - timeAxisHeight - headroom;
  const ticks = valueTicks(values, plotHeight, input.integer);
  const axisWidth = Math.ceil(Math.max(...ticks.map((tick) => measure(input.formatValue(tick))), 8)) + 8;
  const endLabel = figures.length === 0 ? null : input.lastLabel;
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
      anchor: anchorOf(figure, scale),
    };
  });
  const joined = joins(figures, scale);
  const last = marks.at(-1);
  const lastLabel =
    last === undefined || endLabel === null
      ? null
      : placeLast(endLabel, last, plot, inGutter, measure(endLabel));
  const obstacles: Box[] = [
    ...marks.flatMap(({ shape, alternatives }) => [shape, ...alternatives].map(boxOf)),
    ...joined.flatMap(boxesOf),
    ...(lastLabel === null ? [] : [lastBox(lastLabel, measure(lastLabel.text))]),
  ];

  const shape =
    baseline === null ? null : baselineShape(baseline.quantity, scale.y, { top: plot.top, bottom });
  const baselineLabel =
    shape === null || shape.kind === 'none'
      ? null
      : placeLabel({
          wordings: input.baselineWordings,
          measure,
          lineHeight,
          seats: seatsOf(shape),
          plot,
          obstacles,
        });
  if (baselineLabel !== null) obstacles.push(baselineLabel.box);

  return {
    plot,
    gridEnd: input.axis === 'right' ? width - axisWidth : right,
    valueTicks: ticks.map((tick) => ({ y: scale.y(tick), label: input.formatValue(tick) })),
    timeTicks: timeTicks(from, to, plot.width).map((tick) => ({ ...tick, x: scale.x(tick.day) })),
    baseline:
      baseline === null || shape === null
        ? null
        : {
            shape,
            window: {
              left: Math.max(plot.left, Math.min(right, scale.x(baseline.start))),
              right: Math.max(plot.left, Math.min(right, scale.x(baseline.end))),
            },
            anchor: anchorOf(baseline, scale),
            point:
              baseline.quantity.qualifier === 'about' && baseline.quantity.point !== null
                ? scale.y(baseline.quantity.point)
                : null,
          },
    thresholds: input.thresholds.map(({ value, label }) => {
      const y = scale.y(value);
      const placed = placeLabel({
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
      if (placed !== null) obstacles.push(placed.box);
      return { y, label: placed };
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

function anchorOf({ start, end, quantity }: Dated, scale: MarkScale): { x: number; y: number } {
  return { x: (scale.x(start) + scale.x(end)) / 2, y: scale.y(anchorValue(quantity)) };
}

const reach = 6;

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
        top: shape.open === 'up' ? shape.y - 22 : shape.y - reach,
        width: 2 * reach,
        height: 22 + reach,
      };
    case 'span':
      return {
        left: shape.left,
        top: shape.top - (shape.open === 'up' ? 18 : 4),
        width: shape.right - shape.left,
        height: shape.bottom - shape.top + (shape.open === null ? 8 : 22),
      };
  }
}

/** A slanting join as a few boxes along it, since one box around it would bar half the plot. */
function boxesOf(join: Join): Box[] {
  const pieces = 4;
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

function seatsOf(shape: Exclude<BaselineShape, { kind: 'none' }>): { y: number; side: 'above' | 'below' }[] {
  const [top, bottom] = shape.kind === 'band' ? [shape.top, shape.bottom] : [shape.y, shape.y];
  const above = { y: top, side: 'above' } as const;
  const below = { y: bottom, side: 'below' } as const;
  const near = shape.kind === 'ceiling' ? [below, above] : [above, below];
  // A line further off is better than a label under a mark.
  return [...near, { y: bottom + lineHeight, side: 'below' }, { y: top - lineHeight, side: 'above' }];
}

function placeLast(
  text: string,
  { figure, shape, anchor }: PlacedMark,
  plot: Box,
  inGutter: boolean,
  width: number,
): NonNullable<Scene['lastLabel']> {
  const box = boxOf(shape);
  const bottom = plot.top + plot.height;
  if (inGutter) {
    const x = isSpan(figure.start, figure.end) ? box.left + box.width + 6 : anchor.x + 10;
    const y = shape.kind === 'range' ? (shape.top + shape.bottom) / 2 : anchor.y;
    return { text, x, y: Math.min(bottom - 8, Math.max(plot.top + 6, y)), anchor: 'start' };
  }
  const x = Math.min(plot.left + plot.width - width / 2, Math.max(plot.left + width / 2, anchor.x));
  const above = box.top - 10;
  return { text, x, y: above > plot.top + 6 ? above : box.top + box.height + 12, anchor: 'middle' };
}

function lastBox({ x, y, anchor }: NonNullable<Scene['lastLabel']>, width: number): Box {
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left: left - 2, top: y - 9, width: width + 4, height: 18 };
}
