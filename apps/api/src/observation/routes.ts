/** One observation: what it says, how it came to say it, and what editors do to it. */
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import {
  type Edit,
  type EditResult,
  editObservation,
  findObservation,
  type HeldObservation,
  type Occupant,
  observationHistory,
  occupantAt,
  readSeries,
  recommendObservation,
} from '@marsad/db';
import { folded, type Indicator, normalise } from '@marsad/indicators';
import {
  type EntryInput,
  type EntryReading,
  historyOf,
  measure,
  readEntry,
} from '@marsad/indicators/pipeline';
import {
  HistoryWire,
  ObservationWire,
  ReasonedBody,
  RecommendationBody,
  RevisionBody,
  RevisionPreviewBody,
  RevisionPreviewWire,
} from '@marsad/indicators/wire';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import { faults, type HttpProblem, itemOf, languageOf, refuse } from '../http/problems.js';
import { answer, body } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { indicatorOf } from '../series/query.js';
import { baselineWire, pointView } from '../series/views.js';
import { pinnedView } from './pinned.js';

const params = z.object({ id: z.string() });
const shown = { 200: answer('The observation as it is now', ObservationWire) };

const one = guarded('viewer', {
  method: 'get',
  path: '/observations/{id}',
  summary: 'One observation, with the other sources of its period',
  request: { params },
  responses: shown,
});
const history = guarded('viewer', {
  method: 'get',
  path: '/observations/{id}/history',
  summary: 'Every revision: what changed, why, by whom',
  request: { params },
  responses: { 200: answer('The revisions, the first first', HistoryWire) },
});
const revise = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/revisions',
  summary: 'Correct it, or add what its source reported anew',
  request: { params, ...body(RevisionBody) },
  responses: { 201: answer('The observation as it is now', ObservationWire) },
});
const previewRevision = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/revisions/preview',
  summary: 'How a correction would be read, and what would follow; nothing is stored',
  request: { params, ...body(RevisionPreviewBody) },
  responses: { 200: answer('The reading', RevisionPreviewWire) },
});
const retract = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/retraction',
  summary: 'Retract it: it is no figure any more, and its history stays',
  request: { params, ...body(ReasonedBody) },
  responses: { 201: answer('The observation as it is now', ObservationWire) },
});
const restore = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/restoration',
  summary: 'Take a retraction back',
  request: { params, ...body(ReasonedBody) },
  responses: { 201: answer('The observation as it is now', ObservationWire) },
});
const recommend = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/recommendation',
  summary: 'Make it the one that stands for its period',
  request: { params, ...body(RecommendationBody) },
  responses: { 201: answer('The observation as it is now', ObservationWire) },
});
const unrecommend = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/recommendation/end',
  summary: 'Give the choice up: grades and dates decide again',
  request: { params, ...body(RecommendationBody) },
  responses: { 201: answer('The observation as it is now', ObservationWire) },
});

