import { normalise, type Period, parseFigure, parsePeriod, type Quantity } from '@marsad/indicators';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Charted, chartPart } from './pdf-chart.js';
import type { Shape } from './pdf-shapes.js';

const indicator = { kind: 'flow', rateBasis: 'month', unit: '{person}' } as const;
const options = {
  unit: '{person}',
  nonNegative: true,
  integer: true,
  rateBasis: 'month',
  language: 'en',
} as const;

interface Figure {
  readonly text: string;
  readonly period: string;
  readonly status?: 'A' | 'P' | 'E';
}

function read({ text, period }: Figure): { quantity: Quantity; period: Period } {
  const figure = parseFigure(text, options);
  const over = parsePeriod(period);
  if (figure.kind !== 'figure' || over.kind !== 'period') throw new Error(`${text}, ${period}: not read`);
  return { quantity: figure.quantity, period: over.period };
}

/** As a brief has it, with as much as a chart looks at. */
function itemOf(figures: readonly Figure[], baseline: Figure | null): Charted {
  const sized = (one: Figure) => {
    const { quantity, period } = read(one);
    const figure = { quantity, per: 'period' } as const;
    return { ...figure, period, normalised: normalise(figure, period, indicator) };
  };
  return {
    indicator: { ...indicator, integer: true },
    baseline: baseline && sized(baseline),
    trend: figures.map((one) => ({ ...sized(one), partial: false, status: one.status ?? 'A' })),
  };
}

const voice = { language: 'en', timeZone: 'UTC' } as const;
const drawn = (figures: readonly Figure[], baseline: Figure | null = null) => {
  const chart = chartPart(itemOf(figures, baseline), voice);
  if (chart === null) throw new Error('no chart');
  return chart;
};
const inAccent = (shapes: readonly Shape[]) =>
  shapes.filter((one) => one.tone === 'accent' && one.kind !== 'text');
const words = (shapes: readonly Shape[]) =>
  shapes.flatMap((one) => (one.kind === 'text' ? [one.text.replaceAll(/[\u2066-\u2069]/g, '')] : []));

describe('a figure in the chart of a PDF', () => {
  it.each<[string, Figure, string, readonly string[]]>([
    ['exact: a dot', { text: '65', period: '2020-09' }, 'Exact', ['dot filled']],
    ['about: a ring', { text: 'about 65', period: '2020-09' }, 'About', ['dot hollow']],
    ['a range: its whole width', { text: '60-70', period: '2020-09' }, 'Range', ['box']],
    [
      'a floor: an arrow upward',
      { text: 'more than 65', period: '2020-09' },
      'At least, or more than',
      ['line up', 'line', 'line', 'dot filled'],
    ],
    [
      'a ceiling: an arrow downward',
      { text: 'less than 65', period: '2020-09' },
      'At most, or less than',
      ['line down', 'line', 'line', 'dot filled'],
    ],
    [
      'over months: a bar across them',
      { text: '600', period: '2020-01-01/P9M' },
      'Exact, over several months',
      ['line'],
    ],
    [
      'provisional: dashed',
      { text: '65', period: '2020-09', status: 'P' },
      'Provisional',
      ['dot hollow dashed'],
    ],
  ])('%s', (_, figure, named, shapes) => {
    const chart = drawn([figure]);
    expect(inAccent(chart.shapes).map(inShort)).toEqual(shapes);
    expect(chart.key.map(({ text }) => text)).toContain(named);
  });

  it('stands at its height on the axis, hedge and all in its label', () => {
    const { shapes } = drawn([
      { text: '50', period: '2020-08' },
      { text: 'at least 100', period: '2020-09' },
    ]);
    expect(words(shapes)).toEqual(expect.arrayContaining(['0', '50', '100', '≥ 100']));
    const at = (label: string) =>
      shapes.flatMap((one) => (one.kind === 'text' && one.text === label ? [one.at[1]] : []))[0];
    const dots = shapes.flatMap((one) => (one.kind === 'dot' ? [one.at[1]] : []));
    expect(dots).toEqual([at('50'), at('100')]);
  });
});

describe('a baseline in the chart of a PDF', () => {
  it.each([
    ['60-70', ['box']],
    ['65', ['line']],
    ['more than 65', ['fade bottom', 'line']],
    // Fewer than no people there cannot be.
    ['less than 65', ['box']],
  ])('of %s', (text, shapes) => {
    const chart = drawn([{ text: '80', period: '2026-09' }], { text, period: '2020-01' });
    const own = chart.key.at(-1);
    expect(own?.shapes.map(inShort)).toEqual(shapes);
    expect(own?.text.replaceAll(/[\u2066-\u2069]/g, '')).toBe(
      `Baseline 2020: ${text.replace('-', '–')} people a month`,
    );
  });

  it('says what its axis leaves out, and where the baseline is none of its days', () => {
    const between = drawn(
      [
        { text: '80', period: '2025-09' },
        { text: '80', period: '2026-09' },
      ],
      { text: '60-70', period: '2020-01' },
    );
    expect(words(between.shapes)).toContain('February 2020 to June 2025 left out');
    const alone = drawn([{ text: '80', period: '2020-08' }], { text: '60-70', period: '2019-04/2020-06' });
    expect(alone.note).toContain('Apr 2019–Jun 2020');
  });
});

it('lies within its field, whatever the figures are', () => {
  const figure = fc.record({
    text: fc
      .tuple(fc.constantFrom('', 'about ', 'more than ', 'at most '), fc.nat(10 ** 9))
      .map((parts) => parts.join('')),
    period: fc
      .tuple(fc.integer({ min: 2000, max: 2040 }), fc.constantFrom('-01', '-Q2', '-W07', ''))
      .map((parts) => parts.join('')),
  });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 24 }), fc.option(figure), (figures, baseline) => {
      const inOrder = figures
        .filter((one, at) => figures.findIndex(({ period }) => period === one.period) === at)
        .sort((a, b) => read(a).period.start.localeCompare(read(b).period.start));
      const { shapes, width, height } = drawn(inOrder, baseline);
      // The arrow of an open end may reach beyond the field of its figures.
      const isOutside = ([x, y]: readonly [number, number]) =>
        !(x >= -10 && x <= width + 10 && y >= -30 && y <= height + 30);
      expect(shapes.filter((shape) => cornersOf(shape).some(isOutside))).toEqual([]);
    }),
  );
});

function inShort(shape: Shape): string {
  switch (shape.kind) {
    case 'dot':
      return ['dot', shape.filled ? 'filled' : 'hollow', ...(shape.dashed ? ['dashed'] : [])].join(' ');
    case 'line': {
      const isUpright = shape.from[0] === shape.to[0];
      return isUpright ? `line ${shape.to[1] < shape.from[1] ? 'up' : 'down'}` : 'line';
    }
    case 'fade':
      return `fade ${shape.from}`;
    default:
      return shape.kind;
  }
}

function cornersOf(shape: Shape): (readonly [number, number])[] {
  switch (shape.kind) {
    case 'line':
      return [shape.from, shape.to];
    case 'area':
      return [...shape.corners];
    case 'dot':
    case 'text':
      return [shape.at];
    default: {
      const { left, top, width, height } = shape.box;
      return [
        [left, top],
        [left + width, top + height],
      ];
    }
  }
}
