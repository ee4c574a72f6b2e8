/** A brief's item as the chart takes it: what a brief leaves out is empty here, and the chart draws none of it. */
import type { BaselineWire, BriefItemWire, IndicatorWire, PointWire } from '@marsad/indicators/contract';

interface ChartItem {
  readonly indicator: IndicatorWire;
  readonly baseline: BaselineWire | null;
  readonly points: readonly PointWire[];
}

export function chartItem({ indicator, baseline, trend }: BriefItemWire): ChartItem {
  return {
    indicator: {
      ...indicator,
      definition: indicator.name,
      kind: 'flow',
      statedAs: 'total',
      cadence: 'month',
      publicationLagDays: 0,
      nonNegative: false,
      dimensions: [],
      margin: 0,
      section: 'own',
      locator: null,
      version: 1,
      archivedAt: null,
    },
    baseline: baseline && baselineOf(baseline),
    points: trend.map(({ citation, reliability, credibility, recordedAt, status, since, ...point }) => ({
      ...point,
      observation:
        citation === null
          ? null
          : {
              id: '',
              revision: 1,
              role: 'recommended',
              source: { ...citation, id: '' },
              reliability,
              credibility,
              status: status ?? 'A',
              note: null,
              recordedAt: recordedAt ?? '',
              knownOn: '',
              since: since && { ...since, reason: null },
            },
      recommendedBecause: 'only',
      choice: null,
      parts: null,
      alternatives: [],
    })),
  };
}

const nobody = { title: '', publisher: null, author: null, date: null, url: null, locator: null };

/** What has no source of its own was added up: what it was added up of, a brief does not say. */
function baselineOf({ citation, ...shown }: NonNullable<BriefItemWire['baseline']>): BaselineWire {
  const [source, observation] = [{ id: '', ...(citation ?? nobody) }, 'baseline'];
  const { quantity, per } = shown;
  const sumOf = citation === null ? [{ quantity, per, citation: source, observation }] : [];
  return { ...shown, citation: source, observation, sumOf };
}