export function recordRoutes(app: OpenAPIHono, deps: Deps): void {
  const { sql } = deps;

  app.openapi(one, async (c) => c.json(await viewOf(deps, await heldOf(deps, c.req.valid('param').id)), 200));

  app.openapi(history, async (c) => {
    const { id } = await heldOf(deps, c.req.valid('param').id);
    const steps = historyOf(await observationHistory(sql, id));
    const items = steps.map(({ revision, kind, changed, before }) => {
      const { number, figure, retracted: _, corrected: __, ...rest } = revision;
      return {
        ...rest,
        ...figure,
        revision: number,
        kind,
        changed: [...changed],
        before: before?.number ?? null,
      };
    });
    return c.json({ items } as HistoryWire, 200);
  });

  app.openapi(revise, async (c) => {
    const { reason, revision, baseline = false, ...change } = c.req.valid('json');
    const held = await heldOf(deps, c.req.valid('param').id);
    const { indicator } = await indicatorOf(deps, held.indicator);
    if (held.live.retracted) throw refuse(409, 'observation-retracted');
    const { entry, faults: found } = readRevision(deps, held, indicator, change);
    if (!entry) throw faults(c, found);
    const edit = { ...editOf(entry, held, change), baseline };
    return c.json(await apply(c, deps, held, revision, reason, edit), 201);
  });

  app.openapi(previewRevision, async (c) => {
    const held = await heldOf(deps, c.req.valid('param').id);
    const { indicator } = await indicatorOf(deps, held.indicator);
    const { reason: _, revision: __, ...change } = c.req.valid('json');
    return c.json(await previewOf(c, deps, held, indicator, change), 200);
  });

  app.openapi(retract, async (c) => {
    const { reason, revision } = c.req.valid('json');
    const held = await heldOf(deps, c.req.valid('param').id);
    return c.json(await apply(c, deps, held, revision, reason, { kind: 'retract' }), 201);
  });

  app.openapi(restore, async (c) => {
    const { reason, revision } = c.req.valid('json');
    const held = await heldOf(deps, c.req.valid('param').id);
    return c.json(await apply(c, deps, held, revision, reason, { kind: 'restore' }), 201);
  });

  for (const [route, wanted] of [
    [recommend, 'chosen'],
    [unrecommend, 'not-chosen'],
  ] as const)
    app.openapi(route, async (c) => {
      const { id } = await heldOf(deps, c.req.valid('param').id);
      const { reason } = c.req.valid('json');
      const result = await recommendObservation(sql, c.var.who.actor, id, reason, wanted);
      if (result === 'retracted') throw refuse(409, 'observation-retracted');
      if (result === 'unchanged') throw refuse(409, 'not-recommended-by-choice');
      return c.json(await viewOf(deps, await heldOf(deps, id)), 201);
    });
}

async function heldOf({ sql }: Deps, id: string): Promise<HeldObservation> {
  const held = isUuid(id) ? await findObservation(sql, id) : null;
  if (!held) throw refuse(404, 'not-found', { what: `observation ${id}` });
  return held;
}

type Change = Omit<RevisionBody, 'reason' | 'revision' | 'baseline'>;

/** What is not named stays as it is; what is, is read as an entry would be. */
function readRevision(
  { today }: Deps,
  held: HeldObservation,
  indicator: Indicator,
  change: Change,
): EntryReading {
  const { live } = held;
  const kept = <T>(given: T | undefined, before: T): T => (given === undefined ? before : given);
  const input: EntryInput = {
    indicator: indicator.id,
    period: change.period ?? live.periodText,
    dimensions: { ...(change.dimensions ?? held.dimensions) },
    value: change.value ?? live.figure.quantity,
    per: change.per ?? (change.value === undefined ? live.figure.per : undefined),
    source: sourceOf(held, change),
    reliability: kept(change.reliability, live.reliability),
    credibility: kept(change.credibility, live.credibility),
    status: change.status ?? live.status,
    note: kept(change.note, live.note),
    language: change.language,
  };
  return readEntry(input, () => indicator, today());
}

/** Another document is cited as a whole: what belongs to the one before is not kept with it. */
function sourceOf({ source: held, live }: HeldObservation, { source = {} }: Change): EntryInput['source'] {
  if (source.title !== undefined && folded(source.title) !== folded(held.title)) return source;
  return { ...held, date: live.sourceDate, locator: live.locator, ...source };
}

function editOf(
  entry: NonNullable<EntryReading['entry']>,
  held: HeldObservation,
  change: Change,
): Omit<Extract<Edit, { kind: 'revise' }>, 'baseline'> {
  const { figure, reliability, credibility, status, note, knownOn, dimensions, source } = entry;
  // Written as before, a period keeps its words.
  const period = change.period === undefined ? held.period : entry.period;
  const says = { figure, reliability, credibility, status, note };
  const contents = { ...says, periodText: period.text, locator: source.locator, sourceDate: source.date };
  const isNamed = (['title', 'publisher', 'url'] as const).some((part) => source[part] !== held.source[part]);
  return {
    kind: 'revise',
    contents,
    knownOn,
    place: { dimensions, period, source: isNamed ? source : null },
  };
}

