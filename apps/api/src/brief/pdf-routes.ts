/** A kept brief as a PDF to take away. */
import { z } from '@hono/zod-openapi';
import { noteExport } from '@marsad/db';
import { languages } from '@marsad/indicators';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { attachment } from '../http/attachment.js';
import { refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { briefPdf, fileNameOf } from './pdf.js';
import { briefNamed } from './saved-routes.js';

const type = 'application/pdf';

const pdf = guarded(
  'viewer',
  {
    method: 'get',
    path: '/saved-briefs/{id}/pdf',
    summary: 'A kept brief as PDF, as it is known now or on its own day',
    request: {
      params: z.object({ id: z.string() }),
      query: z.object({
        language: z.enum(languages).optional().openapi({ description: 'Else the brief’s own' }),
      }),
    },
    responses: {
      200: { description: 'The file', content: { [type]: { schema: z.any() } } },
      ...refusals(422, 503),
    },
  },
  { isLong: true },
);

export function briefPdfRoutes(app: Api, deps: Deps): void {
  app.openapi(pdf, async (c) => {
    const brief = await briefNamed(deps, c.req.valid('param').id);
    const { language } = c.req.valid('query');
    const headers = { 'content-type': type, 'content-disposition': attachment(fileNameOf(brief)) };
    // Nothing leaves.
    if (c.req.method === 'HEAD') return c.body(null, 200, headers);
    const made = await briefPdf({ ...deps, reachedAt: deps.accounts.baseUrl }, brief, {
      asked: c.req.raw.signal,
      ...(language === undefined ? {} : { language }),
    });
    if (made.kind === 'busy' || made.kind === 'left') throw refuse(503, 'too-busy');
    if (made.kind !== 'done') throw refuse(422, 'brief-too-large');
    const { name } = brief.definition;
    await noteExport(deps.sql, c.var.who.actor, {
      indicator: null,
      details: { format: 'pdf', brief: name, language: language ?? brief.definition.language },
    });
    return c.body(new Uint8Array(made.result), 200, headers);
  });
}
