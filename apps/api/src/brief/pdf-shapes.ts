/** A chart as a list of plain shapes, in the manner of its page (apps/web/src/chart): what is drawn first lies below. */
import {
  type BaselineShape,
  type Box,
  type Join,
  lineHeight,
  type MarkShape,
  type Placed,
  type Scene,
} from '@marsad/indicators/chart';

type Tone = 'accent' | 'baseline' | 'edge' | 'grid' | 'faint' | 'paper';
type Spot = readonly [x: number, y: number];

/** Pixels; y grows downward. `share` of a colour is 1 where it covers what is below it. */
export type Shape =
  | { kind: 'line'; from: Spot; to: Spot; tone: Tone; width: number; dashed: boolean }
  | { kind: 'box'; box: Box; tone: Tone; share: number; outlined: boolean }
  /** All of its colour at `from`, and none at its other edge. */
  | { kind: 'fade'; box: Box; tone: Tone; from: 'top' | 'bottom' }
  | { kind: 'dot'; at: Spot; tone: Tone; filled: boolean; dashed: boolean }
  | { kind: 'area'; corners: readonly Spot[]; tone: Tone; share: number }
  | { kind: 'text'; at: Spot; text: string; anchor: 'start' | 'middle' | 'end'; tone: Tone; bold: boolean };

export function sceneShapes(scene: Scene, width: number, dir: 'ltr' | 'rtl'): Shape[] {
  const { plot, baseline, gap } = scene;
  return [
    ...axisShapes(scene, width, dir),
    ...(baseline === null ? [] : windowShapes(baseline.window, plot)),
    ...(baseline === null ? [] : baselineShapes(baseline.shape, plot, baseline)),
    ...scene.joins.flatMap(joinShapes),
    ...(gap === null ? [] : breakShapes(gap, plot)),
    ...scene.marks.flatMap(({ shape, figure }) => markShapes(shape, figure.dashed)),
    ...labelShapes(scene, dir),
  ];
}

const line = (from: Spot, to: Spot, tone: Tone, width: number, dashed = false): Shape => ({
  kind: 'line',
  ...{ from, to, tone, width, dashed },
});

function axisShapes(
  { plot, valueTicks, gridEnd, timeAxis }: Scene,
  width: number,
  dir: 'ltr' | 'rtl',
): Shape[] {
  const axis = plot.top + plot.height;
  const end = dir === 'rtl' ? width : plot.left - 8;
  const word = (at: Spot, text: string, anchor: 'middle' | 'end'): Shape => ({
    kind: 'text',
    ...{ at, text, anchor, tone: 'faint', bold: false },
  });
  return [
    ...valueTicks.flatMap(({ y, label }, index) => [
      line([plot.left, y], [gridEnd, y], index === 0 ? 'edge' : 'grid', 1),
      word([end, y], label, 'end'),
    ]),
    ...timeAxis.ticks.map(({ x }) => line([x, axis], [x, axis + 4], 'edge', 1)),
    ...timeAxis.labels.map(({ x, text }) => word([x, axis + lineHeight], text, 'middle')),
  ];
}

function windowShapes({ left, right }: { left: number; right: number }, { top, height }: Box): Shape[] {
  if (right <= left) return [];
  return [
    {
      kind: 'box',
      box: { left, top, width: right - left, height },
      tone: 'baseline',
      share: 0.07,
      outlined: false,
    },
  ];
}

type PlacedBaseline = Pick<NonNullable<Scene['baseline']>, 'window' | 'point'>;
const alone: PlacedBaseline = { window: { left: 0, right: 0 }, point: null };

/** Pale across the plot, darker over the days it was measured on. */
export function baselineShapes(
  shape: BaselineShape,
  plot: Box,
  { window, point }: PlacedBaseline = alone,
): Shape[] {
  const right = plot.left + plot.width;
  const rule = (y: number, dashed = false): Shape[] => [
    line([plot.left, y], [right, y], 'baseline', 1.25, dashed),
    ...(window.right > window.left ? [line([window.left, y], [window.right, y], 'baseline', 2.5)] : []),
  ];
  switch (shape.kind) {
    case 'none':
      return [];
    case 'line':
      return rule(shape.y);
    case 'band': {
      const { top, bottom } = shape;
      const height = Math.max(1, bottom - top);
      const own = { left: window.left, top, width: window.right - window.left, height };
      return [
        { kind: 'box', box: { ...plot, top, height }, tone: 'baseline', share: 0.2, outlined: false },
        ...(own.width > 0
          ? [{ kind: 'box', box: own, tone: 'baseline', share: 0.4, outlined: false } as const]
          : []),
        ...(point === null ? [] : rule(point, true)),
      ];
    }
    case 'floor':
    case 'ceiling': {
      const { y, end } = shape;
      const box = { ...plot, top: Math.min(y, end), height: Math.abs(end - y) };
      return [
        { kind: 'fade', box, tone: 'baseline', from: shape.kind === 'floor' ? 'bottom' : 'top' },
        ...rule(y),
      ];
    }
  }
}

