/** Series as the API sends them, made of texts by the domain itself: for tests of what is drawn. */
import { compareToBaseline, completed, type Indicator, parseFigure, parsePeriod } from '@marsad/indicators';
import type { BaselineWire, IndicatorWire, PointWire } from '@marsad/indicators/contract';
import { partOf } from '../../../packages/indicators/test/part-of.js';

/** What of a figure its text does not say. */
export interface Beside {
  readonly status?: 'A' | 'P' | 'E';
  readonly partial?: boolean;
  /** Figures of other sources for the same period. */
  readonly others?: readonly string[];
}
const plain: Beside = {};
export type Told = readonly [period: string, figure: string, beside?: Beside];

export interface ChartSeries {
  readonly indicator: IndicatorWire;
  readonly baseline: BaselineWire | null;
  readonly points: readonly PointWire[];
}

const people: Indicator = completed({
  id: 'arrivals',
  name: { en: 'People who arrived', ar: 'الواصلون' },
  definition: { en: 'People who arrived.', ar: 'الواصلون.' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'up-is-worse',
});

export function chartSeries(
  told: readonly Told[],
  baseline: readonly [period: string, figure: string] | null = ['2019-01/2019-09', '540 to 630'],
  of: Partial<Indicator> = {},
): ChartSeries {
  const indicator: Indicator = { ...people, ...of };
  const against = baseline === null ? null : read(indicator, ...baseline);
  const pointOf = (period: string, figure: string, partial: boolean) => {
    const own = { ...read(indicator, period, figure), partial };
    const { quantity, per } = own.figure;
    return { period: own.period, quantity, per, partial, ...compareToBaseline(own, against, indicator) };
  };
  return {
    indicator: partOf<IndicatorWire>({ ...indicator, section: 'own', locator: null, version: 1 }),
    baseline: against && baselineOf(against, indicator),
    points: told.map(([period, figure, beside = plain], at) => {
      const { status = 'A', partial = false, others = [] } = beside;
      return partOf<PointWire>({
        ...pointOf(period, figure, partial),
        derived: false,
        disagreement: false,
        parts: null,
        choice: null,
        recommendedBecause: 'only',
        observation: {
          id: `${at}`,
          status,
          source,
          reliability: 'B',
          credibility: 2,
          revision: 1,
          recordedAt,
        },
        alternatives: others.map((other) => ({
          ...pointOf(period, other, partial),
          observation: { id: `${at} ${other}`, status, source },
        })),
      });
    }),
  };
}

const recordedAt = '2026-11-28T10:00:00Z';
const source = { id: 's', title: 'Monthly note', publisher: 'A team', author: null, locator: null } as const;

function read(indicator: Indicator, periodText: string, figureText: string) {
  const period = parsePeriod(periodText);
  const figure = parseFigure(figureText, indicator);
  if (period.kind !== 'period' || figure.kind !== 'figure')
    throw new Error(`not read: ${periodText}, ${figureText}`);
  const { quantity, per } = figure;
  return { period: period.period, figure: { quantity, per: per ?? 'period' }, partial: false } as const;
}

function baselineOf(observed: ReturnType<typeof read>, indicator: Indicator): BaselineWire {
  const { normalised } = compareToBaseline(observed, null, indicator);
  return partOf<BaselineWire>({
    quantity: observed.figure.quantity,
    per: observed.figure.per,
    period: observed.period,
    normalised,
    widened: null,
    margin: 0,
    range: null,
    citation: source,
    observation: 'baseline',
    standing: 'current',
    sumOf: [],
  });
}

/** A month such as `2020-07`, so many after the first. */
export function monthFrom(first: string, after: number): string {
  const [year = 0, month = 1] = first.split('-').map(Number);
  const at = year * 12 + month - 1 + after;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}
