/** What editors do to an observation: correct, retract and restore it. */
import { z } from '@hono/zod-openapi';
import {
  type Edit,
  type EditResult,
  editObservation,
  type HeldObservation,
  type Occupant,
  occupantAt,
  readSeries,
  saidOnOf,
} from '@marsad/db';
import { folded, type Indicator } from '@marsad/indicators';
import {
  ObservationWire,
  ReasonedBody,
  RevisionBody,
  RevisionPreviewBody,
  RevisionPreviewWire,
} from '@marsad/indicators/contract';
import { type EntryInput, type EntryReading, measure, readEntry } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { faults, type HttpProblem, itemOf, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { indicatorOf } from '../series/query.js';
import { baselineWire } from '../series/views.js';
import { pinnedView } from './pinned.js';
import { heldOf, viewOf } from './view.js';

const params = z.object({ id: z.string() });
const revise = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/revisions',
  summary: 'Correct it, or add what its source reported anew',
  request: { params, ...body(RevisionBody) },
  responses: { 201: answer('The observation as it is now', ObservationWire), ...refusals(409) },
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
  responses: { 201: answer('The observation as it is now', ObservationWire), ...refusals(409) },
});
const restore = guarded('editor', {
  method: 'post',
  path: '/observations/{id}/restoration',
  summary: 'Take a retraction back',
  request: { params, ...body(ReasonedBody) },
  responses: { 201: answer('The observation as it is now', ObservationWire), ...refusals(409) },
});

export function revisionRoutes(app: Api, deps: Deps): void {
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
  const edit = entry && { ...editOf(entry, held, change), baseline: false };
  const there = edit && (await occupantAt(deps.sql, edit.place, held));
  if (there)
    errors.push(itemOf({ pointer: '', value: undefined, problem: takenBy(there).problem }, languageOf(c)));
  const isReadable = figure !== null && period !== null && dimensions !== null;
  const { baseline } = dimensions ? await readSeries(deps.sql, indicator, dimensions) : { baseline: null };
  const saidOn = edit ? saidOnOf(held.live, edit) : held.live.saidOn;
  const measured = isReadable
    ? measure(
        { figure, period, recordedOn: deps.today(), saidOn, status: entry?.status },
        indicator,
        baseline,
      )
    : null;
  return view(RevisionPreviewWire, {
    quantity: figure?.quantity ?? null,
    per: figure?.per ?? null,
    period,
    dimensions,
    normalised: measured?.normalised ?? null,
    comparison: held.isBaseline ? null : (measured?.comparison ?? null),
    partial: measured?.partial ?? false,
    baseline: baselineWire(baseline, indicator),
    pinned: await pinnedView(
      deps,
      held,
      indicator,
      measured && isReadable ? { figure, period, partial: measured.partial } : null,
    ),
    errors,
  });
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
  const wanted = { observation: held.id, seen, reason, edit };
  const result = await editObservation(deps.sql, c.var.who.actor, wanted);
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
