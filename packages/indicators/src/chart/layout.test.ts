import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '../period/day.js';
import type { Quantity } from '../quantity/quantity.js';
import { boxOf } from './covered.js';
import { type ChartFigure, type ChartInput, layoutChart, type Scene } from './layout.js';
import { type Box, isWithin, overlap } from './place-label.js';

function quantity(lower: number | null, upper: number | null, more: Partial<Quantity> = {}): Quantity {
  const exact = lower !== null && lower === upper;
  return {
    text: '',
    qualifier: exact ? 'exact' : upper === null ? 'more-than' : lower === null ? 'less-than' : 'range',
    lower,
    upper,
    lowerInclusive: lower !== null,
    upperInclusive: upper !== null,
    point: exact ? lower : null,
    ...more,
  };
}

function month(text: string, value: Quantity, more: Partial<ChartFigure> = {}): ChartFigure {
  const [year = 0, number = 1] = text.split('-').map(Number);
  const end = number === 12 ? `${year + 1}-01-01` : `${year}-${String(number + 1).padStart(2, '0')}-01`;
  return {
    id: text,
    start: dayNumber(`${text}-01`),
    end: dayNumber(end),
    quantity: value,
    dashed: false,
    alternatives: [],
    ...more,
  };
}

const pledges = { start: dayNumber('2019-04-01'), end: dayNumber('2020-07-01'), quantity: quantity(60, 70) };

function input(more: Partial<ChartInput> = {}): ChartInput {
  return {
    figures: [],
    baseline: pledges,
    thresholds: [],
    from: null,
    to: null,
    integer: false,
    width: 640,
    height: 240,
    axis: 'left',
    baselineWordings: [['Baseline 2019–20: 60–70 a month'], ['Baseline 2019–20', '60–70 a month']],
    labelOf: null,
    formatValue: String,
    formatTime: ({ day, kind }) => (kind === 'year' ? isoDay(day).slice(0, 4) : isoDay(day).slice(0, 7)),
    windowLabel: '2019–20',
    breakWordings: () => ['July 2020 to December 2023 left out', 'Time left out'],
    measure: (text) => text.length * 7,
    ...more,
  };
}

