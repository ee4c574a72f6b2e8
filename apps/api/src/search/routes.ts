/** Search over everything that a reader may see: each kind in its own order, and a page that has something of each. */
import { z } from '@hono/zod-openapi';
import {
  type Executor,
  type Found,
  findAlerts,
  findFigures,
  findIndicators,
  findPeople,
  findSources,
  type Sought,
  searching,
  soughtIn,
} from '@marsad/db';
import { allows, type Language, type Role } from '@marsad/indicators';
import {
  type FoundItemWire,
  foundKinds,
  mostFound,
  mostSearched,
  SearchWire,
} from '@marsad/indicators/contract';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { dayPart, instantPart, tupleCursor } from '../http/cursor.js';
import { languageOf } from '../http/problems.js';
import { answer } from '../http/shapes.js';
import { alertItem, figureItem, indicatorItem, personItem, sourceItem } from './view.js';

const usualItems = 20;

const search = guarded('viewer', {
  method: 'get',
  path: '/search',
  summary: 'Indicators, sources, alerts, figures and, for administrators, people with these words',
  description:
    'Every word has to be there, the last one as a beginning. Case, accents, Arabic vowel marks and spellings, and the script ' +
    'of digits make no difference. A page holds something of each kind that is found, and may hold fewer items than asked ' +
    'for; after the last one `next` is null.',
  request: {
    query: z.object({
      q: z
        .string()
        .max(mostSearched)
        .refine((given) => given.trim() !== '', 'give a word to search for')
        .openapi({ description: 'What to search for' }),
      kind: z.enum(foundKinds).optional().openapi({ description: 'Only what is of this kind' }),
      limit: z.coerce
        .number()
        .int()
        .min(1)
        .max(mostFound)
        .optional()
        .openapi({
          description: `So many items at most; ${usualItems} where it is left out`,
        }),
      cursor: z.string().optional(),
    }),
  },
  responses: { 200: answer('What is found', SearchWire) },
});

// -- where each kind goes on: null from its beginning, false where it has ended ---------------------------------------

const uuid = z.uuid();
const rank = z.number().int().min(0).max(9);
const none = z.literal('');
const bounded = z.string().max(200);
const place = {
  indicator: z.tuple([rank, z.number().int().min(0).max(2_000_000_000), bounded]),
  source: z.tuple([rank, uuid]),
  alert: uuid,
  person: z.tuple([rank, uuid]),
  figure: z.union([
    z.tuple([z.number().int().min(0).max(3), none, none, none]),
    z.tuple([z.number().int().min(0).max(2), bounded, instantPart, uuid]),
    z.tuple([z.literal(3), none, dayPart, uuid]),
  ]),
} as const;
type Kind = keyof typeof place;
type Place<K extends Kind> = z.infer<(typeof place)[K]>;
const at = <K extends Kind>(kind: K) => z.union([place[kind], z.null(), z.literal(false)]);
const places = z.strictObject({
  indicator: at('indicator'),
  source: at('source'),
  alert: at('alert'),
  person: at('person'),
  figure: at('figure'),
});
type Places = z.infer<typeof places>;
const cursorOf = tupleCursor(places);
const beginning: Places = { indicator: null, source: null, alert: null, person: null, figure: null };

// -- a page -----------------------------------------------------------------------------------------------------------

/** What is found of a kind, ready to be told; `after` its so many-th: where the kind goes on. */
interface Part {
  readonly kind: Kind;
  readonly items: readonly FoundItemWire[];
  after(taken: number): unknown;
}

interface Reading {
  readonly sql: Executor;
  readonly sought: Sought;
  readonly limit: number;
  readonly language: Language;
}

/** One function a kind, so that its places are its own. */
const finders: { readonly [K in Kind]: (reading: Reading, from: Place<K> | null) => Promise<Part> } = {
  indicator: async ({ sql, sought, limit, language }, from) =>
    partOf('indicator', from, await findIndicators(sql, sought, from, limit), (one) =>
      indicatorItem(one, language),
    ),
  source: async ({ sql, sought, limit }, from) =>
    partOf('source', from, await findSources(sql, sought, from, limit), sourceItem),
  alert: async ({ sql, sought, limit, language }, from) =>
    partOf('alert', from, await findAlerts(sql, sought, from, limit), (one) => alertItem(one, language)),
  person: async ({ sql, sought, limit, language }, from) =>
    partOf('person', from, await findPeople(sql, sought, from, limit), (one) => personItem(one, language)),
  figure: async ({ sql, sought, limit, language }, from) =>
    partOf('figure', from, await findFigures(sql, sought, from, limit), (one) => figureItem(one, language)),
};

type Begun = { readonly [K in Kind]: Place<K> | null };

/** What has ended is not asked for. */
function begunAt({ indicator, source, alert, person, figure }: Places): Begun {
  return {
    indicator: indicator || null,
    source: source || null,
    alert: alert || null,
    person: person || null,
    figure: figure || null,
  };
}

function read<K extends Kind>(kind: K, reading: Reading, from: Begun): Promise<Part> {
  return finders[kind](reading, from[kind]);
}

function partOf<Hit, At>(
  kind: Kind,
  from: At | null,
  { hits, end }: Found<Hit, At>,
  itemOf: (hit: Hit) => FoundItemWire,
): Part {
  return {
    kind,
    items: hits.map(itemOf),
    after: (taken) =>
      taken === 0 && hits.length > 0 ? from : taken < hits.length ? hits[taken - 1]?.place : (end ?? false),
  };
}

/** Who may read what elsewhere may find it here. */
const needed: Readonly<Record<Kind, Role>> = {
  indicator: 'viewer',
  source: 'viewer',
  alert: 'viewer',
  person: 'admin',
  figure: 'viewer',
};

/** How many of each kind a page has: as many of each as there is room for, the kinds in their order. */
function shares(parts: readonly Part[], limit: number): number[] {
  const taken = parts.map(() => 0);
  for (let left = limit; left > 0; ) {
    const open = parts.flatMap(({ items }, n) => (items.length > (taken[n] ?? 0) ? [n] : []));
    if (open.length === 0) break;
    for (const n of open.slice(0, left)) {
      taken[n] = (taken[n] ?? 0) + 1;
      left -= 1;
    }
  }
  return taken;
}

export function searchRoutes(app: Api, { sql }: Deps): void {
  app.openapi(search, async (c) => {
    const { q, kind: only, limit = usualItems, cursor } = c.req.valid('query');
    const from = cursorOf.read(cursor) ?? beginning;
    const begun = begunAt(from);
    const sought = soughtIn(q);
    if (sought === null) return c.json({ items: [], next: null }, 200);
    const asked = foundKinds.filter(
      (kind) => allows(c.var.who.role, needed[kind]) && (only ?? kind) === kind && from[kind] !== false,
    );
    const parts = await searching(sql, async (tx) => {
      const reading = { sql: tx, sought, limit, language: languageOf(c) };
      const found: Part[] = [];
      for (const kind of asked) found.push(await read(kind, reading, begun));
      return found;
    });
    const taken = shares(parts, limit);
    const items = parts.flatMap((part, n) => part.items.slice(0, taken[n]));
    const rest = Object.fromEntries([
      ...foundKinds.map((kind) => [kind, false] as const),
      ...parts.map((part, n) => [part.kind, part.after(taken[n] ?? 0)] as const),
    ]);
    const isOver = Object.values(rest).every((one) => one === false);
    return c.json({ items, next: isOver ? null : cursorOf.write(rest as Places) }, 200);
  });
}
