/** Who did what: of figures for editors, of everything for administrators. */
import { z } from '@hono/zod-openapi';
import { readAudit } from '@marsad/db';
import { AuditListWire } from '@marsad/indicators/contract';
import { type AuditArea, auditAreas, recordAreas } from '@marsad/indicators/limits';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { numberCursor, pageOf } from '../http/cursor.js';
import { languageOf } from '../http/problems.js';
import { answer } from '../http/shapes.js';
import { rangeOf } from '../series/query.js';

const pageSize = 50;

const list = guarded('editor', {
  method: 'get',
  path: '/audit',
  summary: 'The audit log, the newest first',
  request: {
    query: z.object({
      by: z.string().max(100).optional(),
      area: z.enum(auditAreas as [AuditArea, ...AuditArea[]]).optional(),
      subject: z.string().max(200).optional(),
      from: z.string().optional(),
      to: z.string().optional(),
      cursor: z.string().optional(),
    }),
  },
  responses: { 200: answer('Who did what', AuditListWire) },
});

export function auditRoutes(app: Api, deps: Deps): void {
  app.openapi(list, async (c) => {
    const { from, to, cursor, ...filter } = c.req.valid('query');
    const { role } = c.var.who;
    const rows = await readAudit(
      deps.sql,
      {
        ...filter,
        ...rangeOf(languageOf(c), from, to),
        before: numberCursor.read(cursor),
        limit: pageSize + 1,
      },
      role === 'admin' ? null : recordAreas,
    );
    const { rows: items, next } = pageOf(rows, pageSize, ({ id }) => numberCursor.write(id));
    return c.json({ items, next }, 200);
  });
}
