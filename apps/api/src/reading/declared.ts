/** The routes of texts whose figures are read, as the API describes them. */
import { z } from '@hono/zod-openapi';
import {
  AcceptedWire,
  CandidateAcceptBody,
  CandidateReasonBody,
  CandidateWire,
  mostReadingTextBytes,
  ReadingAcceptedWire,
  ReadingBody,
  ReadingListWire,
  ReadingWire,
  SourceTextsWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import { refusals } from '../http/refusals.js';
import { answer, body, keyHeader, located } from '../http/shapes.js';
import { fileForm } from '../upload/declared.js';

const params = z.object({ id: z.string() });
const candidateParams = z.object({ id: z.string(), candidate: z.string() });
const cursor = z.string().optional();
const prefer = z.string().optional();

export const handIn = guarded(
  'contributor',
  {
    method: 'post',
    path: '/readings',
    summary:
      'Hand in a text to have its figures found: a PDF, DOCX, ODT, HTML, Markdown or plain text, at most as large as the installation takes (`readings` of GET /instance)',
    request: {
      headers: z.object({ ...keyHeader, prefer }),
      body: {
        content: {
          ...fileForm(
            {
              source: { type: 'string', description: 'As of an observation, as JSON' },
              name: { type: 'string', maxLength: 300 },
              language: { type: 'string', enum: ['en', 'ar'] },
            },
            ['source', 'file'],
          ),
          'application/json': { schema: ReadingBody },
        },
      },
    },
    responses: {
      201: {
        ...answer('It is being read, or was within the wait asked for', ReadingAcceptedWire),
        ...located,
      },
    },
  },
  { mostBytes: mostReadingTextBytes },
);

export const list = guarded('contributor', {
  method: 'get',
  path: '/readings',
  summary: 'Texts that were handed in, the newest first: all for editors, for others their own',
  request: { query: z.object({ cursor }) },
  responses: { 200: answer('The readings', ReadingListWire) },
});

export const one = guarded(
  'contributor',
  {
    method: 'get',
    path: '/readings/{id}',
    summary: 'One text: its paragraphs, the figures found in it, and what became of each',
    request: { params },
    responses: { 200: answer('The reading', ReadingWire) },
  },
  { isLong: true },
);

export const remove = guarded('contributor', {
  method: 'delete',
  path: '/readings/{id}',
  summary:
    'Remove a text with what was found in it; figures on record stay, and where there are any only editors may',
  request: { params },
  responses: { 204: { description: 'It is gone' }, ...refusals(409) },
});

export const accept = guarded('contributor', {
  method: 'post',
  path: '/readings/{id}/candidates/{candidate}/accept',
  summary:
    'Hand a figure of a text in, as it was found or as the body says otherwise; once, however often it is asked for',
  request: { params: candidateParams, headers: z.object({ prefer }), ...body(CandidateAcceptBody) },
  responses: {
    201: { ...answer('Committed within the wait asked for', SubmissionWire), ...located },
    202: {
      ...answer('Accepted: it will be ingested, whatever happens to this server', AcceptedWire),
      ...located,
    },
    ...refusals(409),
  },
});

const decision = <const Path extends string>(path: Path, summary: string) =>
  guarded('contributor', {
    method: 'post',
    path,
    summary,
    request: { params: candidateParams, ...body(CandidateReasonBody) },
    responses: { 200: answer('The candidate', CandidateWire), ...refusals(409) },
  });

export const dismiss = decision(
  '/readings/{id}/candidates/{candidate}/dismiss',
  'Leave a figure of a text out',
);
export const reopen = decision(
  '/readings/{id}/candidates/{candidate}/reopen',
  'Open a figure again that was dismissed, or whose submission came to nothing',
);

export const text = guarded(
  'viewer',
  {
    method: 'get',
    path: '/sources/{id}/text',
    summary:
      'The texts that figures of a source were read in, the newest first, one to a page, with where each figure stands',
    request: {
      params,
      query: z.object({
        observation: z
          .string()
          .optional()
          .openapi({ description: 'Only the text that this figure was read in' }),
        cursor,
      }),
    },
    responses: { 200: answer('The texts', SourceTextsWire) },
  },
  { isLong: true },
);
