/** Briefs: their figures, and the links by which somebody without an account can read one for a time. */
import { z } from '@hono/zod-openapi';
import {
  type BriefId,
  findIndicator,
  listBriefLinks,
  mostBriefLinks,
  openBrief,
  readStored,
  type StoredIndicator,
  shareBrief,
  withdrawBrief,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  BriefBody,
  BriefFiguresWire,
  BriefLinkListWire,
  NewBriefLinkWire,
  SharedBriefWire,
} from '@marsad/indicators/contract';
import { mostBriefDays, mostBriefIndicators } from '@marsad/indicators/limits';
import { countWrongLink } from '../account/attempts.js';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { named } from '../http/named.js';
import { faults, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer, body } from '../http/shapes.js';
import { refuseEnd } from '../http/until.js';
import { viewOf } from '../series/query.js';
import { briefFigures } from './figures.js';
import { storedFigures } from './stored.js';

const figures = guarded(
  'viewer',
  {
    method: 'get',
    path: '/briefs/figures',
    summary: 'What a brief of these indicators shows, in the order asked for',
    request: {
      query: z.object({
        indicators: z.string().openapi({ description: 'Their names, with commas between' }),
        asOf: z.string().optional().openapi({ description: 'What was publicly known on this day' }),
      }),
    },
    responses: { 200: answer('The figures', BriefFiguresWire) },
  },
  { isLong: true },
);
const list = guarded('editor', {
  method: 'get',
  path: '/briefs',
  summary: 'The links that open',
  responses: { 200: answer('The newest first', BriefLinkListWire) },
});
const share = guarded('editor', {
  method: 'post',
  path: '/briefs',
  summary: 'Make a link by which a brief can be read without signing in',
  request: body(BriefBody),
  responses: { 201: answer('The link, shown only here', NewBriefLinkWire), ...refusals(409) },
});
const withdraw = guarded('editor', {
  method: 'delete',
  path: '/briefs/{id}',
  summary: 'Withdraw a link',
  request: { params: z.object({ id: z.string() }) },
  responses: { 204: { description: 'It leads nowhere any more' } },
});
const shared = guarded('anyone', {
  method: 'get',
  path: '/shared/{token}',
  summary: 'What a link shows',
  request: { params: z.object({ token: z.string() }) },
  responses: { 200: answer('The brief', SharedBriefWire) },
});

const links = named<BriefId>((id) => `brief ${id}`);

export function briefRoutes(app: Api, deps: Deps): void {
  const { sql, accounts, traces } = deps;
  const shownNow = sharedWork<BriefId, BriefFiguresWire>();

  app.openapi(figures, async (c) => {
    const { indicators, asOf = null } = c.req.valid('query');
    const ids = [...new Set(indicators.split(',').filter((id) => id !== ''))];
    if (ids.length === 0 || ids.length > mostBriefIndicators)
      throw refuse(422, 'query-invalid', { parameter: 'indicators', value: ids.length });
    viewOf(languageOf(c), asOf ?? undefined);
    const { found, unknown } = await lookUp(deps, ids);
    if (unknown.length > 0)
      throw refuse(422, 'indicator-unknown', { indicator: unknown.map(({ id }) => id).join(', ') });
    return c.json(await briefFigures(deps, found, asOf), 200);
  });

  app.openapi(list, async (c) => c.json({ items: await listBriefLinks(sql), next: null }, 200));

  app.openapi(share, async (c) => {
    const { mode, expiresAt, introduction = null, asOf = null, ...given } = c.req.valid('json');
    const late = problem('brief-expires-late', { most: mostBriefDays });
    refuseEnd(c, '/expiresAt', expiresAt, { days: mostBriefDays, late });
    const { found, unknown } = await lookUp(deps, given.indicators);
    if (unknown.length > 0)
      throw faults(
        c,
        unknown.map(({ id, at }) => ({
          pointer: `/indicators/${at}`,
          problem: problem('indicator-unknown', { indicator: id }),
        })),
      );
    const made = await shareBrief(sql, c.var.who.actor, {
      choice: { ...given, introduction, asOf },
      frozen: mode === 'frozen' ? storedFigures.write(await briefFigures(deps, found, asOf)) : null,
      expiresAt,
    });
    if (made.kind === 'too-many') throw refuse(409, 'brief-links-enough', { most: mostBriefLinks });
    const link = `${accounts.baseUrl.origin}/shared/${made.token}?lang=${given.language}`;
    return c.json({ ...made.row, link }, 201);
  });

  app.openapi(withdraw, async (c) => {
    const id = links.idOf(c.req.valid('param').id);
    const { kind } = await withdrawBrief(sql, c.var.who.actor, { brief: id });
    if (kind === 'not-found') throw links.absent(id);
    return c.body(null, 204);
  });

  app.openapi(shared, async (c) => {
    const opened = await openBrief(sql, c.req.valid('param').token);
    if (!opened) {
      await countWrongLink(c, sql, 'shared-brief');
      // Nobody learns whether a link ever led somewhere.
      throw refuse(404, 'brief-link-not-valid');
    }
    const { id, choice, frozen, expiresAt } = opened;
    const { title, introduction, language, asOf, indicators } = choice;
    const shown = frozen
      ? readStored(storedFigures, frozen, `shared_brief ${id}`)
      : await shownNow(id as BriefId, async () =>
          briefFigures(deps, (await lookUp(deps, indicators)).found, asOf),
        );
    const mode = frozen === null ? ('live' as const) : ('frozen' as const);
    // That it was opened and how often; of who opened it nothing is kept, so all of them are the same.
    traces.note('brief.opened', { of: { kind: 'brief', id: id as BriefId } }, 'anybody', () => ({
      actor: { kind: 'system', part: 'shared-link' },
      action: 'brief.opened',
      subject: { kind: 'brief', id: id as BriefId },
      details: { title, mode },
    }));
    return c.json({ ...shown, title, introduction, language, mode, expiresAt }, 200);
  });
}

/** Who asks for the same while it is being worked out gets that: however many strangers a link reaches, it is done once. */
function sharedWork<Key, Result>(): (key: Key, work: () => Promise<Result>) => Promise<Result> {
  const underWay = new Map<Key, Promise<Result>>();
  return (key, work) => {
    const known = underWay.get(key);
    if (known !== undefined) return known;
    const begun = work().finally(() => underWay.delete(key));
    underWay.set(key, begun);
    return begun;
  };
}

/** The indicators in the order given, and those that there are not. */
async function lookUp({ sql }: Deps, ids: readonly string[]) {
  const found: StoredIndicator[] = [];
  const unknown: { id: string; at: number }[] = [];
  for (const [at, id] of ids.entries()) {
    const stored = await findIndicator(sql, id);
    if (stored) found.push(stored);
    else unknown.push({ id, at });
  }
  return { found, unknown };
}
