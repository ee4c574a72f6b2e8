/** An indicator in the PDF of a brief: its newest figure against its baseline, and the figures before it. */
import {
  describeComparison,
  formatBoundsRatio,
  formatUnit,
  inLanguage,
  saysSomething,
  verdictLabel,
} from '@marsad/indicators';
import type { BriefItemWire, BriefPointWire } from '@marsad/indicators/contract';
import { dayText, figureText, isRtl, lateness, type PdfVoice, periodText, say } from './pdf-words.js';

/** In the order in which they ask for attention. */
export const states = [
  'worse',
  'better',
  'changed',
  'within',
  'unclear',
  'uncompared',
  'none',
  'empty',
] as const;
type State = (typeof states)[number];

const latestOf = ({ trend }: BriefItemWire): BriefPointWire | null => trend.at(-1) ?? null;

/** Up is not worse by nature: the indicator's direction says what is. */
export function stateOf(item: BriefItemWire): State {
  const latest = latestOf(item);
  if (latest === null) return item.baseline === null ? 'empty' : 'none';
  if (item.baseline === null) return 'uncompared';
  const { direction } = item.indicator;
  switch (latest.comparison.verdict) {
    case 'within':
      return 'within';
    case 'indeterminate':
    case 'not-comparable':
      return 'unclear';
    case 'above':
      return direction === 'neutral' ? 'changed' : direction === 'up-is-worse' ? 'worse' : 'better';
    case 'below':
      return direction === 'neutral' ? 'changed' : direction === 'down-is-worse' ? 'worse' : 'better';
  }
}

export interface CitedFigure {
  readonly number: number;
  readonly item: BriefItemWire;
  readonly figure: BriefPointWire | NonNullable<BriefItemWire['baseline']>;
  readonly isBaseline: boolean;
}

/** Every figure that has a number among the sources: of each indicator the latest, then the baseline. */
export function citedFigures(items: readonly BriefItemWire[]): readonly CitedFigure[] {
  const figures = items.flatMap((item) => {
    const latest = latestOf(item);
    return [
      ...(latest === null ? [] : [{ item, figure: latest, isBaseline: false }]),
      ...(item.baseline === null ? [] : [{ item, figure: item.baseline, isBaseline: true }]),
    ];
  });
  return figures.map((figure, at) => ({ ...figure, number: at + 1 }));
}

interface Row {
  readonly when: string;
  readonly figure: string;
}

export interface IndicatorPart {
  readonly kind: 'indicator';
  readonly long: boolean;
  readonly name: string;
  readonly unit: string;
  readonly none: string | null;
  readonly figure: { readonly text: string; readonly cite: number | null; readonly when: string } | null;
  readonly notes: readonly string[];
  readonly baseline: { readonly text: string; readonly cite: number | null } | null;
  readonly rowsTitle: string;
  readonly rows: readonly Row[];
  /** Where its chart stands, which is not drawn here. */
  readonly chart: { readonly text: string; readonly href: string } | null;
}

/** As many of the figures as still are a small table; the page has them all. */
const mostRows = 12;

export function indicatorPart(
  item: BriefItemWire,
  figures: readonly CitedFigure[],
  { voice, address }: { readonly voice: PdfVoice; readonly address: (path: string) => string | null },
): IndicatorPart {
  const { language } = voice;
  const { indicator, baseline, trend } = item;
  const latest = latestOf(item);
  const numberOf = (isBaseline: boolean) =>
    figures.find((one) => one.item === item && one.isBaseline === isBaseline)?.number ?? null;
  const rows = trend
    .slice(-mostRows)
    .reverse()
    .map((point) => ({
      when: periodText(point.period, voice),
      figure: rowText(point, indicator.unit, voice),
    }));
  const href = address(`/indicators/${indicator.id}`);
  const named = formatUnit(indicator.unit, { language });
  return {
    kind: 'indicator',
    long: false,
    name: inLanguage(indicator.name, language),
    unit: indicator.rateBasis === null ? named : say(language, `per.${indicator.rateBasis}`, { unit: named }),
    none:
      latest === null && item.noTotal === null
        ? say(language, baseline ? 'sinceBaseline' : 'noFigure')
        : null,
    figure: latest && {
      text: figureText(latest, indicator.unit, voice),
      cite: numberOf(false),
      when: whenText(latest, voice),
    },
    notes: notesOf(item, voice),
    baseline: baseline && {
      text: say(language, 'baseline', {
        period: periodText(baseline.period, voice),
        figure: figureText(baseline, indicator.unit, voice),
      }),
      cite: numberOf(true),
    },
    // Where there is one figure alone, it stands above.
    rows: rows.length > 1 ? rows : [],
    rowsTitle:
      rows.length < item.figures
        ? say(language, 'newest', { shown: rows.length, all: item.figures })
        : say(language, 'all'),
    chart: href === null || trend.length === 0 ? null : { text: say(language, 'chart'), href },
  };
}

