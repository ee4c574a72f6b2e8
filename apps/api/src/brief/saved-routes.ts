/** Briefs that are kept: the list, each by itself and what it shows; made, changed, deleted and brought back. */
import { z } from '@hono/zod-openapi';
import {
  createSavedBrief,
  editSavedBrief,
  figuresWithSentence,
  findSavedBrief,
  findSentence,
  listSavedBriefs,
  removeSavedBrief,
  restoreSavedBrief,
  type SavedBrief,
  type SavedBriefDefinition,
  type SavedBriefId,
  type SavedBriefRefusal,
  savedBriefVersions,
  type Unchanged,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  type BriefSentenceWire,
  SavedBriefBody,
  SavedBriefEditBody,
  SavedBriefListWire,
  SavedBriefVersionsWire,
  SavedBriefWire,
  SentenceListWire,
  ShownBriefWire,
} from '@marsad/indicators/contract';
import { mostSavedBriefs } from '@marsad/indicators/limits';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { faults, type HttpProblem } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body, located } from '../http/shapes.js';
import { type Asked, versioned } from '../http/versioned.js';
import { indicatorOf } from '../series/query.js';
import { sentenceView, shownBrief } from './shown.js';

/** To choose from; who looks for an older one finds it by its figure. */
const mostSentences = 100;

const params = z.object({ id: z.string() });

const briefs = versioned<SavedBriefId>({
  called: (id) => `brief ${id}`,
  most: mostSavedBriefs,
  tooMany: 'briefs-too-many',
  notDeleted: 'brief-not-deleted',
});

const list = guarded('viewer', {
  method: 'get',
  path: '/saved-briefs',
  summary: 'The briefs that are kept',
  responses: { 200: answer('What was changed last comes first', SavedBriefListWire) },
});
const one = guarded('viewer', {
  method: 'get',
  path: '/saved-briefs/{id}',
  summary: 'One kept brief: what is in it',
  request: { params },
  responses: { 200: answer('The brief', SavedBriefWire) },
});
const versions = guarded('viewer', {
  method: 'get',
  path: '/saved-briefs/{id}/versions',
  summary: 'Every version of a kept brief, also of one that was deleted',
  request: { params },
  responses: { 200: answer('The newest first', SavedBriefVersionsWire) },
});
const shown = guarded(
  'viewer',
  {
    method: 'get',
    path: '/saved-briefs/{id}/shown',
    summary: 'What a kept brief shows: figures, measures, events and sentences, in its order',
    request: { params },
    responses: { 200: answer('What it shows', ShownBriefWire) },
  },
  { isLong: true },
);
const sentences = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}/sentences',
  summary: 'The sentences of texts that figures of an indicator were read in',
  request: { params },
  responses: { 200: answer('Those accepted last first; at most 100', SentenceListWire) },
});
const create = guarded('editor', {
  method: 'post',
  path: '/saved-briefs',
  summary: 'Keep a brief under a name',
  request: body(SavedBriefBody),
  responses: { 201: { ...answer('The brief', SavedBriefWire), ...located }, ...refusals(409) },
});
const edit = guarded('editor', {
  method: 'put',
  path: '/saved-briefs/{id}',
  summary: 'Change a kept brief',
  request: { params, ...body(SavedBriefEditBody) },
  responses: { 200: answer('The brief', SavedBriefWire), ...refusals(409) },
});
const remove = guarded('editor', {
  method: 'delete',
  path: '/saved-briefs/{id}',
  summary: 'Delete a kept brief; it can be brought back',
  request: { params },
  responses: { 204: { description: 'It is shown to nobody any more' } },
});
const restore = guarded('editor', {
  method: 'post',
  path: '/saved-briefs/{id}/restoration',
  summary: 'Bring back a kept brief that was deleted',
  request: { params },
  responses: { 200: answer('The brief', SavedBriefWire), ...refusals(409) },
});

export function savedBriefRoutes(app: Api, deps: Deps): void {
  savedBriefReads(app, deps);
  savedBriefWrites(app, deps);
}

