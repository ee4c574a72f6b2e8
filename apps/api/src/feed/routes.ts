/** Feeds: addresses that tables are fetched from by themselves. */
import { z } from '@hono/zod-openapi';
import {
  askForRun,
  createFeed,
  deleteFeed,
  editFeed,
  type FeedEditResult,
  type FeedId,
  type FeedRunId,
  findFeed,
  findRun,
  listFeeds,
  listRuns,
  openAlertsOf,
  type StoredFeed,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  FeedBody,
  FeedEditBody,
  FeedListWire,
  FeedRunListWire,
  FeedRunWire,
  FeedWire,
} from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { pageOf } from '../http/cursor.js';
import { fault, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body, located } from '../http/shapes.js';
import { isUuid } from '../http/uuid.js';
import { readFeed } from './read.js';
import { feedView, runView } from './view.js';

const params = z.object({ id: z.string() });
const pageSize = 50;

const list = guarded('admin', {
  method: 'get',
  path: '/feeds',
  summary: 'Addresses that tables are fetched from by themselves',
  responses: { 200: answer('By name', FeedListWire) },
});
const create = guarded(
  'admin',
  {
    method: 'post',
    path: '/feeds',
    summary: 'Add a feed; the values of its headers are never shown again',
    request: body(FeedBody),
    responses: { 201: { ...answer('The feed', FeedWire), ...located }, ...refusals(409) },
  },
  { proof: 'session' },
);
const one = guarded('admin', {
  method: 'get',
  path: '/feeds/{id}',
  summary: 'A feed, with its last run',
  request: { params },
  responses: { 200: answer('The feed', FeedWire) },
});
const edit = guarded(
  'admin',
  {
    method: 'put',
    path: '/feeds/{id}',
    summary: 'Change a feed; it keeps the address and the headers that are not given',
    request: { params, ...body(FeedEditBody) },
    responses: { 200: answer('The feed', FeedWire), ...refusals(409) },
  },
  { proof: 'session' },
);
const remove = guarded('admin', {
  method: 'delete',
  path: '/feeds/{id}',
  summary: 'Remove a feed; what it brought stays',
  request: { params },
  responses: { 204: { description: 'It is gone' } },
});
const run = guarded('admin', {
  method: 'post',
  path: '/feeds/{id}/run',
  summary: 'Fetch it now',
  request: { params },
  responses: { 202: answer('The run', FeedRunWire) },
});
const runs = guarded('admin', {
  method: 'get',
  path: '/feeds/{id}/runs',
  summary: 'The runs of a feed, the newest first',
  request: { params, query: z.object({ cursor: z.string().optional() }) },
  responses: { 200: answer('One page', FeedRunListWire) },
});

export function feedRoutes(app: Api, deps: Deps): void {
  const { sql, timeZone } = deps;
  const shown = async (c: Context, id: string): Promise<FeedWire> => {
    const [feed, alerts] = [await feedOf(deps, id), await openAlertsOf(sql)];
    return feedView(feed, alerts.get(feed.id) ?? null, languageOf(c));
  };

  app.openapi(list, async (c) => {
    const language = languageOf(c);
    const [feeds, alerts] = [await listFeeds(sql), await openAlertsOf(sql)];
    const items = feeds.map((feed) => feedView(feed, alerts.get(feed.id) ?? null, language));
    return c.json({ items, next: null }, 200);
  });

  app.openapi(create, async (c) => {
    const given = c.req.valid('json');
    const secrets = { url: given.url, headers: given.headers ?? {} };
    const feed = { ...readFeed(c, given, timeZone), secrets };
    const made = await createFeed(sql, c.var.who.actor, { feed });
    if (made.kind === 'name-taken') throw refuse(409, 'feed-exists', { name: given.name });
    c.header('Location', `/api/v1/feeds/${made.id}`);
    return c.json(await shown(c, made.id), 201);
  });

  app.openapi(one, async (c) => c.json(await shown(c, c.req.valid('param').id), 200));

  app.openapi(edit, async (c) => {
    const held = await feedOf(deps, c.req.valid('param').id);
    const { version = null, ...given } = c.req.valid('json');
    const next = {
      ...readFeed(c, given, timeZone),
      url: given.url === undefined || given.url === held.url ? null : given.url,
      headers: given.headers ?? null,
    };
    const saved = await editFeed(sql, c.var.who.actor, { id: held.id, next, seen: version });
    if (saved.kind !== 'done') throw notSaved(c, saved, { held, version, name: given.name });
    return c.json(await shown(c, held.id), 200);
  });

  app.openapi(remove, async (c) => {
    const { id } = await feedOf(deps, c.req.valid('param').id);
    await deleteFeed(sql, c.var.who.actor, { id });
    return c.body(null, 204);
  });

  app.openapi(run, async (c) => {
    const { id } = await feedOf(deps, c.req.valid('param').id);
    const asked = await askForRun(sql, c.var.who.actor, { id });
    const found = asked.kind === 'done' ? await findRun(sql, asked.run) : null;
    if (found === null) throw absent(id);
    return c.json(runView(found, languageOf(c)), 202);
  });

  app.openapi(runs, async (c) => {
    const { id } = await feedOf(deps, c.req.valid('param').id);
    const { cursor: after } = c.req.valid('query');
    if (after !== undefined && !isUuid<FeedRunId>(after))
      throw refuse(422, 'query-invalid', { parameter: 'cursor', value: after.slice(0, 100) });
    const found = await listRuns(sql, { feed: id, after, limit: pageSize + 1 });
    const { rows, next } = pageOf(found, pageSize, (last) => last.id);
    const language = languageOf(c);
    return c.json({ items: rows.map((each) => runView(each, language)), next }, 200);
  });
}

const absent = (id: string) => refuse(404, 'not-found', { what: `feed ${id}` });

async function feedOf({ sql }: Deps, id: string): Promise<StoredFeed> {
  const found = isUuid<FeedId>(id) ? await findFeed(sql, id) : null;
  if (!found) throw absent(id);
  return found;
}

interface Asked {
  readonly held: StoredFeed;
  readonly version: number | null;
  readonly name: string;
}

function notSaved(
  c: Context,
  saved: Exclude<FeedEditResult, { readonly kind: 'done' }>,
  { held, version, name }: Asked,
) {
  switch (saved.kind) {
    case 'not-found':
      return absent(held.id);
    case 'name-taken':
      return refuse(409, 'feed-exists', { name });
    case 'conflict':
      return refuse(409, 'edit-conflict', { version: saved.version, seen: version ?? held.version });
    case 'secrets-unreadable':
      return fault(c, '/url', problem('feed-secrets-unreadable'));
    case 'header-missing':
    case 'header-anew':
      return fault(c, `/headers/${saved.name}`, problem(`feed-${saved.kind}`, { name: saved.name }));
  }
}