function whenText(latest: BriefPointWire, voice: PdfVoice): string {
  const { language } = voice;
  return [
    periodText(latest.period, voice),
    latest.partial ? say(language, 'partial') : null,
    latest.recordedAt === null
      ? null
      : say(language, 'recorded', { when: dayText(latest.recordedAt, voice) }),
    latest.disagreement ? say(language, 'disagreement') : null,
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function rowText(point: BriefPointWire, unit: string, voice: PdfVoice): string {
  const { language } = voice;
  const { since } = point;
  return [
    figureText(point, unit, voice),
    point.partial ? say(language, 'partial') : null,
    point.disagreement ? say(language, 'disagreement') : null,
    since && say(language, since.kind, { day: dayText(since.on, voice) }),
  ]
    .filter((part) => part)
    .join(' · ');
}

/** The verdict, the ratio where the verdict does not say it itself, why there is no total, and that a figure is overdue. */
function notesOf(item: BriefItemWire, voice: PdfVoice): string[] {
  const { language } = voice;
  const latest = latestOf(item);
  const { overdue } = item;
  return [
    ...(latest !== null && item.baseline !== null ? verdictOf(item, latest, voice) : []),
    ...(item.noTotal === null ? [] : [noTotalText(item.noTotal, item.indicator, voice)]),
    ...(latest !== null && overdue !== null
      ? [
          say(language, 'overdue', {
            last: periodText(latest.period, voice),
            since: dayText(overdue.since, voice),
            ...lateness(overdue.daysLate),
          }),
        ]
      : []),
  ];
}

function verdictOf(
  { indicator, baseline }: BriefItemWire,
  latest: BriefPointWire,
  voice: PdfVoice,
): string[] {
  const { language } = voice;
  const { comparison } = latest;
  const label = verdictLabel(comparison.verdict, language);
  const sentence = describeComparison(comparison, {
    language,
    unit: indicator.unit,
    figure: latest.normalised.quantity,
    baseline: baseline?.normalised.quantity ?? null,
    margin: baseline?.margin,
  });
  const verdict = sentence.startsWith(label) ? sentence : `${label}. ${sentence}`;
  // Of a floor or a ceiling the sentence says how many times that the figure is: the bound is no second number.
  const open = baseline?.normalised.quantity;
  const isOpen = open?.lower === null || open?.upper === null;
  if (comparison.ratio === null || isOpen || !saysSomething(comparison.ratio)) return [verdict];
  const ratio = formatBoundsRatio(comparison.ratio, { language, isolate: isRtl(language) });
  return sentence.includes(ratio) ? [verdict] : [verdict, say(language, 'ratio', { ratio })];
}

function noTotalText(
  why: NonNullable<BriefItemWire['noTotal']>,
  { dimensions, unit }: BriefItemWire['indicator'],
  voice: PdfVoice,
): string {
  const { language } = voice;
  const names = (codes: readonly string[]) =>
    codes
      .map((code) => {
        const known = dimensions[0]?.codes.find((one) => one.code === code);
        return known === undefined ? code : inLanguage(known.name, language);
      })
      .join(say(language, 'comma'));
  const period = why.period === null ? '' : periodText(why.period, voice);
  const reason = say(language, `noTotal.${why.reason}`, { period, missing: names(why.missing) });
  if (why.atLeast === null) return reason;
  const figure = figureText(why.atLeast, unit, voice);
  return `${reason} ${say(language, 'noTotal.atLeast', { given: names(why.given), figure })}`;
}