describe('the baseline', () => {
  it('of a range is a band between its ends', () => {
    const { baseline, plot } = layoutChart(input());
    expect(baseline?.shape.kind).toBe('band');
    if (baseline?.shape.kind !== 'band') return;
    expect(baseline.shape.top).toBeGreaterThan(plot.top);
    expect(baseline.shape.bottom).toBeGreaterThan(baseline.shape.top);
    expect(baseline.shape.bottom).toBeLessThan(plot.top + plot.height);
  });

  it('that is a floor fades to the top of the plot, which leaves room above it', () => {
    const floor = { ...pledges, quantity: quantity(100_000, null) };
    const { baseline, plot } = layoutChart(input({ baseline: floor }));
    expect(baseline?.shape).toMatchObject({ kind: 'floor', end: plot.top });
    if (baseline?.shape.kind !== 'floor') return;
    expect(baseline.shape.y - plot.top).toBeGreaterThan(plot.height * 0.25);
  });

  it('that is a ceiling fades to the bottom', () => {
    const ceiling = { ...pledges, quantity: quantity(null, 50) };
    const { baseline, plot } = layoutChart(input({ baseline: ceiling }));
    expect(baseline?.shape).toMatchObject({ kind: 'ceiling', end: plot.top + plot.height });
  });

  it('of one number is a line', () => {
    const exact = { ...pledges, quantity: quantity(3, 3) };
    expect(layoutChart(input({ baseline: exact })).baseline?.shape.kind).toBe('line');
  });

  const months = (first: number, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const number = first * 12 + at;
      const text = `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`;
      return month(text, quantity(80, 80));
    });

  it('says over which days it was measured', () => {
    const { baseline, plot, time } = layoutChart(input({ figures: months(2020.5, 36) }));
    expect(time.kind).toBe('whole');
    expect(baseline?.window.left).toBeGreaterThanOrEqual(plot.left);
    expect(baseline?.window.right).toBeLessThan(plot.left + plot.width);
    expect(baseline?.window.right).toBeGreaterThan(baseline?.window.left ?? 0);
  });

  it('stands beside a break where the figures begin years later, and a month is as wide on both sides', () => {
    const { baseline, gap, span, plot, days, time, marks } = layoutChart(
      input({ figures: months(2024, 36) }),
    );
    expect(time.leftOut).toEqual({ start: dayNumber('2020-07-01'), end: dayNumber('2024-01-01') });
    if (gap === null || baseline === null) throw new Error('no break');
    const { left, right } = baseline.window;
    expect([left, right, gap.right, span.left + span.width]).toEqual([
      plot.left,
      gap.left,
      span.left,
      plot.left + plot.width,
    ]);
    const perDay = span.width / (days[1] - days[0]);
    expect((right - left) / (pledges.end - pledges.start)).toBeCloseTo(perDay);
    expect((right - left) / plot.width).toBeLessThanOrEqual(1 / 3);
    expect(marks.every(({ anchor }) => anchor.x > gap.right)).toBe(true);
    expect(gap.label?.text).toBe('July 2020 to December 2023 left out');
  });

  it('stands after a break where it is newer than the figures', () => {
    const { baseline, gap, marks } = layoutChart(input({ figures: months(2013, 48) }));
    if (gap === null || baseline === null) throw new Error('no break');
    expect(baseline.window.left).toBe(gap.right);
    expect(marks.every(({ anchor }) => anchor.x < gap.left)).toBe(true);
  });

  it('is a band alone where its days would leave the figures too little, and is found by its band', () => {
    const { baseline, gap, plot, time } = layoutChart(input({ figures: months(2024, 6) }));
    expect([time.kind, gap]).toEqual(['figures', null]);
    if (baseline?.shape.kind !== 'band') throw new Error('no band');
    expect(baseline.window.right).toBe(baseline.window.left);
    expect([baseline.target.left, baseline.target.width]).toEqual([plot.left, plot.width]);
    expect(baseline.target.top).toBeCloseTo(baseline.shape.top);
  });

  it('shares its break with the charts beside it, whatever they have of their own', () => {
    const sharedDays = { figures: months(2024, 36), baseline: pledges };
    const one = layoutChart(input({ figures: months(2024, 36), sharedDays }));
    const other = layoutChart(input({ figures: months(2025, 1), baseline: null, sharedDays }));
    expect([other.days, other.gap?.left, other.span.left]).toEqual([one.days, one.gap?.left, one.span.left]);
  });
});

describe('the value axis', () => {
  it('begins at zero', () => {
    const { valueTicks, plot } = layoutChart(input({ figures: [month('2020-09', quantity(88, 94))] }));
    expect(valueTicks[0]).toEqual({ y: plot.top + plot.height, label: '0' });
  });

  it('has few ticks', () => {
    expect(layoutChart(input()).valueTicks.length).toBeLessThanOrEqual(6);
  });

  it('reaches the thresholds of rules', () => {
    const { thresholds, plot } = layoutChart(input({ thresholds: [{ value: 500, label: 'Alert at 500' }] }));
    expect(thresholds[0]?.y).toBeGreaterThanOrEqual(plot.top);
  });
});

