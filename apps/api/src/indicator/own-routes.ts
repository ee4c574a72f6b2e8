/** An administrator's own indicators, and archiving. */
import { z } from '@hono/zod-openapi';
import {
  archiveIndicator,
  createIndicator,
  editIndicator,
  findIndicator,
  type IndicatorEditResult,
  type IndicatorId,
  indicatorVersions,
  listRules,
} from '@marsad/db';
import { type Indicator, problem } from '@marsad/indicators';
import {
  IndicatorBody,
  IndicatorEditBody,
  IndicatorSummaryWire,
  IndicatorVersionsWire,
  NewIndicatorWire,
  ReasonedBody,
} from '@marsad/indicators/contract';
import { dimensionFaults, type EntryInput, howTaken, readEntry } from '@marsad/indicators/pipeline';
import { IndicatorSchema } from '@marsad/indicators/schema';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, faults, inputProblem, itemOf, languageOf, refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';
import { refusals } from '../http/refusals.js';
import { faultsOfIssues } from '../http/schema-faults.js';
import { answer, body, located } from '../http/shapes.js';
import { wordId } from '../http/uuid.js';
import { settledWithin } from '../observation/settling.js';
import { indicatorOf } from '../series/query.js';
import { codeRoutes } from './code-routes.js';
import { summaryOf } from './summary.js';

const params = z.object({ id: z.string() });
const summary = answer('The indicator and where it stands', IndicatorSummaryWire);

const create = guarded('admin', {
  method: 'post',
  path: '/indicators',
  summary: 'Make an indicator of your own, with its baseline if it has one',
  request: body(IndicatorBody),
  responses: {
    201: { ...answer('The indicator and where it stands', NewIndicatorWire), ...located },
    ...refusals(409),
  },
});
const edit = guarded('admin', {
  method: 'put',
  path: '/indicators/{id}',
  summary: 'Give an indicator of your own a new version; what recorded figures mean stays',
  request: { params, ...body(IndicatorEditBody) },
  responses: { 200: summary, ...refusals(409) },
});
const archive = guarded('admin', {
  method: 'post',
  path: '/indicators/{id}/archive',
  summary: 'Take it out of the overview and of what can be entered; its figures stay',
  request: { params, ...body(ReasonedBody.pick({ reason: true })) },
  responses: { 200: summary, ...refusals(409) },
});
const restore = guarded('admin', {
  method: 'post',
  path: '/indicators/{id}/archive/end',
  summary: 'Bring an archived indicator back',
  request: { params, ...body(ReasonedBody.pick({ reason: true })) },
  responses: { 200: summary, ...refusals(409) },
});
const versions = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}/versions',
  summary: 'Every version of the definition of an own indicator',
  request: { params },
  responses: { 200: answer('The newest first', IndicatorVersionsWire) },
});

/** How long the answer waits for the baseline to be on record. */
const patienceSeconds = 5;

