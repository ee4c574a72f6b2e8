/** An indicator in the PDF of a brief: its newest figure against its baseline, and the figures before it. */
import {
  describeComparison,
  formatBoundsRatio,
  formatUnit,
  inLanguage,
  type Language,
  verdictLabel,
} from '@marsad/indicators';
import type { BriefItemWire, BriefPointWire } from '@marsad/indicators/contract';
import { type CitedFigure, lateness, latestOf, ratioBeside } from '@marsad/indicators/limits';
import { isMissing } from '@marsad/indicators/pipeline';
import { type ChartPart, chartPart } from './pdf-chart.js';
import {
  dayText,
  figureText,
  instantText,
  isRtl,
  type PdfVoice,
  periodText,
  perKeys,
  say,
} from './pdf-words.js';

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
  readonly chart: ChartPart | null;
  readonly page: { readonly text: string; readonly href: string } | null;
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
    unit: indicator.rateBasis === null ? named : say(language, perKeys[indicator.rateBasis], { unit: named }),
    none:
      latest === null && item.noTotal === null
        ? say(language, baseline ? 'brief.since' : 'brief.noFigure')
        : null,
    figure: latest && {
      text: pointText(latest, indicator.unit, voice),
      cite: numberOf(false),
      when: whenText(latest, voice),
    },
    notes: notesOf(item, voice),
    baseline: baseline && {
      text: say(language, 'brief.baseline', {
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
    chart: chartPart(item, voice),
    page: href === null || trend.length === 0 ? null : { text: say(language, 'indicatorPage'), href },
  };
}

function whenText(latest: BriefPointWire, voice: PdfVoice): string {
  const { language } = voice;
  return [
    periodText(latest.period, voice),
    latest.partial ? say(language, 'panel.partial') : null,
    latest.recordedAt === null
      ? null
      : say(language, 'brief.recorded', { when: instantText(latest.recordedAt, voice) }),
    disagreementText(latest, language),
  ]
    .filter((part) => part !== null)
    .join(' · ');
}

function disagreementText({ disagreement, derived }: BriefPointWire, language: Language): string | null {
  return disagreement ? say(language, derived ? 'disagreement.ofPart' : 'disagreement.short') : null;
}

/** What stands in the place of a value that its source calls missing is no figure. */
function pointText(point: BriefPointWire, unit: string, voice: PdfVoice): string {
  return isMissing({ observation: point }) ? say(voice.language, 'status.M') : figureText(point, unit, voice);
}

function rowText(point: BriefPointWire, unit: string, voice: PdfVoice): string {
  const { language } = voice;
  const { since } = point;
  return [
    pointText(point, unit, voice),
    point.partial ? say(language, 'panel.partial') : null,
    disagreementText(point, language),
    since && say(language, `citation.${since.kind}`, { day: dayText(since.on, voice) }),
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
          say(language, 'panel.overdue', {
            last: periodText(latest.period, voice),
            since: dayText(overdue.since, voice),
            ...lateness(overdue.daysLate),
          }),
        ]
      : []),
  ];
}

function verdictOf(item: BriefItemWire, latest: BriefPointWire, voice: PdfVoice): string[] {
  const { language } = voice;
  const { indicator, baseline } = item;
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
  const bounds = ratioBeside(item);
  if (bounds === null) return [verdict];
  const ratio = formatBoundsRatio(bounds, { language, isolate: isRtl(language) });
  return sentence.includes(ratio) ? [verdict] : [verdict, say(language, 'indicator.ratio', { ratio })];
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
