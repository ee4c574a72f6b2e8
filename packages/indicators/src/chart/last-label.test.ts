import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayNumber } from '../period/day.js';
import type { Quantity } from '../quantity/quantity.js';
import { type ChartInput, layoutChart, type Scene } from './layout.js';
import { overlap } from './place-label.js';

const runs = { numRuns: 300 };

/** A label further than this from its mark, and not led to it, could be taken for another's. */
const near = 14;

const kinds = ['exact', 'about', 'range', 'floor', 'ceiling'] as const;

function quantity(kind: (typeof kinds)[number], value: number): Quantity {
  const wide = kind === 'range' || kind === 'about';
  return {
    text: '',
    qualifier: kind === 'floor' ? 'more-than' : kind === 'ceiling' ? 'less-than' : kind,
    lower: kind === 'ceiling' ? null : wide ? value * 0.9 : value,
    upper: kind === 'floor' ? null : wide ? value * 1.2 : value,
    lowerInclusive: kind !== 'ceiling',
    upperInclusive: kind !== 'floor',
    point: kind === 'exact' || kind === 'about' ? value : null,
  };
}

const value = fc.integer({ min: 1, max: 200 });
const dated = fc.record({ kind: fc.constantFrom(...kinds), value });

const charts = fc
  .record({
    figures: fc.array(dated, { minLength: 1, maxLength: 24 }),
    baseline: fc.option(dated),
    thresholds: fc.array(value, { maxLength: 2 }),
    days: fc.constantFrom(7, 30, 61, 365),
    width: fc.constantFrom(250, 272, 296, 340, 640),
    height: fc.constantFrom(112, 128, 190, 240, 400),
    axis: fc.constantFrom('left' as const, 'right' as const),
    letters: fc.integer({ min: 2, max: 34 }),
  })
  .map(({ figures, baseline, thresholds, days, width, height, axis, letters }): ChartInput => {
    const first = dayNumber('2021-01-01');
    return {
      figures: figures.map((one, at) => ({
        id: `${at}`,
        start: first + at * days,
        end: first + (at + 1) * days,
        quantity: quantity(one.kind, one.value),
        dashed: false,
        alternatives: [],
      })),
      baseline: baseline && {
        start: dayNumber('2020-01-01'),
        end: dayNumber('2020-07-01'),
        quantity: quantity(baseline.kind, baseline.value),
      },
      thresholds: thresholds.map((at) => ({ value: at, label: `Alert at ${at}` })),
      from: null,
      to: null,
      integer: false,
      width,
      height,
      axis,
      baselineWordings: [['Baseline 2020']],
      labelOf: () => 'x'.repeat(letters),
      formatValue: String,
      formatTime: String,
      measure: (text) => text.length * 7,
    };
  });

/** Pixels between the label and what is drawn of its mark, and the lines of the chart that lie between them. */
function between({ lastLabel, marks, baseline, thresholds }: Scene): { away: number; crossed: number } {
  const mark = marks.at(-1);
  if (lastLabel === null || mark === undefined) throw new Error('no label');
  const { box } = lastLabel;
  const { shape } = mark;
  const body = {
    left: shape.kind === 'span' ? shape.left : shape.x,
    right: shape.kind === 'span' ? shape.right : shape.x,
    top: 'top' in shape ? shape.top : shape.y,
    bottom: 'bottom' in shape ? shape.bottom : shape.y,
  };
  const arrow = 'open' in shape ? shape.open : null;
  const drawn = {
    top: body.top - (arrow === 'up' ? 24 : 6),
    bottom: body.bottom + (arrow === 'down' ? 24 : 6),
  };
  const down = Math.max(0, drawn.top - box.top - box.height, box.top - drawn.bottom);
  const across = Math.max(0, body.left - 6 - box.left - box.width, box.left - body.right - 6);
  const lines = thresholds.map(({ y }) => y);
  if (baseline !== null && 'y' in baseline.shape) lines.push(baseline.shape.y);
  const middle = box.top + box.height / 2;
  const crossed = lines.filter(
    (y) => (middle < y - 2 && y + 2 < body.top) || (body.bottom < y - 2 && y + 2 < middle),
  );
  return { away: Math.max(down, across), crossed: crossed.length };
}

describe('the label of the last figure', () => {
  it('stands near its mark and on its side of every line, or is led to it', () => {
    let [stood, led] = [0, 0];
    fc.assert(
      fc.property(charts, (input) => {
        const scene = layoutChart(input);
        if (scene.lastLabel === null) return;
        stood += 1;
        if (scene.lastLabel.leader !== null) {
          led += 1;
          return;
        }
        const { away, crossed } = between(scene);
        expect(away).toBeLessThanOrEqual(near);
        expect(crossed).toBe(0);
      }),
      runs,
    );
    expect(stood).toBeGreaterThan(led);
  });

  it('is led by a line that goes from it to its mark and through no other', () => {
    fc.assert(
      fc.property(charts, (input) => {
        const { lastLabel, marks } = layoutChart(input);
        if (lastLabel === null || lastLabel.leader === null) return;
        const { x, from, to } = lastLabel.leader;
        const { box } = lastLabel;
        expect(x).toBeGreaterThanOrEqual(box.left);
        expect(x).toBeLessThanOrEqual(box.left + box.width);
        expect([box.top, box.top + box.height]).toContainEqual(expect.closeTo(from));
        const line = { left: x - 0.5, width: 1, top: Math.min(from, to), height: Math.abs(to - from) };
        for (const { shape } of marks.slice(0, -1)) {
          if (shape.kind === 'span') continue;
          const [top, bottom] = 'top' in shape ? [shape.top, shape.bottom] : [shape.y, shape.y];
          expect(overlap(line, { left: shape.x - 4, width: 8, top: top - 4, height: bottom - top + 8 })).toBe(
            0,
          );
        }
      }),
      runs,
    );
  });
});