describe('labels', () => {
  for (const width of [296, 328, 640, 900]) {
    it(`stand clear of the marks at ${width} px`, () => {
      const months = ['2020-07', '2020-08', '2020-09', '2020-10', '2020-11', '2020-12'];
      const figures = months.map((text, index) => month(text, quantity(62 + index * 5, 68 + index * 5)));
      const { baselineLabel, lastLabel, plot } = layoutChart(
        input({ figures, width, labelOf: () => '87–93' }),
      );
      expect(baselineLabel?.clear).toBe(true);
      expect(baselineLabel === null ? 0 : overlap(baselineLabel.box, plot)).toBeCloseTo(
        baselineLabel === null ? 0 : baselineLabel.box.width * baselineLabel.box.height,
      );
      expect(lastLabel?.text).toBe('87–93');
      expect((lastLabel?.x ?? 0) + (lastLabel?.anchor === 'start' ? 35 : 0)).toBeLessThanOrEqual(width);
    });
  }

  it('goes above the last mark where the line’s end would cost too much width', () => {
    const figures = [month('2020-09', quantity(88, 94))];
    const long = 'more than 1,234,567 a month';
    const { lastLabel, marks, plot } = layoutChart(input({ figures, width: 296, labelOf: () => long }));
    expect(lastLabel?.anchor).toBe('middle');
    expect(lastLabel?.y).not.toBe(marks[0]?.anchor.y);
    expect(plot.width).toBeGreaterThan(230);
  });
});

describe('the baseline’s label', () => {
  const crossings = {
    start: dayNumber('2019-01-01'),
    end: dayNumber('2019-10-01'),
    quantity: quantity(127.8, 138.9, { qualifier: 'about', point: 133.3 }),
  };
  const wordings = [
    ['Baseline 2019: about 133 (127–139) a month'],
    ['Baseline 2019', 'about 133 (127–139) a month'],
    ['Baseline 2019: ~133 a month'],
  ];
  const restless = [126, 100, 87, 72, 67, 90, 110, 150, 155, 140, 118, 100];

  for (const width of [296, 328, 392, 640, 900]) {
    it(`covers no mark, no join and not the band itself at ${width} px`, () => {
      const figures = restless.map((value, index) =>
        month(`2020-${String(index + 1).padStart(2, '0')}`, quantity(value - 4, value + 4)),
      );
      const { baseline, baselineLabel, marks, lastLabel } = layoutChart(
        input({ figures, baseline: crossings, baselineWordings: wordings, width, labelOf: () => '~100' }),
      );
      expect(baselineLabel).not.toBeNull();
      if (baselineLabel === null || baseline?.shape.kind !== 'band') return;
      const { top, bottom } = baseline.shape;
      const covered = [
        ...marks.map(({ shape }) => boxOf(shape)),
        { left: 0, top, width, height: bottom - top },
        ...(lastLabel === null ? [] : [lastLabel.box]),
      ].map((box) => overlap(box, baselineLabel.box));
      expect(Math.max(...covered)).toBe(0);
    });
  }

  it('is left out rather than laid over figures', () => {
    const alternatives = Array.from({ length: 400 }, (_, index) => ({
      start: dayNumber('2019-01-01'),
      end: dayNumber('2021-07-01'),
      quantity: quantity(index, index),
    }));
    const figures = [month('2020-02', quantity(100, 100), { alternatives })];
    expect(layoutChart(input({ figures, baseline: crossings })).baselineLabel).toBeNull();
  });

  it('of a floor stands below it, on plain ground', () => {
    const floor = { ...pledges, quantity: quantity(100_000, null) };
    const { baseline, baselineLabel } = layoutChart(input({ baseline: floor }));
    if (baseline?.shape.kind !== 'floor') throw new Error('no floor');
    expect(baselineLabel?.box.top).toBeGreaterThan(baseline.shape.y);
  });
});

it('keeps the last figure’s label on its own side of the baseline', () => {
  const floor = { ...pledges, quantity: quantity(100_000, null) };
  const figures = [
    month('2021-10', quantity(95_000, 95_000)),
    month('2021-11', quantity(70_000, 90_000)),
    month('2021-12', quantity(85_000, 85_000)),
  ];
  const long = 'about 85 thousand dollars a day';
  const { baseline, lastLabel } = layoutChart(
    input({ figures, baseline: floor, width: 296, labelOf: () => long }),
  );
  if (baseline?.shape.kind !== 'floor') throw new Error('no floor');
  expect(lastLabel?.box.top).toBeGreaterThan(baseline.shape.y);
});