/** The faults it has, the figure in its new place, and what would become of the baseline it is. */
async function previewOf(
  c: Context,
  deps: Deps,
  held: HeldObservation,
  indicator: Indicator,
  change: Change,
): Promise<RevisionPreviewWire> {
  const { entry, figure, period, dimensions, faults: found } = readRevision(deps, held, indicator, change);
  const errors = found.map((fault) => itemOf(fault, languageOf(c)));
  const there = entry && (await occupantAt(deps.sql, editOf(entry, held, change).place, held));
  if (there)
    errors.push(itemOf({ pointer: '', value: undefined, problem: takenBy(there).problem }, languageOf(c)));
  const isReadable = figure !== null && period !== null && dimensions !== null;
  const { baseline } = dimensions ? await readSeries(deps.sql, indicator, dimensions) : { baseline: null };
  const measured = isReadable
    ? measure({ figure, period, recordedOn: deps.today() }, indicator, baseline)
    : null;
  return {
    quantity: figure?.quantity ?? null,
    per: figure?.per ?? null,
    period,
    dimensions,
    normalised: measured?.normalised ?? null,
    comparison: held.isBaseline ? null : (measured?.comparison ?? null),
    partial: measured?.partial ?? false,
    baseline: baselineWire(baseline, indicator),
    pinned: await pinnedView(deps, held, indicator, isReadable ? { figure, period } : null),
    errors,
  } as RevisionPreviewWire;
}

async function apply(
  c: Context,
  deps: Deps,
  held: HeldObservation,
  revision: number | undefined,
  reason: string,
  edit: Edit,
): Promise<ObservationWire> {
  const seen = revision ?? held.live.number;
  const result = await editObservation(deps.sql, c.var.who.actor, held.id, seen, reason, edit);
  if (result.kind !== 'done') throw refusalOf(result, seen, held.id);
  return viewOf(deps, await heldOf(deps, held.id));
}

function refusalOf(result: Exclude<EditResult, { kind: 'done' }>, seen: number, id: string) {
  switch (result.kind) {
    case 'conflict':
      return refuse(409, 'revision-conflict', { live: result.live, seen });
    case 'retracted':
      return refuse(409, 'observation-retracted');
    case 'not-retracted':
      return refuse(409, 'observation-not-retracted');
    case 'unchanged':
      return refuse(409, 'nothing-changed');
    case 'not-baseline':
      return refuse(409, 'not-the-baseline');
    case 'taken':
      return takenBy(result.by);
    case 'not-found':
      return refuse(404, 'not-found', { what: `observation ${id}` });
  }
}

function takenBy({ observation, text, period, retracted }: Occupant): HttpProblem {
  const params = { period, text, observation };
  return refuse(409, retracted ? 'figure-there-retracted' : 'figure-there-already', params);
}

async function viewOf(deps: Deps, held: HeldObservation): Promise<ObservationWire> {
  const { live, period } = held;
  const { indicator } = await indicatorOf(deps, held.indicator);
  const range = { from: period.start, to: period.end };
  const { points } = await readSeries(deps.sql, indicator, held.dimensions, undefined, range);
  const point = points.find((one) => one.period.start === period.start && one.period.end === period.end);
  const reports = point ? reportsOf(point) : [];
  const own = reports.find(({ observation }) => observation?.id === held.id);
  const { figure, sourceDate, locator, number, periodText: _, ...said } = live;
  return {
    ...said,
    ...figure,
    id: held.id,
    indicator: held.indicator,
    dimensions: { ...held.dimensions },
    period,
    revision: number,
    normalised: own?.normalised ?? normalise(figure, period, indicator),
    comparison: own?.comparison ?? null,
    source: { ...held.source, date: sourceDate, locator },
    revised: held.revised,
    isBaseline: held.isBaseline,
    baseline: await pinnedView(deps, held, indicator, live.retracted ? null : { figure, period }),
    role: own?.observation?.role ?? null,
    recommendedBecause: own && point ? point.recommendedBecause : null,
    choice: own && point ? point.choice : null,
    disagreement: point?.disagreement ?? false,
    parts: own && point && own.observation?.id === point.observation?.id ? point.parts : null,
    others: reports.filter((report) => report !== own),
  } as ObservationWire;
}

function reportsOf(point: Parameters<typeof pointView>[0]) {
  if (point.observation === null) return [];
  const { alternatives, period, quantity, per, normalised, comparison, partial, observation } =
    pointView(point);
  return [{ period, quantity, per, normalised, comparison, partial, observation }, ...alternatives];
}
