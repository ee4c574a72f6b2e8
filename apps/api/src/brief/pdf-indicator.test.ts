import { defineIndicator, parseFigure, parsePeriod } from '@marsad/indicators';
import type { BriefItemWire } from '@marsad/indicators/contract';
import { assembleSeries, type Baseline, type RecordedFigure } from '@marsad/indicators/pipeline';
import { describe, expect, it } from 'vitest';
import { pointOf, shownIndicator, shownSeries } from './figures.js';
import { indicatorPart } from './pdf-indicator.js';

const indicator = defineIndicator({
  id: 'tents',
  name: { en: 'Tents', ar: 'الخيام' },
  definition: { en: 'Tents.' },
  kind: 'stock',
  unit: '{person}',
  cadence: 'month',
  direction: 'up-is-worse',
});

function recorded(on: string, says: string, status: RecordedFigure['status'] = 'A'): RecordedFigure {
  const figure = parseFigure(says, indicator);
  const period = parsePeriod(on);
  if (figure.kind !== 'figure' || period.kind !== 'period') throw new Error(`${says}, ${on}: not read`);
  return {
    ...{ observation: on, revision: 1, revisionId: on, dimensions: {}, status, chosen: null },
    period: period.period,
    figure: { quantity: figure.quantity, per: 'period' },
    source: { id: 's', title: 'Desk', publisher: null, author: null, date: null, url: null, locator: null },
    ...{ reliability: null, credibility: null, note: null },
    ...{ recordedAt: '2021-05-01T12:00:00.000Z', recordedOn: '2021-05-01', knownOn: '2021-05-01' },
  };
}

function partIn(language: 'en' | 'ar') {
  const { figure, period, source: citation } = recorded('2020-01', '60-70');
  const baseline: Baseline = { figure, period, range: null, citation, observation: 'b' };
  const figures = [recorded('2021-03', '65'), recorded('2021-04', '900', 'M')];
  const points = assembleSeries(figures, indicator, baseline);
  const item: BriefItemWire = {
    indicator: { ...shownIndicator(indicator), dimensions: [] },
    ...shownSeries(indicator, { baseline, points, noTotal: null }, undefined),
    trend: points.map(pointOf),
    overdue: null,
  };
  return indicatorPart(item, [], { voice: { language, timeZone: 'UTC' }, address: () => null });
}

describe('a value that its source calls missing, in the PDF of a brief', () => {
  it.each([
    ['en', 'Missing', 'Not comparable: its source says that the value is missing'],
    ['ar', 'ناقص', 'غير قابل للمقارنة: يذكر مصدره أن القيمة مفقودة'],
  ] as const)('is no figure and has no verdict: %s', (language, status, why) => {
    const { figure, rows, notes } = partIn(language);
    expect([figure?.text, rows[0]?.figure, notes]).toEqual([status, status, [why]]);
    expect(rows[1]?.figure).toContain('65');
  });
});