export function ownIndicatorRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;
  codeRoutes(app, deps);

  app.openapi(create, async (c) => {
    const { baseline, ...definition } = c.req.valid('json');
    const indicator = whole(c, definition);
    assertLabels(c, indicator, [], []);
    const reading = baseline === undefined ? null : readBaseline(c, deps, indicator, baseline);
    const entry = reading?.entry ?? null;
    const made = await createIndicator(sql, c.var.who.actor, { indicator, baseline: entry });
    if (made.kind === 'taken') throw refuse(409, 'indicator-exists', { indicator: indicator.id });
    c.var.endTurn();
    if (made.submission !== null) await settledWithin(deps, made.submission, patienceSeconds);
    c.header('Location', `/api/v1/indicators/${indicator.id}`);
    const warnings =
      reading === null ? [] : howTaken(reading, indicator, reading.entry.period, reading.entry.figure);
    const items = warnings.map(({ pointer, problem: found }) =>
      itemOf({ pointer: `/baseline${pointer}`, value: baseline?.value, problem: found }, languageOf(c)),
    );
    return c.json({ ...(await summaryOf(deps, indicator.id)), warnings: items }, 201);
  });

  app.openapi(edit, async (c) => {
    const { id } = c.req.valid('param');
    const { reason, version = null, ...given } = c.req.valid('json');
    const indicator = whole(c, { ...given, id: given.id ?? id });
    if (indicator.id !== id)
      throw faults(c, [
        { pointer: '/id', problem: problem('body-invalid', { reason: `${id} ≠ ${indicator.id}` }) },
      ]);
    const held = await findIndicator(sql, id);
    const rules = await listRules(sql, id);
    assertLabels(
      c,
      indicator,
      held?.indicator.dimensions.map((dimension) => dimension.id) ?? [],
      rules.flatMap(({ rule }) => Object.keys(rule.labels)),
    );
    const result = await editIndicator(sql, c.var.who.actor, {
      next: indicator,
      seen: version,
      reason: reason ?? null,
    });
    if (result.kind !== 'done') throw refusalOf(result, version, id);
    return c.json(await summaryOf(deps, id), 200);
  });

  for (const [route, wanted] of [
    [archive, 'archived'],
    [restore, 'current'],
  ] as const)
    app.openapi(route, async (c) => {
      const id = wordId<IndicatorId>(c.req.valid('param').id);
      const { reason } = c.req.valid('json');
      const { kind } = await archiveIndicator(sql, c.var.who.actor, { indicator: id, wanted, reason });
      if (kind === 'not-found') throw refuse(404, 'not-found', { what: `indicator ${id}` });
      if (kind === 'unchanged')
        throw wanted === 'archived'
          ? refuse(409, 'indicator-archived', { indicator: id })
          : refuse(409, 'not-archived');
      return c.json(await summaryOf(deps, id), 200);
    });

  app.openapi(versions, async (c) => {
    const { id } = await indicatorOf(deps, c.req.valid('param').id);
    const items = await indicatorVersions(sql, id);
    return c.json({ items }, 200);
  });
}

/** A definition whose parts also fit each other. */
function whole(c: Context, given: unknown): Indicator {
  const read = IndicatorSchema.safeParse(given);
  if (read.success) return read.data;
  const language = languageOf(c);
  const { issues } = read.error;
  throw inputProblem(
    'body',
    faultsOfIssues({ place: 'body', issues, given, schema: IndicatorSchema, language }),
    language,
  );
}

/** Alerts carry each dimension as a label: @throws HttpProblem where one cannot be. */
function assertLabels(
  c: Context,
  { dimensions }: Indicator,
  held: readonly string[],
  taken: readonly string[],
): void {
  const ids = dimensions.map(({ id }) => id);
  const found = dimensionFaults(ids, held, taken).map(({ at, problem: wrong }) => ({
    pointer: `/dimensions/${at}/id`,
    problem: wrong,
  }));
  if (found.length > 0) throw faults(c, found);
}

type GivenBaseline = NonNullable<ReturnType<(typeof IndicatorBody)['parse']>['baseline']>;

/** Read as anybody's figure, its faults at their place under /baseline. */
function readBaseline(c: Context, deps: Deps, indicator: Indicator, given: GivenBaseline) {
  const { range, spread, uncertainty, ...rest } = given;
  const input = { ...rest, indicator: indicator.id } as EntryInput;
  const { entry, perAssumed, faults: found } = readEntry(input, () => indicator, deps.today());
  if (!entry)
    throw faults(
      c,
      found.map((one) => ({ ...one, pointer: `/baseline${one.pointer}` })),
    );
  if (new Set([range, spread && 'spread', uncertainty && 'uncertainty'].filter(Boolean)).size > 1)
    throw fault(c, '/baseline', problem('body-invalid', { reason: reasonIn(languageOf(c), 'rangeTwice') }));
  const means = range ?? (spread ? 'spread' : uncertainty ? 'uncertainty' : null);
  return { entry: { ...entry, baseline: { range: means } }, perAssumed };
}

function refusalOf(result: Exclude<IndicatorEditResult, { kind: 'done' }>, seen: number | null, id: string) {
  switch (result.kind) {
    case 'not-found':
      return refuse(404, 'not-found', { what: `indicator ${id}` });
    case 'of-catalogue':
      return refuse(409, 'indicator-of-catalogue');
    case 'unchanged':
      return refuse(409, 'nothing-changed');
    case 'conflict':
      return refuse(409, 'edit-conflict', { version: result.version, seen: seen ?? 0 });
    case 'meaning-fixed':
      return refuse(409, 'indicator-meaning-fixed', { parts: result.parts.join(', ') });
  }
}
