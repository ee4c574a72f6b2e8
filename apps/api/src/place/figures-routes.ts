/** Where figures stand on the map: the newest of each place, and what the places within another come to. */
import { z } from '@hono/zod-openapi';
import {
  activeAlerts,
  listIndicators,
  listPlaceCodes,
  listPlaces,
  type NewestFigures,
  newestAtPlaces,
  readStandings,
  type StoredIndicator,
  type StoredPlace,
  type StoredPlaceCode,
} from '@marsad/db';
import { seriesKey } from '@marsad/indicators';
import {
  type AlertSummaryWire,
  PlaceFiguresWire,
  type PlaceFigureWire,
  type PlaceTotalWire,
} from '@marsad/indicators/contract';
import {
  addendsOf,
  assembleSeries,
  type PlaceSeries,
  placeTotals,
  type SeriesRead,
} from '@marsad/indicators/pipeline';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { refusals } from '../http/refusals.js';
import { answer } from '../http/shapes.js';
import { alertSummary } from '../rule/views.js';
import { indicatorOf } from '../series/query.js';
import { pointView } from '../series/views.js';
import { placeNamed } from './view.js';

const figures = guarded(
  'viewer',
  {
    method: 'get',
    path: '/place-figures',
    summary: 'The newest figures at places, with the totals of what lies in others',
    request: {
      query: z.object({
        indicator: z.string().optional().openapi({ description: 'Only those of this indicator' }),
        place: z.string().optional().openapi({ description: 'Only those of this place' }),
      }),
    },
    responses: { 200: answer('By indicator, then by place', PlaceFiguresWire), ...refusals(404) },
  },
  { isLong: true },
);

export function placeFigureRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;
  app.openapi(figures, async (c) => {
    const { indicator, place } = c.req.valid('query');
    if (indicator !== undefined) await indicatorOf(deps, indicator);
    if (place !== undefined) await placeNamed(deps, place);
    const [places, codes, indicators, alerts] = await Promise.all([
      listPlaces(sql),
      listPlaceCodes(sql, { indicator }),
      listIndicators(sql),
      activeAlerts(sql),
    ]);
    const placed = indicators.filter(({ id }) => codes.some((code) => code.indicator === id));
    const whole = placed.filter(({ id }) =>
      codes.some((code) => code.indicator === id && code.dimension === ''),
    );
    const [newest, standings] = await Promise.all([
      newestAtPlaces(
        sql,
        placed.map((one) => one.indicator),
      ),
      readStandings(
        sql,
        whole.map((one) => one.indicator),
      ),
    ]);
    const ground = { places, newest, standings, alerts: alerts.map(alertSummary) };
    const found = placed.map((one) => of(one, codes, ground));
    const isWanted = (item: { readonly place: string }) => place === undefined || item.place === place;
    return c.json(
      view(PlaceFiguresWire, {
        items: found.flatMap(({ items }) => items).filter(isWanted),
        totals: found.flatMap(({ totals }) => totals).filter(isWanted),
      }),
      200,
    );
  });
}

interface Ground {
  readonly places: readonly StoredPlace[];
  readonly newest: NewestFigures;
  readonly standings: ReadonlyMap<string, SeriesRead>;
  readonly alerts: readonly AlertSummaryWire[];
}

function of({ indicator }: StoredIndicator, codes: readonly StoredPlaceCode[], ground: Ground) {
  const { id } = indicator;
  const own = codes.filter((code) => code.indicator === id);
  // A code that the indicator no longer has is no place's.
  const dimensions = indicator.dimensions.map((dimension) => ({
    id: dimension.id,
    codes: own.filter(
      (one) => one.dimension === dimension.id && dimension.codes.some(({ code }) => code === one.code),
    ),
  }));
  const items = [
    ...own
      .filter(({ dimension }) => dimension === '')
      .map(({ place }) => itemOf(indicator, place, {}, ground)),
    ...dimensions.flatMap((dimension) =>
      dimension.codes.map(({ place, code }) => itemOf(indicator, place, { [dimension.id]: code }, ground)),
    ),
  ];
  const totals = dimensions.flatMap((dimension) =>
    dimension.codes.length === 0 ? [] : totalsOf(indicator, dimension, ground),
  );
  return { items, totals };
}

type Indicator = StoredIndicator['indicator'];

function itemOf(
  indicator: Indicator,
  place: string,
  dimensions: Record<string, string>,
  { newest, standings, alerts }: Ground,
): PlaceFigureWire {
  const isWhole = Object.keys(dimensions).length === 0;
  const held = newest(indicator.id, dimensions);
  const points = isWhole
    ? (standings.get(indicator.id)?.points ?? [])
    : assembleSeries(held.figures, indicator, held.baseline);
  const point = points.at(-1);
  const key = seriesKey(dimensions);
  const going = alerts.filter(
    (alert) => alert.indicator === indicator.id && (isWhole || seriesKey(alert.dimensions) === key),
  );
  return {
    place,
    indicator: indicator.id,
    dimensions,
    point: point === undefined ? null : pointView(point),
    alert: worst(going),
  };
}

const severities = ['info', 'warning', 'critical'] as const;
const worst = (alerts: readonly AlertSummaryWire[]): AlertSummaryWire | null =>
  [...alerts].sort(
    (a, b) =>
      Number(b.state === 'firing') - Number(a.state === 'firing') ||
      severities.indexOf(b.severity) - severities.indexOf(a.severity),
  )[0] ?? null;

function totalsOf(
  indicator: Indicator,
  dimension: { readonly id: string; readonly codes: readonly StoredPlaceCode[] },
  { places, newest }: Ground,
): PlaceTotalWire[] {
  const codeOf = new Map(dimension.codes.map(({ place, code }) => [place as string, code]));
  const series = places.map(({ id, parent }): PlaceSeries => {
    const code = codeOf.get(id);
    if (code === undefined) return { id, parent, points: null, baseline: null };
    const held = newest(indicator.id, { [dimension.id]: code });
    return { id, parent, points: addendsOf(held.figures, indicator), baseline: held.baseline };
  });
  return placeTotals(indicator, series).map((total) => ({
    ...{ indicator: indicator.id, dimension: dimension.id, place: total.place, period: total.period },
    given: [...total.given],
    missing: [...total.missing],
    sum: total.sum,
  }));
}
