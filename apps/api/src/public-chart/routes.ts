/** Charts that anybody may see: editors publish and withdraw them, everybody reads them at their address. */
import { z } from '@hono/zod-openapi';
import {
  findIndicator,
  listPublicCharts,
  mostPublicCharts,
  openPublicChart,
  type PublicChart,
  type PublicChartId,
  publishChart,
  recordState,
  withdrawChart,
} from '@marsad/db';
import { type Indicator, type Problem, problem } from '@marsad/indicators';
import {
  PublicChartBody,
  PublicChartLinkListWire,
  PublicChartLinkWire,
  PublicChartWire,
} from '@marsad/indicators/contract';
import { mostChartDays } from '@marsad/indicators/limits';
import type { Context } from 'hono';
import { countWrongLink } from '../account/attempts.js';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { answerKept } from '../http/kept.js';
import { named } from '../http/named.js';
import { fault, faults, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { refuseEnd } from '../http/until.js';
import { keptAnswers } from '../series/kept.js';
import { publicChart } from './figures.js';

const list = guarded('editor', {
  method: 'get',
  path: '/public-charts',
  summary: 'The charts that anybody may see',
  responses: { 200: answer('The newest first', PublicChartLinkListWire) },
});
const publish = guarded('editor', {
  method: 'post',
  path: '/public-charts',
  summary: 'Make an address at which anybody sees a chart, and may show it in a page of theirs',
  request: body(PublicChartBody),
  responses: { 201: answer('The address', PublicChartLinkWire), ...refusals(409) },
});
const withdraw = guarded('editor', {
  method: 'delete',
  path: '/public-charts/{id}',
  summary: 'Withdraw a chart: its address shows nothing any more',
  request: { params: z.object({ id: z.string() }) },
  responses: { 204: { description: 'It is shown no more' } },
});
const shown = guarded('anyone', {
  method: 'get',
  path: '/charts/{address}',
  summary: 'What anybody sees of a chart',
  request: { params: z.object({ address: z.string() }) },
  responses: { 200: answer('The chart', PublicChartWire) },
});

/** So long may anybody on the way keep it: a chart in a page that many read is asked for once a minute, not once a reader. */
const chartKeptSeconds = 60;
const headers = {
  'content-type': 'application/json',
  'cache-control': `public, max-age=${chartKeptSeconds}`,
};

const charts = named<PublicChartId>((id) => `public chart ${id}`);

export function publicChartRoutes(app: Api, deps: Deps): void {
  const { sql, accounts } = deps;
  const answers = keptAnswers(() => recordState(sql));
  const linkOf = ({ choice, address, ...chart }: PublicChart): PublicChartLinkWire =>
    view(PublicChartLinkWire, {
      ...chart,
      ...choice,
      series: choice.series.map((one) => ({ ...one })),
      link: `${accounts.baseUrl.origin}/charts/${address}?lang=${choice.language}`,
    });

  app.openapi(list, async (c) =>
    c.json({ items: (await listPublicCharts(sql)).map(linkOf), next: null }, 200),
  );

  app.openapi(publish, async (c) => {
    const { endsAt = null, from = null, to = null, ...given } = c.req.valid('json');
    const stored = await findIndicator(sql, given.indicator);
    if (!stored) throw fault(c, '/indicator', problem('indicator-unknown', { indicator: given.indicator }));
    refuseUnknownSeries(c, stored.indicator, given.series);
    if (from !== null && to !== null && from > to)
      throw fault(c, '/to', problem('period-reversed', { start: from, end: to }));
    const late = problem('public-chart-ends-late', { most: mostChartDays });
    refuseEnd(c, '/endsAt', endsAt, { days: mostChartDays, late });
    const made = await publishChart(sql, c.var.who.actor, { choice: { ...given, from, to }, endsAt });
    if (made.kind === 'too-many') throw refuse(409, 'public-charts-enough', { most: mostPublicCharts });
    return c.json(linkOf(made.chart), 201);
  });

  app.openapi(withdraw, async (c) => {
    const id = charts.idOf(c.req.valid('param').id);
    const { kind } = await withdrawChart(sql, c.var.who.actor, { chart: id });
    if (kind === 'not-found') throw charts.absent(id);
    return c.body(null, 204);
  });

  app.openapi(shown, async (c) => {
    const absent = async () => {
      await countWrongLink(c, sql, 'public-chart');
      // Nobody learns whether there ever was one.
      return refuse(404, 'public-chart-not-there');
    };
    const opened = await openPublicChart(sql, c.req.valid('param').address);
    const stored = opened && (await findIndicator(sql, opened.choice.indicator));
    if (!opened || !stored) throw await absent();
    // What is late and what is known is of a day.
    const answer = await answers.of([opened.id, stored.version, deps.today()], async () => [
      JSON.stringify(await publicChart(deps, stored, opened.choice)),
    ]);
    if (answer.body.length === nothing.length) throw await absent();
    return answerKept(c, answer, headers) as never;
  });
}

/** As JSON writes null. */
const nothing = 'null';

function refuseUnknownSeries(
  c: Context,
  stored: Indicator,
  series: readonly Readonly<Record<string, string>>[],
): void {
  const found = series.flatMap((asked, at) =>
    Object.entries(asked).flatMap(([name, code]) => {
      const unknown = unknownIn(stored, name, code);
      const pointer = `/series/${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return unknown === null ? [] : [{ pointer, problem: unknown }];
    }),
  );
  if (found.length > 0) throw faults(c, found);
}

function unknownIn({ id: indicator, dimensions }: Indicator, name: string, code: string): Problem | null {
  const dimension = dimensions.find(({ id }) => id === name);
  if (!dimension) return problem('dimension-unknown', { dimension: name, indicator });
  if (dimension.codes.some((known) => known.code === code)) return null;
  const codes = dimension.codes.map((known) => known.code).join(', ');
  return problem('dimension-code-unknown', { dimension: name, code, codes });
}