describe('the range asked for', () => {
  it('leaves out the figures beyond it and clips the baseline’s days', () => {
    const figures = [month('2020-09', quantity(88, 94)), month('2021-09', quantity(40, 44))];
    const scene = layoutChart(input({ figures, from: dayNumber('2021-01-01'), to: dayNumber('2022-01-01') }));
    expect(scene.marks.map(({ figure }) => figure.id)).toEqual(['2021-09']);
    expect(scene.baseline?.window.left).toBe(scene.baseline?.window.right);
  });

  it('labels the last mark that is drawn, not the newest figure there is', () => {
    const figures = [
      month('2021-03', quantity(70, 72)),
      month('2021-04', quantity(80, 90)),
      month('2021-05', quantity(100, 110)),
    ];
    const labelOf = ({ quantity: { lower, upper } }: ChartFigure) => `${lower}–${upper}`;
    const to = (day: string) => layoutChart(input({ figures, labelOf, to: dayNumber(day) })).lastLabel?.text;
    expect(to('2021-05-01')).toBe('80–90');
    expect(to('2021-04-01')).toBe('70–72');
    expect(layoutChart(input({ figures, labelOf })).lastLabel?.text).toBe('100–110');
    expect(to('2020-01-01')).toBeUndefined();
  });

  it('leaves out a week whose mark would stand beyond its end', () => {
    const week = (start: string, end: string, id: string) =>
      month('2021-04', quantity(5, 5), { id, start: dayNumber(start), end: dayNumber(end) });
    const figures = [week('2021-04-19', '2021-04-26', 'in'), week('2021-04-29', '2021-05-06', 'beyond')];
    const scene = layoutChart(
      input({ figures, labelOf: ({ id }) => id, from: null, to: dayNumber('2021-05-01') }),
    );
    expect(scene.marks.map(({ figure }) => figure.id)).toEqual(['in']);
    expect(scene.lastLabel?.text).toBe('in');
  });

  it('keeps the label of a bar that goes on beyond it on the chart', () => {
    const year = { start: dayNumber('2021-01-01'), end: dayNumber('2022-01-01') };
    const figures = [month('2021-01', quantity(90, 90), year)];
    for (const width of [296, 640]) {
      const scene = layoutChart(
        input({
          figures,
          width,
          labelOf: () => '90 a month',
          from: dayNumber('2021-01-01'),
          to: dayNumber('2021-05-01'),
        }),
      );
      const box = scene.lastLabel?.box;
      expect(box && [box.left >= 0, box.left + box.width <= width]).toEqual([true, true]);
      expect(scene.marks[0]?.anchor.x).toBeLessThanOrEqual(scene.plot.left + scene.plot.width);
    }
  });
});

