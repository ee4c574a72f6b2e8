/** Measures and events: the list, each by itself, made, changed, deleted and brought back. */
import { z } from '@hono/zod-openapi';
import {
  createTimelineEntry,
  editTimelineEntry,
  listTimeline,
  removeTimelineEntry,
  restoreTimelineEntry,
  type TimelineRefusal,
  timelineVersions,
  type Unchanged,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  TimelineBody,
  TimelineEditBody,
  TimelineEntryWire,
  TimelineListWire,
  TimelineVersionsWire,
} from '@marsad/indicators/contract';
import {
  compareEntries,
  type TimelineDefinition,
  timelineKinds,
  timelineStatuses,
} from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, type HttpProblem } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body, located } from '../http/shapes.js';
import type { Asked } from '../http/versioned.js';
import { type GivenEntry, readTimelineEntry } from './read.js';
import { entries, entryNamed, entryView } from './view.js';

const params = z.object({ id: z.string() });

const list = guarded('viewer', {
  method: 'get',
  path: '/timeline',
  summary: 'Measures and events',
  request: {
    query: z.object({
      kind: z.enum(timelineKinds).optional().openapi({ description: 'Only measures, or only events' }),
      status: z.enum(timelineStatuses).optional().openapi({ description: 'Only those that are at this' }),
      place: z.string().optional().openapi({ description: 'Only those of this place' }),
      indicator: z.string().optional().openapi({ description: 'Only those that concern this indicator' }),
    }),
  },
  responses: { 200: answer('The newest first', TimelineListWire) },
});
const one = guarded('viewer', {
  method: 'get',
  path: '/timeline/{id}',
  summary: 'One measure or event',
  request: { params },
  responses: { 200: answer('The entry', TimelineEntryWire) },
});
const versions = guarded('viewer', {
  method: 'get',
  path: '/timeline/{id}/versions',
  summary: 'Every version of a measure or an event, also of one that was deleted',
  request: { params },
  responses: { 200: answer('The newest first', TimelineVersionsWire) },
});
const create = guarded('editor', {
  method: 'post',
  path: '/timeline',
  summary: 'Add a measure or an event',
  request: body(TimelineBody),
  responses: { 201: { ...answer('The entry', TimelineEntryWire), ...located }, ...refusals(409) },
});
const edit = guarded('editor', {
  method: 'put',
  path: '/timeline/{id}',
  summary: 'Change a measure or an event',
  request: { params, ...body(TimelineEditBody) },
  responses: { 200: answer('The entry', TimelineEntryWire), ...refusals(409) },
});
const remove = guarded('editor', {
  method: 'delete',
  path: '/timeline/{id}',
  summary: 'Delete a measure or an event; it can be brought back',
  request: { params },
  responses: { 204: { description: 'It is shown to nobody any more' } },
});
const restore = guarded('editor', {
  method: 'post',
  path: '/timeline/{id}/restoration',
  summary: 'Bring back a measure or an event that was deleted',
  request: { params },
  responses: { 200: answer('The entry', TimelineEntryWire), ...refusals(409) },
});

export function timelineRoutes(app: Api, deps: Deps): void {
  timelineReads(app, deps);
  timelineWrites(app, deps);
}

function timelineReads(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(list, async (c) => {
    const { kind, status, place, indicator } = c.req.valid('query');
    const items = (await listTimeline(sql))
      .filter(({ definition }) => kind === undefined || definition.kind === kind)
      .filter(({ definition }) => status === undefined || definition.status === status)
      .filter(({ definition }) => place === undefined || definition.places.includes(place))
      .filter(
        ({ definition }) =>
          indicator === undefined || definition.moves.some((move) => move.indicator === indicator),
      )
      .sort((a, b) => compareEntries(a.definition, b.definition));
    return c.json({ items: items.map(entryView), next: null }, 200);
  });

  app.openapi(one, async (c) => c.json(entryView(await entryNamed(deps, c.req.valid('param').id)), 200));

  app.openapi(versions, async (c) => {
    const id = entries.idOf(c.req.valid('param').id);
    const found = await timelineVersions(sql, id);
    if (found.length === 0) throw entries.absent(id);
    const items = found.map(({ version, kind: what, definition, by, at }) => {
      const { kind, status, title, text, when, openEnd } = definition;
      const { places, moves, sources } = definition;
      return {
        ...{ version, what, kind, status, title, text, when, openEnd, by, at },
        places: [...places],
        moves: [...moves],
        sources: [...sources],
      };
    });
    return c.json({ items }, 200);
  });
}

function timelineWrites(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(create, async (c) => {
    const definition = definitionOf(c, c.req.valid('json'));
    const { most } = entries;
    const made = await createTimelineEntry(sql, c.var.who.actor, { definition, most });
    if (made.kind !== 'done') throw refusalOf(c, made, {});
    c.header('Location', `/api/v1/timeline/${made.id}`);
    return c.json(entryView(await entryNamed(deps, made.id)), 201);
  });

  app.openapi(edit, async (c) => {
    const id = entries.idOf(c.req.valid('param').id);
    const { version = null, ...given } = c.req.valid('json');
    const definition = definitionOf(c, given);
    const saved = await editTimelineEntry(sql, c.var.who.actor, { id, definition, seen: version });
    if (saved.kind !== 'done') throw refusalOf(c, saved, { id, seen: version });
    return c.json(entryView(await entryNamed(deps, id)), 200);
  });

  app.openapi(remove, async (c) => {
    const id = entries.idOf(c.req.valid('param').id);
    const gone = await removeTimelineEntry(sql, c.var.who.actor, id);
    if (gone.kind === 'not-found') throw entries.absent(id);
    return c.body(null, 204);
  });

  app.openapi(restore, async (c) => {
    const id = entries.idOf(c.req.valid('param').id);
    const back = await restoreTimelineEntry(sql, c.var.who.actor, { id, most: entries.most });
    if (back.kind !== 'done') throw entries.notBack(back, id);
    return c.json(entryView(await entryNamed(deps, id)), 200);
  });
}

function definitionOf(c: Context, given: GivenEntry): TimelineDefinition {
  const read = readTimelineEntry(given);
  if ('problem' in read) throw fault(c, read.pointer, read.problem);
  return read.definition;
}

function refusalOf(c: Context, refusal: TimelineRefusal | Unchanged, asked: Asked): HttpProblem {
  switch (refusal.kind) {
    case 'unknown-place':
      return fault(c, `/places/${refusal.at}`, problem('place-unknown', { place: refusal.place }));
    case 'unknown-indicator':
      return fault(
        c,
        `/moves/${refusal.at}/indicator`,
        problem('indicator-unknown', { indicator: refusal.indicator }),
      );
    default:
      return entries.refusalOf(refusal, asked);
  }
}
