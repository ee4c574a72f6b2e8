/** Files of what the record holds. */
import type { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import { listIndicators, noteExport, type StoredIndicator } from '@marsad/db';
import { seriesKey } from '@marsad/indicators';
import { sdmxStructure } from '@marsad/indicators/exchange';
import type { Context } from 'hono';
import { seatAt } from '../account/door.js';
import { guard, guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { attachment } from '../http/attachment.js';
import { onlyKnownQuery } from '../http/known-input.js';
import { languageOf, refuse } from '../http/problems.js';
import { reasonIn } from '../http/reason.js';
import { refusals } from '../http/refusals.js';
import { dimensionsOf, indicatorOf, rangeOf, seriesQuery, viewOf } from '../series/query.js';
import { type Exported, exportFile } from './file.js';
import { leaving } from './leaving.js';
import { exportPackage } from './package.js';
import { type ExportFormat, exportFormats, fileEndings, mediaTypes, type TableFormat } from './write.js';

const recordedAsOf = z.string().optional().openapi({ description: 'What was on record at this instant' });

const whole = guarded(
  'viewer',
  {
    method: 'get',
    path: '/export',
    summary:
      'All observations, or those of one indicator, as a file, every row with its source; or everything as a package',
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
        description: 'The file; csv, sdmx-csv, hxl-csv, json and package leave as they are read',
        content: Object.fromEntries(
          Object.values(mediaTypes).map((type) => [
            type,
            { schema: type === mediaTypes.json ? z.array(z.record(z.string(), z.unknown())) : z.any() },
          ]),
        ),
      },
      ...refusals(404),
    },
  },
  { isLong: true },
);

const structureType = 'application/vnd.sdmx.structure+json; version=2.1.0; charset=utf-8';
const structure = guarded('viewer', {
  method: 'get',
  path: '/export/structure',
  summary: 'What the rows of sdmx-csv are structured by, as SDMX-JSON: dimensions, attributes, codes',
  responses: {
    200: {
      description: 'A structure message',
      content: { 'application/vnd.sdmx.structure+json': { schema: z.record(z.string(), z.unknown()) } },
    },
  },
});

export function exportRoutes(app: Api, deps: Deps): void {
  app.openapi(whole, async (c) => {
    const { format, indicator } = c.req.valid('query');
    const stored = indicator === undefined ? null : await indicatorOf(deps, indicator);
    const dimensions = Object.keys(c.req.query()).filter((name) => name.startsWith('dimensions['));
    if (stored === null && dimensions.length > 0)
      throw refuse(422, 'query-invalid', {
        parameter: dimensions.join(', '),
        reason: reasonIn(languageOf(c), 'needsIndicator'),
      });
    if (format === 'package') {
      refusePart(c);
      return answerPackage(c, deps, stored) as never;
    }
    return answer(c, deps, format, stored, dimensions.length > 0) as never;
  });

  app.openapi(structure, async (c) => {
    const all = await listIndicators(deps.sql, 'all');
    const message = sdmxStructure(
      all.map(({ indicator }) => indicator),
      deps.today(),
    );
    await noteExport(deps.sql, c.var.who.actor, { indicator: null, details: { format: 'sdmx-structure' } });
    return c.body(JSON.stringify(message), 200, { 'content-type': structureType }) as never;
  });

  // A series asked for as a file: the same address, by what the caller accepts.
  app.get('/indicators/:id/series', async (c, next) => {
    const format = acceptedFormat(c.req.header('accept') ?? '');
    if (format === null) return next();
    await guard('viewer')(c, async () => {});
    await onlyKnownQuery({ ...seriesQuery, recordedAsOf })(c, async () => {});
    return answer(c, deps, format, await indicatorOf(deps, c.req.param('id')), true);
  });
}

/** Only what is asked for by its name: whoever accepts anything gets JSON. */
function acceptedFormat(accept: string): TableFormat | null {
  const [first = ''] = accept.split(',');
  const type = first.split(';')[0]?.trim().toLowerCase();
  if (type === 'text/csv') return 'csv';
  if (type === 'application/vnd.sdmx.data+csv') return 'sdmx-csv';
  if (type === mediaTypes.xlsx) return 'xlsx';
  return null;
}

/** Whoever reads more slowly than that keeps others from it. */
const longestExportMs = 15 * 60_000;

/** @param one whether it is one series of the indicator, or all there are. */
async function answer(
  c: Context,
  deps: Deps,
  format: TableFormat,
  stored: StoredIndicator | null,
  one: boolean,
): Promise<Response> {
  const { from, to, asOf, recordedAsOf: at } = c.req.query();
  const dimensions = stored && one ? dimensionsOf(c, stored) : null;
  const indicator = stored?.id ?? null;
  const selection = {
    indicator,
    key: dimensions && seriesKey(dimensions),
    view: viewOf(languageOf(c), asOf, at),
    range: rangeOf(languageOf(c), from, to),
  };
  const day = at ?? asOf ?? deps.today();
  const filters = { dimensions, from, to, asOf, recordedAsOf: at };
  return leave(c, deps, { format, indicator, day, filters }, (note) =>
    exportFile(deps, selection, format, day, note),
  );
}

/** A package is the record as it stands, or that of one indicator: a part of it would import as if the rest were not. */
function refusePart(c: Context): void {
  const { format: _, indicator: __, lang: ___, ...parts } = c.req.query();
  const [parameter] = Object.keys(parts);
  if (parameter !== undefined)
    throw refuse(422, 'query-invalid', { parameter, reason: reasonIn(languageOf(c), 'wholePackage') });
}

async function answerPackage(c: Context, deps: Deps, stored: StoredIndicator | null): Promise<Response> {
  const indicator = stored?.id ?? null;
  const day = deps.today();
  const wanted = { indicator, language: languageOf(c), today: day };
  return leave(c, deps, { format: 'package', indicator, day, filters: {} }, async (note) =>
    exportPackage(deps, wanted, note),
  );
}

interface Leaving {
  readonly format: ExportFormat;
  readonly indicator: StoredIndicator['id'] | null;
  readonly day: string;
  /** What the audit log says of it besides. */
  readonly filters: object;
}

/** A file leaves: one at a time for each caller, on record, and not for ever. */
async function leave(
  c: Context,
  deps: Deps,
  { format, indicator, day, filters }: Leaving,
  begin: (note: (exported: Exported) => Promise<void>) => Promise<Readable>,
): Promise<Response> {
  const name = `marsad-${indicator ?? 'all'}-${day.slice(0, 10)}.${fileEndings[format]}`;
  const headers = {
    'content-type': mediaTypes[format],
    'content-disposition': attachment(name),
    vary: 'Accept',
  };
  // Nothing leaves.
  if (c.req.method === 'HEAD') return c.body(null, 200, headers);
  const stand = await seatAt(c.var.door.exports, c);
  const file = await begin(async (exported) => {
    const details = { format, indicator, ...filters, ...exported };
    await noteExport(deps.sql, c.var.who.actor, { indicator, details });
  }).catch((error: unknown) => {
    stand();
    throw error;
  });
  const late = setTimeout(() => file.destroy(), longestExportMs);
  file.once('close', () => {
    clearTimeout(late);
    stand();
  });
  const { signal } = c.req.raw;
  // Whoever asked may have left while the file was begun.
  if (signal.aborted) file.destroy();
  signal.addEventListener('abort', () => file.destroy());
  return c.body(leaving(file), 200, headers);
}
