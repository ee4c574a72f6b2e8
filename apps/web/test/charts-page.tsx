/** A page of nothing but charts, as many as are asked for at once: built and measured by charts.test.ts. */
/// <reference types="vite/client" />
import '../src/fonts.css';
import '../src/app.css';
import { type Digits, dayNumber, type Language } from '@marsad/indicators';
import { createRoot } from 'react-dom/client';
import { chosenScale } from '../src/chart/chosen-scale.js';
import type { ScaleKind } from '../src/chart/drawn.js';
import type { Lane } from '../src/chart/lanes.js';
import TrendChart from '../src/chart/trend-chart.js';
import { prefer } from '../src/language/preferences.js';
import { fetchWords, WordsProvider } from '../src/language/words.js';
import { type ChartSeries, chartSeries, monthFrom, type Told } from './chart-series.js';

export interface Asked {
  readonly language: Language;
  readonly digits: Digits;
  /** Of the charts, in px. */
  readonly widths: readonly number[];
  /** Points of the longest series. */
  readonly most: number;
}

type Figure = (value: number, at: number) => Told;
/** Of a small share in as many digits as its other end. */
const text = (value: number) => (value < 1 ? value.toFixed(4) : `${Math.round(value)}`);
const month = (at: number, first: string) => monthFrom(first, at);

/** Every kind of mark; the period's text says when, counted from the first month. */
const kinds = {
  exact: (value, at) => [month(at, first), text(value)],
  range: (value, at) => [month(at, first), `${text(value)} to ${text(value * 1.1)}`],
  floor: (value, at) => [month(at, first), `more than ${text(value)}`],
  ceiling: (value, at) => [month(at, first), `less than ${text(value)}`],
  approximate: (value, at) => [month(at, first), `about ${text(value)}`],
  months: (value, at) => [
    `${month(step * at, first)}/${month(step * at + 1, first)}`,
    `${text(value)} to ${text(value * 1.2)}`,
  ],
  provisional: (value, at) => [month(at, first), text(value), { status: 'P', partial: at % 5 === 0 }],
  missing: (value, at) => [
    month(at + Math.floor(at / 3), first),
    text(value),
    { others: [`about ${text(value * 1.05)}`] },
  ],
} as const satisfies Record<string, Figure>;
let first = '2020-01';
/** Months from one bar's beginning to the next's. */
let step = 2;

const counts = [1, 3, 12, 120, 2000] as const;
const heights = [190, 400, 128] as const;
const scales = ['linear', 'indexed', 'log'] as const satisfies readonly ScaleKind[];
const baselines = [
  ['2019-01/2019-09', '540 to 630'],
  ['2014', 'more than 1200000'],
  null,
  ['2019-04/2020-06', 'about 900'],
  ['2018', '1150'],
] as const;
/** Small shares, plain counts and millions: labels of every length. */
const sizes = [1, 1000, 0.001, 1_234_567] as const;

interface Case {
  readonly name: string;
  readonly series: ChartSeries;
  readonly height: number;
  readonly scale: ScaleKind;
  readonly isRuled: boolean;
  readonly lanes: readonly Lane[];
}

function cases(language: Language): readonly Case[] {
  let at = 0;
  const next = <T,>(list: readonly T[], every = 1): T => list[Math.floor(at / every) % list.length] as T;
  return Object.entries(kinds).flatMap(([kind, figure]) =>
    counts.map((count): Case => {
      at += 1;
      const isMany = count === 2000;
      first = isMany ? '1900-01' : next(['2020-01', '2024-05', '2021-11'], 2);
      // So many bars of two months each are longer than any calendar: those overlap.
      step = isMany ? 1 : 2;
      const size = next(sizes, 3);
      const told = Array.from({ length: count }, (_, index) => {
        return figure((50 + ((index * 37) % 91)) * size, index);
      });
      const isStock = size < 1;
      const of = isStock
        ? ({ kind: 'stock', rateBasis: null, unit: '%', integer: false } as const)
        : ({ unit: next(['{person}', 'USD'], 2) } as const);
      const baseline = isMany ? null : next(baselines);
      return {
        name: `${count} ${kind}, size ${size}, baseline ${baseline?.join(' ') ?? 'none'}`,
        series: chartSeries(told, baseline, of),
        height: next(heights),
        scale: next(scales, 2),
        isRuled: at % 2 === 0,
        lanes: at % 4 === 0 ? lanes : at % 4 === 2 ? happened(count, language) : [],
      };
    }),
  );
}

const lanes: readonly Lane[] = [
  {
    name: 'Alerts',
    items: [
      { id: 'a', start: 18_500, end: null, tone: 'breach', hollow: false, label: 'Since October', href: '/' },
    ],
  },
];

const titles = {
  en: ['Crossing closed', 'Trust between security forces and the people of border towns and villages', 'Law'],
  ar: ['إغلاق المعبر', 'بناء الثقة بين القوات الأمنية وأهالي البلدات والقرى الحدودية', 'قانون'],
} as const;

/** Measures and events among the figures: days, months, years, some at once, some that go on. */
function happened(count: number, language: Language): readonly Lane[] {
  const from = dayNumber(`${first}-01`);
  const span = count * 45;
  const items = [0.05, 0.1, 0.1, 0.1, 0.5, 0.52, 0.8, 0.97].map((share, at): Lane['items'][number] => {
    const start = from + Math.round(share * span);
    const title = titles[language][at % 3] ?? '';
    return {
      ...{ id: `${at}`, start, tone: 'calm', hollow: at % 2 === 0, label: title, href: '/' },
      end: at % 4 === 3 ? null : start + ([1, 31, 365][at % 3] ?? 1),
      names: [`${at + 1} · ${title}`, `${at + 1}`],
    };
  });
  return [{ name: titles[language][2], items, marksPlot: true }];
}

function Drawn({ one, width }: { one: Case; width: number }) {
  const { series, height, scale, isRuled } = one;
  return (
    <div data-case={`${one.name}, ${scale}, ${width} × ${height}`} className="mb-8" style={{ width }}>
      <TrendChart
        {...series}
        height={height}
        scale={chosenScale(scale)}
        lanes={one.lanes}
        thresholds={isRuled ? [60, 62].map((value) => ({ value, label: `Alert at ${value} people` })) : []}
      />
    </div>
  );
}

const root = createRoot(document.getElementById('root') ?? document.body);

async function draw({ language, digits, widths, most }: Asked): Promise<number> {
  prefer({ language, digits });
  const messages = await fetchWords(language);
  // What is measured with a font that comes later is laid out twice: here they are all there before.
  await Promise.all([...document.fonts].map((font) => font.load()));
  const all = cases(language);
  const shown = widths.flatMap((width, at) =>
    all
      .filter(({ series: { points } }) => points.length <= most && (at === 0 || points.length < 2000))
      .map((one) => ({ one, width })),
  );
  root.render(
    <WordsProvider key={`${language} ${digits} ${widths}`} first={{ language, messages }}>
      <div className="bg-surface p-4">
        {shown.map(({ one, width }) => (
          <Drawn key={`${one.name} ${width}`} one={one} width={width} />
        ))}
      </div>
    </WordsProvider>,
  );
  return shown.length;
}

Object.assign(window, { draw });
