/** Files of what the record holds. */
import { Readable } from 'node:stream';
import { type OpenAPIHono, z } from '@hono/zod-openapi';
import type { Selection } from '@marsad/db';
import { seriesKey } from '@marsad/indicators';
import type { Context } from 'hono';
import { guard, guarded } from '../accounts/guard.js';
import type { Deps } from '../deps.js';
import { type ExportFormat, exportFile, exportFormats, fileEndings, mediaTypes } from '../exports.js';
import { onlyKnownQuery } from '../known-input.js';
import { dimensionsOf, indicatorOf, rangeOf, seriesQuery, viewOf } from './series-query.js';

const recordedAsOf = z.string().optional().openapi({ description: 'What was on record at this instant' });

const whole = guarded('viewer', {
  method: 'get',
  path: '/export',
  summary: 'All observations, or those of one indicator, as a file, every row with its source',
  request: {
    query: z.object({
      ...seriesQuery,
      recordedAsOf,
      format: z.enum(exportFormats),
      indicator: z.string().optional(),
    }),
  },
  responses: {
    200: {
      description: 'The file; csv, sdmx-csv, hxl-csv and json leave as they are read',
      content: Object.fromEntries(
        Object.values(mediaTypes).map((type) => [type, { schema: z.string().openapi({ format: 'binary' }) }]),
      ),
    },
  },
});

export function exportRoutes(app: OpenAPIHono, deps: Deps): void {
  app.openapi(whole, async (c) => {
    const { format, indicator, from, to, asOf, recordedAsOf: at } = c.req.valid('query');
    if (indicator !== undefined) await indicatorOf(deps, indicator);
    const view = viewOf(asOf, at);
    return answer(c, deps, format, indicator ?? 'all', at ?? asOf ?? deps.today(), {
      indicator: indicator ?? null,
      key: null,
      view,
      range: rangeOf(from, to),
    }) as never;
  });

  // A series asked for as a file: the same address, by what the caller accepts.
  app.get('/indicators/:id/series', async (c, next) => {
    const format = acceptedFormat(c.req.header('accept') ?? '');
    if (format === null) return next();
    await guard('viewer')(c, async () => {});
    await onlyKnownQuery({ ...seriesQuery, recordedAsOf })(c, async () => {});
    const stored = await indicatorOf(deps, c.req.param('id'));
    const query = c.req.query();
    return answer(c, deps, format, stored.indicator.id, query.recordedAsOf ?? query.asOf ?? deps.today(), {
      indicator: stored.indicator.id,
      key: seriesKey(dimensionsOf(c, stored)),
      view: viewOf(query.asOf, query.recordedAsOf),
      range: rangeOf(query.from, query.to),
    });
  });
}

/** Only what is asked for by its name: whoever accepts anything gets JSON. */
function acceptedFormat(accept: string): ExportFormat | null {
  const [first = ''] = accept.split(',');
  const type = first.split(';')[0]?.trim().toLowerCase();
  if (type === 'text/csv') return 'csv';
  if (type === 'application/vnd.sdmx.data+csv') return 'sdmx-csv';
  if (type === mediaTypes.xlsx) return 'xlsx';
  return null;
}

async function answer(
  c: Context,
  deps: Deps,
  format: ExportFormat,
  what: string,
  asOf: string,
  selection: Selection,
): Promise<Response> {
  const file = await exportFile(deps, selection, format, asOf);
  c.req.raw.signal.addEventListener('abort', () => file.destroy());
  const name = `marsad-${what}-${asOf.slice(0, 10)}.${fileEndings[format]}`;
  return c.body(Readable.toWeb(file) as ReadableStream, 200, {
    'content-type': mediaTypes[format],
    'content-disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}"`,
    'cache-control': 'private, no-store',
    vary: 'Accept',
  });
}