describe('words on a chart', () => {
  const kinds: Readonly<Record<string, Partial<Quantity>>> = {
    exact: {},
    range: { qualifier: 'range', point: null },
    floor: { qualifier: 'more-than', upper: null, point: null },
    ceiling: { qualifier: 'less-than', lower: null, point: null },
    about: { qualifier: 'about' },
  };
  const baselines = [pledges, { ...pledges, quantity: quantity(60, null) }, null];
  const charts = Object.entries(kinds).flatMap(([kind, more]) =>
    [1, 3, 12, 120, 2000].flatMap((count) =>
      [2020, 2026].flatMap((year) =>
        (count < 120 ? [250, 296, 340, 640, 1080] : count < 2000 ? [250, 640] : [296]).map((width) => ({
          kind,
          more,
          count,
          year,
          width,
        })),
      ),
    ),
  );

  it.each([128, 400])('keep clear of each other and whole at a height of %d px', (height) => {
    const faults: string[] = [];
    for (const { kind, more, count, year, width } of charts)
      for (const [at, baseline] of baselines.entries()) {
        const day = dayNumber(`${year}-07-01`);
        const figures = Array.from({ length: count }, (_, index) => {
          const value = 50 + ((index * 37) % 90);
          const start = day + index * 30;
          const bounds =
            kind === 'range' || kind === 'about' ? quantity(value - 4, value + 5) : quantity(value, value);
          const own = { ...bounds, ...more, ...(kind === 'about' ? { point: value } : {}) };
          return { id: `${index}`, start, end: start + 30, quantity: own, dashed: false, alternatives: [] };
        });
        const scene = layoutChart(
          input({
            figures,
            baseline,
            width,
            height,
            thresholds: [
              { value: 70, label: 'Alert at 70 people a month' },
              { value: 72, label: 'Alert at 72 people a month' },
            ],
            labelOf: () => 'more than 88 people a month',
            scaleNote: count % 2 === 0 ? 'Index: baseline 2019–20 = 100' : null,
          }),
        );
        for (const fault of faultsIn(textsOf(scene), width, height))
          faults.push(`${count} ${kind}, ${year}, ${width} px, baseline ${at}: ${fault}`);
      }
    expect(faults).toEqual([]);
  });

  type Text = Box & { readonly text: string };
  const lines = 18;
  const boxed = (text: string, x: number, y: number, anchor: number): Text => ({
    text,
    left: x - text.length * 7 * anchor,
    top: y - lines / 2,
    width: text.length * 7,
    height: lines,
  });

  /** Where the drawing puts them: axes.tsx, chart-labels.tsx. */
  function textsOf(scene: Scene): Text[] {
    const { plot, gap, lastLabel } = scene;
    const axis = plot.top + plot.height;
    const placed = [scene.baselineLabel, ...scene.thresholds.map(({ label }) => label)].flatMap((one) =>
      one === null
        ? []
        : one.lines.map((text, at) => boxed(text, one.box.left, one.box.top + 9 + at * 18, 0)),
    );
    return [
      ...scene.valueTicks.map(({ y, label }) => boxed(label, plot.left - 8, y, 1)),
      ...scene.timeAxis.labels.map(({ x, text }) => boxed(text, x, axis + 18, 0.5)),
      ...(gap?.label ? [boxed(gap.label.text, gap.label.x, axis + 36, 0.5)] : []),
      ...(scene.scaleNote === null ? [] : [boxed(scene.scaleNote, 0, 8, 0)]),
      ...placed,
      ...(lastLabel === null
        ? []
        : [
            boxed(
              lastLabel.text,
              lastLabel.x,
              lastLabel.y,
              { start: 0, middle: 0.5, end: 1 }[lastLabel.anchor],
            ),
          ]),
    ];
  }

  function faultsIn(texts: readonly Text[], width: number, height: number): string[] {
    const room = { left: -1, top: -1, width: width + 2, height: height + 2 };
    return texts.flatMap((one, at) => [
      ...(isWithin(one, room) ? [] : [`“${one.text}” is cut off`]),
      ...texts
        .slice(at + 1)
        .filter((other) => overlap(one, other) > 0)
        .map((other) => `“${one.text}” and “${other.text}”`),
    ]);
  }
});

it('puts the axis on the right for Arabic, with time still running to the right', () => {
  const figures = [month('2020-09', quantity(88, 94)), month('2020-10', quantity(81, 81))];
  const { plot, marks } = layoutChart(input({ figures, axis: 'right' }));
  expect(plot.left).toBeLessThan(10);
  expect(marks[0]?.anchor.x).toBeLessThan(marks[1]?.anchor.x ?? 0);
});

it('draws nothing but axes without figures and without a baseline', () => {
  const scene = layoutChart(input({ baseline: null }));
  expect(scene.marks).toEqual([]);
  expect(scene.baseline).toBeNull();
  expect(scene.baselineLabel).toBeNull();
});
