/** The routes of tables, as the API describes them. */
import { z } from '@hono/zod-openapi';
import {
  ImportAcceptedWire,
  ImportListWire,
  ImportRowsWire,
  ImportWire,
  importEntryKinds,
  MappingWire,
  mostPastedBytes,
  PastedTableBody,
  SavedMappingBody,
  SavedMappingListWire,
  SavedMappingWire,
} from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import { refusals } from '../http/refusals.js';
import { answer, body, keyHeader, located } from '../http/shapes.js';
import { fileForm } from '../upload/declared.js';

const params = z.object({ id: z.string() });
const prefer = z.object({ prefer: z.string().optional() });
const cursor = z.string().optional();

export const handIn = guarded(
  'contributor',
  {
    method: 'post',
    path: '/imports',
    summary:
      'Hand in a table: a file, at most as large as the installation takes (`tables` of GET /instance), or text copied from a spreadsheet',
    request: {
      headers: z.object(keyHeader),
      body: {
        content: {
          ...fileForm({
            name: { type: 'string', maxLength: 300 },
            mapping: { type: 'string', description: 'A Mapping, as JSON' },
          }),
          'application/json': { schema: PastedTableBody },
        },
      },
    },
    responses: { 201: { ...answer('It is being read', ImportAcceptedWire), ...located } },
  },
  { mostBytes: mostPastedBytes },
);

export const list = guarded('contributor', {
  method: 'get',
  path: '/imports',
  summary: 'Tables that were handed in, the newest first: all for editors, for others their own',
  request: { query: z.object({ cursor }) },
  responses: { 200: answer('The imports', ImportListWire) },
});

export const one = guarded('contributor', {
  method: 'get',
  path: '/imports/{id}',
  summary: 'One import: what is known of its columns, what is asked, its plan, what became of it',
  request: { params },
  responses: { 200: answer('The import', ImportWire) },
});

export const rows = guarded('contributor', {
  method: 'get',
  path: '/imports/{id}/rows',
  summary: 'What each row of the plan is or would do, in the order of the file',
  request: { params, query: z.object({ kind: z.enum(importEntryKinds).optional(), cursor }) },
  responses: { 200: answer('The rows', ImportRowsWire) },
});

export const rejected = guarded('contributor', {
  method: 'get',
  path: '/imports/{id}/rejected.csv',
  summary:
    'The rejected rows as they came, each with its problem: mended, the file can be handed in as it is',
  request: { params },
  responses: {
    200: { description: 'The file', content: { 'text/csv; charset=utf-8': { schema: z.any() } } },
    ...refusals(409),
  },
});

const taken = {
  200: answer('The import, once that is done', ImportWire),
  202: answer('It will be done, whatever happens to this server', ImportAcceptedWire),
  ...refusals(409),
};

export const putMapping = guarded('contributor', {
  method: 'put',
  path: '/imports/{id}/mapping',
  summary: 'Say what its columns are, all of them anew: the plan is made anew by itself',
  request: { params, headers: prefer, ...body(MappingWire) },
  responses: taken,
});

const deed = <const Path extends string>(access: 'contributor' | 'editor', path: Path, summary: string) =>
  guarded(access, {
    method: 'post',
    path,
    summary,
    request: { params, headers: prefer },
    responses: taken,
  });

export const dryRun = deed('contributor', '/imports/{id}/dry-run', 'Make its plan anew; nothing is recorded');
export const commit = deed(
  'contributor',
  '/imports/{id}/commit',
  'Do exactly what its plan says; of a contributor an editor looks at it first',
);
export const undo = deed('editor', '/imports/{id}/undo', 'Take back what it recorded, as revisions');
export const cancel = deed('contributor', '/imports/{id}/cancel', 'Give it up before it is committed');

export const mappings = guarded('contributor', {
  method: 'get',
  path: '/mappings',
  summary: 'Saved mappings, by name: each is proposed for the next table with the same columns',
  responses: { 200: answer('The mappings', SavedMappingListWire) },
});

export const saveMapping = guarded('editor', {
  method: 'post',
  path: '/mappings',
  summary: 'Save a mapping under a name',
  request: body(SavedMappingBody),
  responses: { 201: answer('The mapping', SavedMappingWire), ...refusals(409) },
});

export const deleteMapping = guarded('editor', {
  method: 'delete',
  path: '/mappings/{id}',
  summary: 'Delete a saved mapping; what was imported with it stays',
  request: { params },
  responses: { 204: { description: 'It is gone' } },
});
