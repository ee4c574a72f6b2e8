/** Tables as they stand, and what is asked to be done with them. */
import {
  askForCommit,
  askForPlan,
  askForUndo,
  cancelImport,
  deleteMapping,
  type ImportId,
  importRows,
  listImports,
  type MappingId,
  putMapping,
  savedMappings,
  saveMapping,
} from '@marsad/db';
import type { Context } from 'hono';
import { submissionsSeenBy } from '../account/own.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { instantCursor, numberCursor, pageOf } from '../http/cursor.js';
import { languageOf, refuse } from '../http/problems.js';
import { isUuid } from '../http/uuid.js';
import { importOf, isReviewed, onlyWhoMayImport } from './access.js';
import { answerAsked } from './asked.js';
import * as declared from './declared.js';
import { importRowView, importView, mappingView } from './view.js';

const pageSize = 20;
const rowsPageSize = 100;
const place = instantCursor<ImportId>();

export function importRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(declared.list, async (c) => {
    const found = await listImports(sql, {
      by: submissionsSeenBy(c.var.who),
      before: place.read(c.req.valid('query').cursor) ?? null,
      limit: pageSize + 1,
    });
    const { rows, next } = pageOf(found, pageSize, ({ at, id }) => place.write({ at, id }));
    return c.json({ items: rows.map((one) => importView(one, languageOf(c))), next }, 200);
  });

  app.openapi(declared.one, async (c) => {
    const found = await importOf(deps, c, c.req.valid('param').id);
    return c.json(importView(found, languageOf(c)), 200);
  });

  app.openapi(declared.rows, async (c) => {
    const { kind = null, cursor } = c.req.valid('query');
    const after = numberCursor.read(cursor) ?? null;
    const { id } = await importOf(deps, c, c.req.valid('param').id);
    const found = await importRows(sql, id, { kind, after, limit: rowsPageSize + 1 });
    const { rows, next } = pageOf(found, rowsPageSize, ({ n }) => numberCursor.write(n));
    return c.json({ items: rows.map((row) => importRowView(row, languageOf(c))), next }, 200);
  });

  app.openapi(declared.putMapping, async (c) => {
    const { id } = await mine(c);
    return answerAsked(c, deps, id, () => putMapping(sql, id, c.req.valid('json')));
  });

  app.openapi(declared.dryRun, async (c) => {
    const { id } = await mine(c);
    return answerAsked(c, deps, id, () => askForPlan(sql, id));
  });

  app.openapi(declared.commit, async (c) => {
    const { id } = await mine(c);
    const { who } = c.var;
    const asked = { import: id, toReview: isReviewed(who) };
    return answerAsked(c, deps, id, () => askForCommit(sql, who.actor, asked));
  });

  app.openapi(declared.undo, async (c) => {
    const { id } = await importOf(deps, c, c.req.valid('param').id);
    return answerAsked(c, deps, id, () => askForUndo(sql, c.var.who.actor, id));
  });

  app.openapi(declared.cancel, async (c) => {
    const { id } = await importOf(deps, c, c.req.valid('param').id);
    return answerAsked(c, deps, id, () => cancelImport(sql, c.var.who.actor, id));
  });

  /** For whoever wants to bring it in. */
  async function mine(c: Context) {
    const found = await importOf(deps, c, c.req.param('id') ?? '');
    await onlyWhoMayImport(deps, c.var.who);
    return found;
  }
}

export function mappingRoutes(app: Api, { sql }: Deps): void {
  app.openapi(declared.mappings, async (c) =>
    c.json({ items: (await savedMappings(sql)).map(mappingView) }, 200),
  );

  app.openapi(declared.saveMapping, async (c) => {
    const given = c.req.valid('json');
    const result = await saveMapping(sql, c.var.who.actor, given);
    if (result.kind === 'taken') throw refuse(409, 'mapping-exists', { name: given.name });
    return c.json(mappingView(result.saved), 201);
  });

  app.openapi(declared.deleteMapping, async (c) => {
    const { id } = c.req.valid('param');
    const absent = refuse(404, 'not-found', { what: `mapping ${id}` });
    if (!isUuid<MappingId>(id)) throw absent;
    const { kind } = await deleteMapping(sql, c.var.who.actor, id);
    if (kind === 'not-found') throw absent;
    return c.body(null, 204);
  });
}