function joinShapes({ x1, x2, line: path, ribbon, dashed }: Join): Shape[] {
  return [
    ...(ribbon === null
      ? []
      : [
          {
            kind: 'area',
            corners: [
              [x1, ribbon.top1],
              [x2, ribbon.top2],
              [x2, ribbon.bottom2],
              [x1, ribbon.bottom1],
            ],
            tone: 'accent',
            share: dashed ? 0.08 : 0.14,
          } as const,
        ]),
    ...(path === null ? [] : [line([x1, path.y1], [x2, path.y2], 'accent', 2, dashed)]),
  ];
}

function breakShapes({ left, right, label }: NonNullable<Scene['gap']>, plot: Box): Shape[] {
  const bottom = plot.top + plot.height;
  const cover = { left, top: plot.top - 2, width: right - left, height: plot.height + 4 };
  return [
    { kind: 'box', box: cover, tone: 'paper', share: 1, outlined: false },
    ...[left, right].map((x) => line([x - 3, bottom + 6], [x + 3, bottom - 6], 'faint', 1.5)),
    ...(label === null
      ? []
      : [
          {
            kind: 'text',
            at: [label.x, bottom + 2 * lineHeight],
            text: label.text,
            anchor: 'middle',
            tone: 'faint',
            bold: false,
          } as const,
        ]),
  ];
}

/** One figure in the manner of its hedge. */
export function markShapes(shape: MarkShape, dashed: boolean): Shape[] {
  const dot = (x: number, y: number, filled: boolean): Shape => ({
    kind: 'dot',
    ...{ at: [x, y], tone: 'accent', filled, dashed },
  });
  switch (shape.kind) {
    case 'dot':
      return [dot(shape.x, shape.y, !shape.hollow && !dashed)];
    case 'bound':
      return [...arrow(shape.x, shape.y, shape.open, dashed), dot(shape.x, shape.y, !dashed)];
    case 'range': {
      const box = {
        left: shape.x - 3,
        top: shape.top,
        width: 6,
        height: Math.max(2, shape.bottom - shape.top),
      };
      return [{ kind: 'box', box, tone: 'accent', share: dashed ? 0.15 : 1, outlined: dashed }];
    }
    case 'span': {
      const left = shape.left + 1;
      const width = Math.max(3, shape.right - shape.left - 2);
      const height = shape.bottom - shape.top;
      const middle = shape.point ?? shape.top;
      return [
        ...(height >= 1
          ? [
              {
                kind: 'box',
                box: { left, top: shape.top, width, height },
                tone: 'accent',
                share: shape.point === null ? 0.55 : 0.25,
                outlined: dashed,
              } as const,
            ]
          : []),
        ...(shape.point !== null || height < 1
          ? [line([left, middle], [left + width, middle], 'accent', 4, dashed)]
          : []),
        ...(shape.open === null ? [] : arrow(left + width / 2, shape.top, shape.open, dashed)),
      ];
    }
  }
}

const stemLength = 19;

function arrow(x: number, y: number, open: 'up' | 'down', dashed: boolean): Shape[] {
  const sign = open === 'up' ? -1 : 1;
  const tip = y + sign * stemLength;
  const barb = tip - sign * 4.5;
  return [
    line([x, y], [x, tip], 'accent', 2, dashed),
    line([x - 4, barb], [x, tip], 'accent', 2),
    line([x + 4, barb], [x, tip], 'accent', 2),
  ];
}

function labelShapes({ baselineLabel, lastLabel }: Scene, dir: 'ltr' | 'rtl'): Shape[] {
  return [
    ...(baselineLabel === null ? [] : baselineWords(baselineLabel, dir)),
    ...(lastLabel === null ? [] : lastShapes(lastLabel)),
  ];
}

function baselineWords({ box, lines }: Placed, dir: 'ltr' | 'rtl'): Shape[] {
  const isRight = dir === 'rtl';
  const x = isRight ? box.left + box.width : box.left;
  return lines.map((text, index) => ({
    kind: 'text',
    at: [x, box.top + (index + 0.5) * lineHeight],
    ...{ text, anchor: isRight ? 'end' : 'start', tone: 'baseline', bold: false },
  }));
}

function lastShapes({ x, y, text, anchor, leader }: NonNullable<Scene['lastLabel']>): Shape[] {
  return [
    ...(leader === null ? [] : [line([leader.x, leader.from], [leader.x, leader.to], 'accent', 1)]),
    { kind: 'text', at: [x, y], text, anchor, tone: 'accent', bold: true },
  ];
}
