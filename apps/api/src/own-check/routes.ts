/** Checks of one's own: the list, each by itself, tried, made, changed, deleted and brought back. */
import { z } from '@hono/zod-openapi';
import {
  createOwnCheck,
  editOwnCheck,
  findOwnCheck,
  listOwnChecks,
  type OwnCheckId,
  ownCheckVersions,
  readCheckGround,
  readSettings,
  removeOwnCheck,
  restoreOwnCheck,
  type StoredOwnCheck,
} from '@marsad/db';
import {
  OwnCheckBody,
  OwnCheckEditBody,
  OwnCheckExampleListWire,
  OwnCheckListWire,
  OwnCheckOutcomeWire,
  OwnCheckPreviewBody,
  OwnCheckTensionsWire,
  OwnCheckVersionsWire,
  OwnCheckWire,
  ownCheckLimits,
  SomeTextWire,
} from '@marsad/indicators/contract';
import { figuresOf, type OwnCheck, outcomeNow, tensionOf } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { view } from '../http/exact.js';
import { faults } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body, located } from '../http/shapes.js';
import { versioned } from '../http/versioned.js';
import { readReceivers } from '../rule/routes.js';
import { type GivenCheck, readStatement } from './read.js';
import { outcomeView, ownCheckView } from './view.js';

const params = z.object({ id: z.string() });

const checks = versioned<OwnCheckId>({
  called: (id) => `check ${id}`,
  most: ownCheckLimits.checks,
  tooMany: 'check-too-many',
  notDeleted: 'check-not-deleted',
});

const list = guarded(
  'viewer',
  {
    method: 'get',
    path: '/own-checks',
    summary: 'Checks of one’s own, with what the figures say of each',
    request: {
      query: z.object({
        indicator: z.string().optional().openapi({ description: 'Only those that stand on a figure of it' }),
      }),
    },
    responses: { 200: answer('The newest first', OwnCheckListWire) },
  },
  { isLong: true },
);
const examples = guarded('viewer', {
  method: 'get',
  path: '/own-checks/examples',
  summary: 'Checks that the source document bears, ready to be taken',
  responses: { 200: answer('Each with what the figures here say of it', OwnCheckExampleListWire) },
});
const tensions = guarded(
  'viewer',
  {
    method: 'get',
    path: '/own-checks/tensions',
    summary: 'The checks that cannot hold, and the limits that may not',
    responses: { 200: answer('Those that cannot hold first, then the newest', OwnCheckTensionsWire) },
  },
  { isLong: true },
);
const one = guarded('viewer', {
  method: 'get',
  path: '/own-checks/{id}',
  summary: 'One check of one’s own',
  request: { params },
  responses: { 200: answer('The check', OwnCheckWire) },
});
const versions = guarded('viewer', {
  method: 'get',
  path: '/own-checks/{id}/versions',
  summary: 'Every version of a check, also of one that was deleted',
  request: { params },
  responses: { 200: answer('The newest first', OwnCheckVersionsWire) },
});
const preview = guarded('editor', {
  method: 'post',
  path: '/own-checks/preview',
  summary: 'What the figures say of a check; nothing is stored',
  request: body(OwnCheckPreviewBody),
  responses: { 200: answer('What it comes to', OwnCheckOutcomeWire) },
});
const create = guarded('editor', {
  method: 'post',
  path: '/own-checks',
  summary: 'Make a check; a tension is an alert',
  request: body(OwnCheckBody),
  responses: { 201: { ...answer('The check', OwnCheckWire), ...located }, ...refusals(409) },
});
const edit = guarded('editor', {
  method: 'put',
  path: '/own-checks/{id}',
  summary: 'Change a check; one that says something else ends its alert and is looked at anew',
  request: { params, ...body(OwnCheckEditBody) },
  responses: { 200: answer('The check', OwnCheckWire), ...refusals(409) },
});
const remove = guarded('editor', {
  method: 'delete',
  path: '/own-checks/{id}',
  summary: 'Delete a check and end its alert; it can be brought back',
  request: { params },
  responses: { 204: { description: 'It is shown to nobody any more' } },
});
const restore = guarded('editor', {
  method: 'post',
  path: '/own-checks/{id}/restoration',
  summary: 'Bring back a check that was deleted',
  request: { params },
  responses: { 200: answer('The check', OwnCheckWire), ...refusals(409) },
});

const { most } = checks;

export function ownCheckRoutes(app: Api, deps: Deps): void {
  ownCheckReads(app, deps);
  ownCheckWrites(app, deps);
}

