/** The table to fill in for an indicator: what is written in it comes back without anybody saying what its columns are. */
import { z } from '@hono/zod-openapi';
import { directionOf } from '@marsad/indicators';
import { csvCell, type Template, templateOf } from '@marsad/indicators/exchange';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Workbook } from '../export/workbook.js';
import { csvFile, mediaTypes, workbookFile } from '../export/write.js';
import type { Api } from '../http/api.js';
import { attachment } from '../http/attachment.js';
import { languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { indicatorOf } from '../series/query.js';

const formats = ['csv', 'xlsx'] as const;

const template = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}/template',
  summary: 'The table to fill in for an indicator: xlsx with its codes and examples, or csv',
  request: {
    params: z.object({ id: z.string() }),
    query: z.object({ format: z.enum(formats) }),
  },
  responses: {
    200: {
      description: 'The file',
      content: Object.fromEntries(formats.map((format) => [mediaTypes[format], { schema: z.any() }])),
    },
    ...refusals(404, 409),
  },
});

export function templateRoutes(app: Api, deps: Deps): void {
  app.openapi(template, async (c) => {
    const { format } = c.req.valid('query');
    const { indicator, archivedAt } = await indicatorOf(deps, c.req.valid('param').id);
    if (archivedAt !== null) throw refuse(409, 'indicator-archived', { indicator: indicator.id });
    const language = languageOf(c);
    const made = templateOf(indicator, language, deps.today());
    const isRightToLeft = directionOf(language) === 'rtl';
    const file = format === 'csv' ? await textOf(made) : await workbookFile(asWorkbook(made, isRightToLeft));
    if (file === null) throw refuse(503, 'too-busy');
    return c.body(new Uint8Array(file), 200, {
      'content-type': mediaTypes[format],
      'content-disposition': attachment(`marsad-template-${indicator.id}.${format}`),
    }) as never;
  });
}

async function textOf({ figures }: Template): Promise<Uint8Array> {
  const csv = csvFile(true);
  for (const row of [figures.names, ...figures.rows]) csv.write(row.map(csvCell));
  csv.end();
  return Buffer.concat(await csv.toArray());
}

/** What is filled in comes first: that sheet is the one that is read. */
function asWorkbook({ figures, codes, examples, choices }: Template, rightToLeft: boolean): Workbook {
  return {
    rightToLeft,
    sheets: [
      {
        ...figures,
        blankRows: 500,
        choices: choices.map(({ column, first, last }) => ({
          column: figures.names.indexOf(column),
          sheet: codes.name,
          listColumn: 1,
          first,
          last,
        })),
      },
      codes,
      examples,
    ],
  };
}
