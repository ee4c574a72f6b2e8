/** The figures of a brief: only what is shown of each indicator, so that it can be handed out as it is. */
import { asKnownOn, baselineGrades, readSeries, type StoredIndicator } from '@marsad/db';
import type { Indicator } from '@marsad/indicators';
import { type BriefFiguresWire, BriefItemWire } from '@marsad/indicators/contract';
import {
  type Baseline,
  baselineView,
  overdueOf,
  type SeriesPoint,
  type SeriesRead,
} from '@marsad/indicators/pipeline';
import type { Deps } from '../deps.js';
import { view } from '../http/exact.js';
import { noTotalView } from '../series/views.js';

/** As many figures as a small picture can show apart. */
const mostDrawn = 120;

/** One series after the other: a brief is no reason to keep everybody else waiting. */
export async function briefFigures(
  deps: Pick<Deps, 'sql' | 'today'>,
  indicators: readonly StoredIndicator[],
  asOf: string | null,
): Promise<BriefFiguresWire> {
  const day = asOf ?? deps.today();
  const grades = await baselineGrades(
    deps.sql,
    indicators.map(({ indicator }) => indicator.id),
  );
  const items: BriefItemWire[] = [];
  for (const { indicator } of indicators) {
    const read = await readSeries(deps.sql, indicator, {}, asKnownOn(asOf));
    items.push(
      view(BriefItemWire, {
        indicator: shownIndicator(indicator),
        ...shownSeries(indicator, read, grades.get(indicator.id)),
        trend: read.points.slice(-mostDrawn).map(pointOf),
        overdue: overdueOf(indicator, read.points.at(-1)?.period ?? null, day),
      }),
    );
  }
  return { knownOn: day, items };
}

/** What strangers are shown of an indicator. */
export function shownIndicator(indicator: Indicator) {
  const { id, name, unit, rateBasis, integer, direction, dimensions } = indicator;
  return { id, name: { ...name }, unit, rateBasis, integer, direction, dimensions };
}

/** And of a series, but for its figures. */
export function shownSeries(
  indicator: Indicator,
  { baseline, points, noTotal }: SeriesRead,
  grade: Graded | undefined,
): Pick<BriefItemWire, 'baseline' | 'figures' | 'noTotal'> {
  return {
    baseline: baseline && baselineOf(baseline, indicator, grade),
    figures: points.length,
    noTotal: noTotalView(noTotal),
  };
}

type Graded = Pick<NonNullable<BriefItemWire['baseline']>, 'reliability' | 'credibility' | 'recordedAt'>;
const ungraded: Graded = { reliability: null, credibility: null, recordedAt: null };

function baselineOf(
  baseline: Baseline,
  indicator: Indicator,
  { reliability, credibility, recordedAt }: Graded = ungraded,
) {
  const { citation, observation: _, sumOf, ...shown } = baselineView(baseline, indicator);
  return {
    ...shown,
    // As a total, a baseline that its parts' were added up to has no source of its own.
    citation: sumOf.length > 0 ? null : cited(citation),
    ...{ reliability, credibility, recordedAt },
  };
}

export function pointOf(point: SeriesPoint) {
  const { period, quantity, per, normalised, comparison, partial, derived, disagreement, observation } =
    point;
  const { reliability, credibility, recordedAt } = observation ?? ungraded;
  return {
    ...{ period, quantity, per, normalised, comparison, partial, derived, disagreement },
    ...{ reliability, credibility, recordedAt, status: observation?.status ?? null },
    since: observation?.since ? { kind: observation.since.kind, on: observation.since.on } : null,
    citation: observation && cited(observation.source),
  };
}

/** Without its id, and without an address that is nobody's outside. */
export function cited({ title, publisher, author, date, url, locator }: Baseline['citation']) {
  return { title, publisher, author, date, url: url && isKnownOutside(url) ? url : null, locator };
}

/** Whether an address leads somewhere for readers outside this network: theirs to follow, and not ours to tell. */
export function isKnownOutside(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const host = new URL(url).hostname.replace(/\.$/, '');
  return (
    /\.[a-z][a-z0-9-]*$/.test(host) && !/\.(local|localhost|internal|intranet|lan|home|corp|arpa)$/.test(host)
  );
}
