/** Texts as they stand, and what somebody does with the figures found in them. */
import {
  type AcceptResult,
  acceptCandidate,
  acceptedEarlier,
  type DecideResult,
  dismissCandidate,
  figuresInText,
  listReadings,
  type ObservationId,
  type ReadingId,
  readingCandidates,
  readingParagraphs,
  removeReading,
  reopenCandidate,
  type StoredCandidate,
  type StoredReading,
  textsOfSource,
} from '@marsad/db';
import { allows } from '@marsad/indicators';
import { type CandidateAcceptBody, SourceTextWire } from '@marsad/indicators/contract';
import type { Context } from 'hono';
import { seesSubmissionOf, submissionsSeenBy } from '../account/own.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { instantCursor, pageOf } from '../http/cursor.js';
import { view } from '../http/exact.js';
import { type HttpProblem, languageOf, refuse } from '../http/problems.js';
import { isUuid } from '../http/uuid.js';
import { answerHandedIn, assertRoom, isReviewed } from '../observation/handed-in.js';
import { waitAskedFor } from '../observation/settling.js';
import { sourceOf } from '../source/view.js';
import { absentCandidate, absentReading, candidateOf, readingOf } from './access.js';
import * as declared from './declared.js';
import { matchedNow } from './matched-now.js';
import { hashOf, readCandidate } from './read-candidate.js';
import { candidateView, readingItem, readingView } from './view.js';

const pageSize = 20;
/** A text is long. */
const textsToAPage = 1;
const place = instantCursor<ReadingId>();

export function readingRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;
  const shownTo = (c: Context) => ({ reader: c.var.who, language: languageOf(c) });

  app.openapi(declared.list, async (c) => {
    const found = await listReadings(sql, {
      by: submissionsSeenBy(c.var.who),
      before: place.read(c.req.valid('query').cursor) ?? null,
      limit: pageSize + 1,
    });
    const { rows, next } = pageOf(found, pageSize, ({ at, id }) => place.write({ at, id }));
    return c.json({ items: rows.map((one) => readingItem(one, languageOf(c))), next }, 200);
  });

  app.openapi(declared.one, async (c) => {
    const found = await readingOf(deps, c, c.req.valid('param').id);
    const [paragraphs, stored] = await Promise.all([
      readingParagraphs(sql, found.id),
      readingCandidates(sql, found.id),
    ]);
    const candidates = await matchedNow(sql, found, stored, paragraphs);
    return c.json(readingView(found, { paragraphs, candidates }, shownTo(c)), 200);
  });

  app.openapi(declared.remove, async (c) => {
    const { id } = await readingOf(deps, c, c.req.valid('param').id);
    const { who } = c.var;
    const evenOnRecord = allows(who.role, 'editor');
    const result = await removeReading(sql, who.actor, { reading: id, evenOnRecord });
    if (result.kind === 'not-found') throw absentReading(id);
    if (result.kind === 'on-record') throw refuse(409, 'reading-on-record');
    return c.body(null, 204);
  });

  app.openapi(declared.dismiss, async (c) => {
    const { reading, candidate } = await named(c);
    const { reason } = c.req.valid('json');
    const which = { reading: reading.id, candidate: candidate.id, reason: reason ?? null };
    return decided(c, reading, candidate, await dismissCandidate(sql, c.var.who.actor, which));
  });

  app.openapi(declared.reopen, async (c) => {
    const { reading, candidate } = await named(c);
    const { reason } = c.req.valid('json');
    const which = { reading: reading.id, candidate: candidate.id, reason: reason ?? null };
    return decided(c, reading, candidate, await reopenCandidate(sql, c.var.who.actor, which));
  });

  app.openapi(declared.accept, async (c) => {
    const seconds = waitAskedFor(c);
    const { reading, candidate } = await named(c);
    const given: CandidateAcceptBody = c.req.valid('json');
    if (candidate.state === 'dismissed') throw refuse(409, 'candidate-dismissed');
    const which = { reading: reading.id, candidate: candidate.id, requestHash: hashOf(given) };
    const earlier = await acceptedEarlier(sql, which);
    const accepted = earlier ?? (await takeOver(c, { reading, candidate, given }, which));
    if (accepted.kind !== 'done') throw refusedAs(accepted, candidate.id);
    const { submission: id, status, by } = accepted;
    // An editor was first: what became of it there is between them and other editors, but that it is handed in is not.
    return seesSubmissionOf(c.var.who, by)
      ? answerHandedIn(c, deps, { id, status }, seconds)
      : answerHandedIn(c, deps, { id, status: 'accepted' }, null);
  });

  async function takeOver(c: Context, asked: Parameters<typeof readCandidate>[2], which: Asked) {
    const entry = await readCandidate(c, deps, asked);
    const { who } = c.var;
    const toReview = await isReviewed(deps, who.role);
    // What an editor looks at first makes no work for anybody else.
    if (!toReview) await assertRoom(deps, who, null);
    return acceptCandidate(sql, who.actor, { ...which, entry, toReview });
  }

  async function named(c: Context) {
    const reading = await readingOf(deps, c, c.req.param('id') ?? '');
    return { reading, candidate: await candidateOf(deps, reading, c.req.param('candidate') ?? '') };
  }

  async function decided(c: Context, reading: StoredReading, { id }: StoredCandidate, result: DecideResult) {
    if (result.kind !== 'done') throw refusedAs(result, id);
    const now = await candidateOf(deps, reading, id);
    return c.json(candidateView(reading, now, shownTo(c)), 200);
  }

  sourceTextRoutes(app, deps);
}

type Asked = Omit<Parameters<typeof acceptCandidate>[2], 'entry' | 'toReview'>;

function refusedAs(
  { kind }: Exclude<AcceptResult | DecideResult, { kind: 'done' }>,
  id: string,
): HttpProblem {
  switch (kind) {
    case 'not-found':
      return absentCandidate(id);
    case 'accepted':
      return refuse(409, 'candidate-accepted');
    case 'dismissed':
      return refuse(409, 'candidate-dismissed');
  }
}

function sourceTextRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(declared.text, async (c) => {
    const { id } = await sourceOf(deps, c.req.valid('param').id);
    const { observation, cursor } = c.req.valid('query');
    const before = place.read(cursor) ?? null;
    if (observation !== undefined && !isUuid<ObservationId>(observation))
      return c.json({ items: [], next: null }, 200);
    const found = await textsOfSource(sql, {
      source: id,
      observation: observation ?? null,
      before,
      limit: textsToAPage + 1,
    });
    const { rows, next } = pageOf(found, textsToAPage, (last) => place.write({ at: last.at, id: last.id }));
    const items: SourceTextWire[] = [];
    for (const { id: reading, name, kind, language, pages, source, at } of rows) {
      const [paragraphs, figures] = await Promise.all([
        readingParagraphs(sql, reading),
        figuresInText(sql, reading),
      ]);
      items.push(
        view(SourceTextWire, {
          ...{ reading, name, kind, language, pages, at, paragraphs, figures },
          date: source.date,
        }),
      );
    }
    return c.json({ items, next }, 200);
  });
}
