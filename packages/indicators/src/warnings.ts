/** What an editor should look at twice before saving: allowed, but said. */

import { dayNumber } from './day.js';
import type { EntryFault, EntryReading } from './entry.js';
import { formatQuantity } from './format.js';
import type { Indicator } from './indicator.js';
import { lastDayOf } from './known-on.js';
import type { Period } from './period.js';
import { periodsOverlap } from './periods.js';
import { type Problem, problem } from './problem.js';
import type { Figure } from './quantity.js';
import type { Measured, SeriesPoint } from './series.js';

/** Beyond three times the baseline, or under a third of it, a slip of the keyboard is likelier than the news. */
const farFactor = 3;

/** Warnings about a figure that could be read, held against the series it would join. */
export function warningsOf(
  reading: EntryReading,
  measured: Measured,
  points: readonly SeriesPoint[],
  source: WarnedSource | null,
): EntryFault[] {
  const { indicator, period, figure } = reading;
  if (!indicator || !period || !figure) return [];
  const found = [
    ...meaning(reading, indicator, period, figure),
    ...distance(measured),
    ...neighbours(indicator, period, figure, points, source?.title?.trim() ?? null),
    ...dated(period, source?.date?.trim() ?? ''),
  ];
  if (measured.partial)
    found.push({ pointer: '/period', problem: problem('warn-partial-period', { period: period.text }) });
  return found.map((warning) => ({ ...warning, value: null }));
}

/** What the warnings need of the source, as it was typed. */
type WarnedSource = { readonly title?: string | null | undefined; readonly date?: string | null | undefined };

/** A report from before the period was over can only tell of a part of it. */
function dated(period: Period, date: string): Warning[] {
  const last = lastDayOf(date);
  if (last === null || dayNumber(last) + 1 >= dayNumber(period.end)) return [];
  return [
    {
      pointer: '/source/date',
      problem: problem('warn-source-before-period-end', { period: period.text, date }),
    },
  ];
}

type Warning = { readonly pointer: string; readonly problem: Problem };

/** Whether a bare number is the period's total or already a rate makes all the difference: say how it was taken. */
function meaning(
  { perAssumed }: EntryReading,
  indicator: Indicator,
  period: Period,
  figure: Figure,
): Warning[] {
  if (!perAssumed || isOneBasisUnit(period, indicator)) return [];
  const params = { per: indicator.rateBasis ?? 'period', period: period.text };
  const code = figure.per === 'period' ? 'warn-read-as-total' : 'warn-read-as-rate';
  return [{ pointer: '/value', problem: problem(code, params) }];
}

function isOneBasisUnit({ text }: Period, { rateBasis }: Indicator): boolean {
  const forms = { day: /^\d{4}-\d{2}-\d{2}$/, month: /^\d{4}-\d{2}$/, year: /^\d{4}$/ };
  return rateBasis !== null && forms[rateBasis].test(text);
}

function distance({ comparison }: Measured): Warning[] {
  const { ratio } = comparison;
  if (!ratio) return [];
  const far =
    (ratio.lower !== null && ratio.lower > farFactor) ||
    (ratio.upper !== null && ratio.upper < 1 / farFactor);
  return far
    ? [{ pointer: '/value', problem: problem('warn-far-from-baseline', { factor: farFactor }) }]
    : [];
}

function neighbours(
  indicator: Indicator,
  period: Period,
  figure: Figure,
  points: readonly SeriesPoint[],
  sourceTitle: string | null,
): Warning[] {
  const stated = points.filter((point) => !point.derived);
  const same = stated.filter(
    (point) => point.period.start === period.start && point.period.end === period.end,
  );
  const reports = same.flatMap((point) => [point, ...point.alternatives]);
  const warnings: Warning[] = reports.map((report) => {
    const title = report.observation?.source.title ?? '';
    const held = formatQuantity(report.quantity, { language: 'en' });
    const params = { source: title, figure: held };
    if (title !== sourceTitle) return { pointer: '/period', problem: problem('warn-other-source', params) };
    const code = isSameFigure(report.quantity, figure.quantity) ? 'warn-same-figure' : 'warn-revises';
    return { pointer: '/value', problem: problem(code, params) };
  });
  const overlapping =
    indicator.kind === 'flow'
      ? stated.find((point) => !same.includes(point) && periodsOverlap(point.period, period))
      : undefined;
  if (overlapping)
    warnings.push({
      pointer: '/period',
      problem: problem('warn-period-overlap', { period: overlapping.period.text }),
    });
  return warnings;
}

function isSameFigure(a: Figure['quantity'], b: Figure['quantity']): boolean {
  return (
    a.qualifier === b.qualifier &&
    a.lower === b.lower &&
    a.upper === b.upper &&
    a.lowerInclusive === b.lowerInclusive &&
    a.upperInclusive === b.upperInclusive
  );
}
