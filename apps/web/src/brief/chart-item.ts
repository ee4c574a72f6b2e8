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
    baseline: baseline && {
      ...baseline,
      citation: { ...baseline.citation, id: '' },
      observation: 'baseline',
    },
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