function ownCheckReads(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(list, async (c) => {
    const found = await listOwnChecks(sql, c.req.valid('query').indicator ?? null);
    const unreadable = found.unreadable.map(({ id, title }) => ({ id, title: titleIn(title) }));
    return c.json({ items: await viewsOf(deps, found.checks), unreadable, next: null }, 200);
  });

  // Before the check of an id: "tensions" and "examples" are none.
  app.openapi(tensions, async (c) => c.json(await tensionsNow(deps), 200));

  app.openapi(examples, async (c) => {
    // Where the source document's indicators are left out, so is what it says of them.
    const { sourceIndicators } = await readSettings(sql);
    if (!sourceIndicators) return c.json({ items: [] }, 200);
    const { exampleChecks } = await import('@marsad/indicators/catalogue/stated');
    const ground = await readCheckGround(
      sql,
      exampleChecks.map(({ check }) => check),
    );
    const items = exampleChecks.map(({ id, check }) => {
      const { title, note } = check;
      return { id, title, note, outcome: outcomeView(check, ground) };
    });
    return c.json({ items }, 200);
  });

  app.openapi(one, async (c) => c.json(await viewOf(deps, c.req.valid('param').id), 200));

  app.openapi(versions, async (c) => {
    const id = checks.idOf(c.req.valid('param').id);
    const found = await ownCheckVersions(sql, id);
    if (found.length === 0) throw checks.absent(id);
    const items = found.map(({ version, kind: what, definition: { title }, by, at }) => ({
      ...{ version, what, title, by, at },
    }));
    return c.json({ items }, 200);
  });

  app.openapi(preview, async (c) => {
    const statement = await readStatement(c, deps, c.req.valid('json'));
    return c.json(outcomeView(statement, await readCheckGround(sql, [statement])), 200);
  });
}

function ownCheckWrites(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(create, async (c) => {
    const definition = await definitionOf(c, deps, c.req.valid('json'));
    const made = await createOwnCheck(sql, c.var.who.actor, { definition, most });
    if (made.kind !== 'done') throw checks.refusalOf(made, {});
    c.header('Location', `/api/v1/own-checks/${made.id}`);
    return c.json(await viewOf(deps, made.id), 201);
  });

  app.openapi(edit, async (c) => {
    const id = checks.idOf(c.req.valid('param').id);
    const { version = null, ...given } = c.req.valid('json');
    const definition = await definitionOf(c, deps, given);
    const saved = await editOwnCheck(sql, c.var.who.actor, { id, definition, seen: version });
    if (saved.kind !== 'done') throw checks.refusalOf(saved, { id, seen: version });
    return c.json(await viewOf(deps, id), 200);
  });

  app.openapi(remove, async (c) => {
    const id = checks.idOf(c.req.valid('param').id);
    const gone = await removeOwnCheck(sql, c.var.who.actor, id);
    if (gone.kind === 'not-found') throw checks.absent(id);
    return c.body(null, 204);
  });

  app.openapi(restore, async (c) => {
    const id = checks.idOf(c.req.valid('param').id);
    const back = await restoreOwnCheck(sql, c.var.who.actor, { id, most });
    if (back.kind !== 'done') throw checks.notBack(back, id);
    return c.json(await viewOf(deps, id), 200);
  });
}

async function definitionOf(c: Context, deps: Deps, given: GivenCheck): Promise<OwnCheck> {
  const { title, note = null, severity = 'warning', receivers = null, ...said } = given;
  const statement = await readStatement(c, deps, said);
  const told = await readReceivers(deps, receivers, '');
  if (told.faults.length > 0) throw faults(c, told.faults);
  return { title, note, ...statement, severity, receivers: told.ids };
}

async function viewsOf({ sql }: Deps, stored: readonly StoredOwnCheck[]): Promise<OwnCheckWire[]> {
  const ground = await readCheckGround(
    sql,
    stored.map(({ definition }) => definition),
  );
  return stored.map((check) => ownCheckView(check, ground));
}

/** Of a check that cannot be read its title may be whole all the same. */
function titleIn(stored: unknown) {
  const { data } = SomeTextWire.safeParse(stored);
  return data?.en === undefined && data?.ar === undefined ? null : data;
}

async function tensionsNow({ sql }: Deps): Promise<OwnCheckTensionsWire> {
  const { checks: stored } = await listOwnChecks(sql);
  const ground = await readCheckGround(
    sql,
    stored.map(({ definition }) => definition),
  );
  const found = stored.flatMap(({ id, definition }) => {
    const state = tensionOf(definition.relation, outcomeNow(definition, ground).state);
    if (state === null) return [];
    const indicators = [...new Set(figuresOf(definition).map(({ indicator }) => indicator))];
    return [{ id, title: definition.title, state, indicators }];
  });
  return view(OwnCheckTensionsWire, {
    items: [
      ...found.filter((one) => one.state === 'tension'),
      ...found.filter((one) => one.state !== 'tension'),
    ],
  });
}

async function viewOf(deps: Deps, id: string): Promise<OwnCheckWire> {
  const found = await checks.found(id, (known) => findOwnCheck(deps.sql, known));
  return ownCheckView(found, await readCheckGround(deps.sql, [found.definition]));
}
