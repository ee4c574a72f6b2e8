/** What a picture of a chart says of itself: only of what is drawn, and where just this view is to be found. */

import { type Height, shownPoints, withoutBaseline } from '@marsad/indicators/chart';
import type {
  BaselineWire,
  CitationWire,
  IndicatorSummaryWire,
  PointWire,
  SeriesWire,
} from '@marsad/indicators/contract';
import { scaleNote } from '../chart/chosen-scale.js';
import type { ScaleKind } from '../chart/drawn.js';
import { isolate, type Words } from '../language/words.js';
import { statedBaselines } from '../saying/citation.js';
import { unitPhrase } from '../saying/units.js';
import type { Months } from './address.js';
import { dayBefore } from './day-before.js';
import { partName } from './part-name.js';
import type { PictureText } from './picture.js';

export interface View {
  readonly indicator: IndicatorSummaryWire;
  readonly series: SeriesWire;
  /** ISO day; null for today. */
  readonly asOf: string | null;
  readonly heights: Height;
  /** That was asked for, which stands in the address, and that is drawn. */
  readonly scale: ScaleKind;
  readonly drawn: ScaleKind;
  /** ISO days, the last exclusive; null where that end is open. */
  readonly from: string | null;
  readonly to: string | null;
  readonly months: Months;
  /** Measures and events on the chart, as the list below it says them. */
  readonly marked?: readonly string[];
}

interface Context {
  /** The series whose sources it stands on: its own, and those of its parts where a point is their sum. */
  readonly cited: readonly SeriesWire[];
  /** ISO day. */
  readonly today: string;
  /** Of the page: `https://example.org/indicators/levies`. */
  readonly page: string;
}

/** Sources beyond these are counted, not named. */
const mostSources = 8;

export function pictureText(words: Words, view: View, { cited, today, page }: Context): PictureText {
  const { indicator, series, asOf, heights, from, to } = view;
  const figures = withoutBaseline(series.points, series.baseline);
  const drawn = shownPoints(figures, from, to);
  const part = partName(words, indicator, series.dimensions);
  const titles = [
    ...new Set(
      cited.flatMap(({ baseline, points }) =>
        sourcesDrawn(
          heights === 'compared' ? baseline : null,
          shownPoints(withoutBaseline(points, baseline), from, to),
        ).map((source) => titled(words, source)),
      ),
    ),
  ];
  const inAll = series.pointsInAll - (series.points.length - figures.length);
  return {
    title: words.text(indicator.name),
    subtitle: [scaleText(words, view), part, figuresDrawn(words, drawn, view)]
      .filter((one) => one !== '')
      .join(' · '),
    notes: [
      ...(heights === 'given' ? [words.t('heights.note')] : []),
      ...(inAll > figures.length
        ? [
            words.t('chart.thinned', {
              window: drawn.length < figures.length ? 'yes' : 'no',
              shown: figures.length,
              all: inAll,
            }),
          ]
        : []),
      ...(view.marked === undefined || view.marked.length === 0
        ? []
        : [
            words.t('timeline.inPicture', {
              entries: view.marked.map(isolate).join(words.t('list.semicolon')),
            }),
          ]),
      ...(titles.length === 0
        ? []
        : [
            words.t('takeAway.sources', {
              names: titles.slice(0, mostSources).map(isolate).join(words.t('list.semicolon')),
              more: Math.max(0, titles.length - mostSources),
              count: titles.length,
            }),
          ]),
      words.t('takeAway.asOf', { day: words.day(asOf ?? today) }),
    ],
    address: addressOfView(page, words, view),
    dir: words.dir,
  };
}

/** What its heights count. */
function scaleText(words: Words, { indicator, series: { baseline }, drawn }: View): string {
  const note = scaleNote(words, drawn, baseline);
  // An index counts no units.
  if (drawn === 'indexed' && note !== null) return note;
  const unit = unitPhrase(words, indicator.unit, indicator.rateBasis);
  return note === null ? unit : `${unit} · ${note}`;
}

function sourcesDrawn(baseline: BaselineWire | null, points: readonly PointWire[]): CitationWire[] {
  return [
    ...(baseline === null ? [] : statedBaselines(baseline)).map(({ citation }) => citation),
    ...points.flatMap(({ observation, alternatives }) =>
      [observation, ...alternatives.map((one) => one.observation)].flatMap((one) =>
        one === null ? [] : [one.source],
      ),
    ),
  ];
}

function titled(words: Words, { title, author, publisher }: CitationWire): string {
  const by = publisher ?? author;
  return by === null || by === '' || by === title ? title : `${title}${words.t('list.comma')}${by}`;
}

/** How many figures are drawn, and of which months. */
function figuresDrawn(words: Words, drawn: readonly PointWire[], { from, to }: View): string {
  if (drawn.length === 0) return words.t('takeAway.figures', { count: 0, span: 'no', first: '', last: '' });
  const starts = drawn.map(({ period }) => period.start).sort();
  const ends = drawn.map(({ period }) => period.end).sort();
  const first = monthOf(from ?? starts[0] ?? '');
  const last = monthOf(dayBefore(to ?? ends.at(-1) ?? ''));
  return words.t('takeAway.figures', {
    count: drawn.length,
    span: first === last ? 'no' : 'yes',
    first: words.day(first),
    last: words.day(last),
  });
}

const monthOf = (day: string) => day.slice(0, 7);

/** What of the page's address makes this view, in the language it is read in: no more and no less. */
export function addressOfView(page: string, { language }: Pick<Words, 'language'>, view: View): string {
  const { series, months, asOf, heights, scale } = view;
  const query = new URLSearchParams([
    ...Object.entries(series.dimensions).map(([id, code]) => [`dimensions[${id}]`, code]),
    ...Object.entries({ from: months.from, to: months.to, asOf: asOf ?? '' }).filter(
      ([, value]) => value !== '',
    ),
    ...(heights === 'given' ? [['heights', 'given']] : []),
    ...(scale === 'linear' ? [] : [['scale', scale]]),
    ['lang', language],
  ]);
  return `${page}?${query}`;
}