function savedBriefReads(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(list, async (c) =>
    c.json({ items: (await listSavedBriefs(sql)).map(briefView), next: null }, 200),
  );

  app.openapi(one, async (c) => c.json(briefView(await briefNamed(deps, c.req.valid('param').id)), 200));

  app.openapi(versions, async (c) => {
    const id = briefs.idOf(c.req.valid('param').id);
    const found = await savedBriefVersions(sql, id);
    if (found.length === 0) throw briefs.absent(id);
    const items = found.map(({ version, kind: what, definition, by, at }) => ({
      ...{ version, what, by, at },
      ...contentOf(definition),
    }));
    return c.json({ items }, 200);
  });

  app.openapi(shown, async (c) => {
    const found = await briefNamed(deps, c.req.valid('param').id);
    return c.json(await shownBrief(deps, found), 200);
  });

  app.openapi(sentences, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const items: BriefSentenceWire[] = [];
    for (const id of await figuresWithSentence(sql, stored.indicator.id, mostSentences)) {
      const found = await findSentence(sql, id);
      if (found !== null && found !== 'later') items.push(sentenceView(found, stored));
    }
    return c.json({ items, next: null }, 200);
  });
}

function savedBriefWrites(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(create, async (c) => {
    const definition = definitionOf(c.req.valid('json'));
    const { most } = briefs;
    const made = await createSavedBrief(sql, c.var.who.actor, { definition, most });
    if (made.kind !== 'done') throw refusalOf(c, made, {});
    c.header('Location', `/api/v1/saved-briefs/${made.id}`);
    return c.json(briefView(await briefNamed(deps, made.id)), 201);
  });

  app.openapi(edit, async (c) => {
    const id = briefs.idOf(c.req.valid('param').id);
    const { version = null, ...given } = c.req.valid('json');
    const definition = definitionOf(given);
    const saved = await editSavedBrief(sql, c.var.who.actor, { id, definition, seen: version });
    if (saved.kind !== 'done') throw refusalOf(c, saved, { id, seen: version });
    return c.json(briefView(await briefNamed(deps, id)), 200);
  });

  app.openapi(remove, async (c) => {
    const id = briefs.idOf(c.req.valid('param').id);
    const gone = await removeSavedBrief(sql, c.var.who.actor, id);
    if (gone.kind === 'not-found') throw briefs.absent(id);
    return c.body(null, 204);
  });

  app.openapi(restore, async (c) => {
    const id = briefs.idOf(c.req.valid('param').id);
    const back = await restoreSavedBrief(sql, c.var.who.actor, { id, most: briefs.most });
    if (back.kind !== 'done') throw briefs.notBack(back, id);
    return c.json(briefView(await briefNamed(deps, id)), 200);
  });
}

type Given = ReturnType<(typeof SavedBriefBody)['parse']>;

const definitionOf = ({
  name,
  introduction = null,
  items,
  asOf = null,
  language,
}: Given): SavedBriefDefinition => ({
  ...{ name, introduction, asOf, language },
  items: items.map(({ kind, id }) => ({ kind, id })),
});

const contentOf = ({ name, introduction, items, asOf, language }: SavedBriefDefinition) => ({
  ...{ name, introduction, asOf, language },
  items: items.map(({ kind, id }) => ({ kind, id })),
});

const briefView = ({ id, definition, version, madeBy, changedBy, changedAt }: SavedBrief): SavedBriefWire =>
  view(SavedBriefWire, { id, ...contentOf(definition), version, madeBy, changedBy, changedAt });

export const briefNamed = ({ sql }: Deps, id: string): Promise<SavedBrief> =>
  briefs.found(id, (known) => findSavedBrief(sql, known));

function refusalOf(c: Context, refusal: SavedBriefRefusal | Unchanged, asked: Asked): HttpProblem {
  if (refusal.kind !== 'unknown') return briefs.refusalOf(refusal, asked);
  return faults(
    c,
    refusal.items.map(({ at, item }) => ({
      pointer: `/items/${at}/id`,
      problem: problem('brief-item-unknown', { kind: item.kind, id: item.id }),
    })),
  );
}
