/** Places: the list, each by itself, and which figures are of them. */
import { z } from '@hono/zod-openapi';
import {
  createPlace,
  drawnOutlines,
  drawPlace,
  editPlace,
  type IndicatorId,
  listPlaceCodes,
  listPlaces,
  type NewPlace,
  type PlaceId,
  placeVersions,
  putPlaceCodes,
  removePlace,
  type StoredIndicator,
  wholeOutline,
} from '@marsad/db';
import { problem } from '@marsad/indicators';
import {
  PlaceBody,
  PlaceCodesBody,
  PlaceCodesWire,
  PlaceEditBody,
  PlaceListWire,
  PlaceOutlinesWire,
  PlaceVersionsWire,
  PlaceWire,
  placeLimits,
} from '@marsad/indicators/contract';
import { freeId, placeIdFrom } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, faults, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { pointerOf } from '../http/schema-faults.js';
import { answer, body, located } from '../http/shapes.js';
import { wordId } from '../http/uuid.js';
import { indicatorOf } from '../series/query.js';
import { absentPlace, placeNamed, placeView, refusalOf } from './view.js';

const params = z.object({ id: z.string() });

const list = guarded('viewer', {
  method: 'get',
  path: '/places',
  summary: 'The places that figures are of',
  responses: { 200: answer('By their English names', PlaceListWire) },
});
const one = guarded('viewer', {
  method: 'get',
  path: '/places/{id}',
  summary: 'One place',
  request: { params },
  responses: { 200: answer('The place', PlaceWire) },
});
const create = guarded('editor', {
  method: 'post',
  path: '/places',
  summary: 'Add a place',
  request: body(PlaceBody),
  responses: { 201: { ...answer('The place', PlaceWire), ...located }, ...refusals(409) },
});
const edit = guarded('editor', {
  method: 'put',
  path: '/places/{id}',
  summary: 'Change what is known of a place; its outline stays',
  request: { params, ...body(PlaceEditBody) },
  responses: { 200: answer('The place', PlaceWire), ...refusals(409) },
});
const remove = guarded('editor', {
  method: 'delete',
  path: '/places/{id}',
  summary: 'Delete a place',
  request: {
    params,
    query: z.object({
      anyway: z.enum(['true', 'false']).optional().openapi({
        description:
          'Also where something refers to it: what lies in it then lies in what it lay in, and its figures are of no place',
      }),
    }),
  },
  responses: { 204: { description: 'It is gone' }, ...refusals(409) },
});
const versions = guarded('viewer', {
  method: 'get',
  path: '/places/{id}/versions',
  summary: 'Every version of a place, also of one that was deleted',
  request: { params },
  responses: { 200: answer('The newest first', PlaceVersionsWire) },
});
const outlines = guarded('viewer', {
  method: 'get',
  path: '/place-outlines',
  summary: 'The outlines of all places, thinned for drawing',
  responses: { 200: answer('GeoJSON', PlaceOutlinesWire) },
});
const outline = guarded('viewer', {
  method: 'get',
  path: '/places/{id}/outline',
  summary: 'The outline of one place, whole',
  request: { params },
  responses: {
    200: {
      description: 'GeoJSON of its geometry',
      content: { 'application/geo+json': { schema: z.any() } },
    },
  },
});
const removeOutline = guarded('editor', {
  method: 'delete',
  path: '/places/{id}/outline',
  summary: 'Take the outline of a place away',
  request: { params },
  responses: { 200: answer('The place', PlaceWire) },
});
const codes = guarded('viewer', {
  method: 'get',
  path: '/indicators/{id}/places',
  summary: 'Which figures of an indicator are of which place',
  request: { params },
  responses: { 200: answer('Places by dimension and code', PlaceCodesWire) },
});
const putCodes = guarded('editor', {
  method: 'put',
  path: '/indicators/{id}/places',
  summary: 'Say which codes of an indicator are which places; the catalogue’s indicators too',
  request: { params, ...body(PlaceCodesBody) },
  responses: { 200: answer('Places by dimension and code', PlaceCodesWire) },
});

export function placeRoutes(app: Api, deps: Deps): void {
  placeReads(app, deps);
  placeWrites(app, deps);
  placeCodeRoutes(app, deps);
}

function placeReads(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(list, async (c) => {
    const [places, held] = await Promise.all([listPlaces(sql), listPlaceCodes(sql)]);
    return c.json({ items: places.map((place) => placeView(place, held)), next: null }, 200);
  });

  app.openapi(outlines, async (c) => {
    const features = (await drawnOutlines(sql)).map(({ place, name, text }) => {
      const geometry: PlaceOutlinesWire['features'][number]['geometry'] = JSON.parse(text);
      return { type: 'Feature' as const, id: place, properties: { name }, geometry };
    });
    return c.json({ type: 'FeatureCollection' as const, features }, 200);
  });

  app.openapi(one, async (c) => c.json(await shown(deps, c.req.valid('param').id), 200));

  app.openapi(versions, async (c) => {
    const { id } = c.req.valid('param');
    const found = await placeVersions(sql, id);
    if (found.length === 0) throw absentPlace(id);
    const items = found.map(({ version, kind, definition: { name, position }, parent, points, by, at }) => ({
      ...{ version, kind, name, parent, position, by, at },
      outlinePoints: points,
    }));
    return c.json({ items }, 200);
  });

  app.openapi(outline, async (c) => {
    const { id } = c.req.valid('param');
    const text = await wholeOutline(sql, wordId<PlaceId>(id));
    if (text === null) throw refuse(404, 'not-found', { what: `outline of place ${id}` });
    return c.body(text, 200, { 'content-type': 'application/geo+json' }) as never;
  });
}

function placeWrites(app: Api, deps: Deps): void {
  const { sql } = deps;

  app.openapi(create, async (c) => {
    const given = c.req.valid('json');
    const place = placeOf(c, given, given.id ?? (await newId(deps, given)));
    const made = await createPlace(sql, c.var.who.actor, { place, most: placeLimits.places });
    if (made.kind !== 'done') throw refusalOf(c, made, place.id, null);
    c.header('Location', `/api/v1/places/${made.id}`);
    return c.json(await shown(deps, made.id), 201);
  });

  app.openapi(edit, async (c) => {
    const { id } = c.req.valid('param');
    const { version = null, ...given } = c.req.valid('json');
    if (given.id !== undefined && given.id !== id)
      throw fault(c, '/id', problem('body-invalid', { reason: `${id} ≠ ${given.id}` }));
    const saved = await editPlace(sql, c.var.who.actor, { next: placeOf(c, given, id), seen: version });
    if (saved.kind === 'unchanged') throw refuse(409, 'nothing-changed');
    if (saved.kind !== 'done') throw refusalOf(c, saved, id, version);
    return c.json(await shown(deps, id), 200);
  });

  app.openapi(remove, async (c) => {
    const { id } = c.req.valid('param');
    const anyway = c.req.valid('query').anyway === 'true';
    const gone = await removePlace(sql, c.var.who.actor, { id: wordId<PlaceId>(id), anyway });
    if (gone.kind === 'not-found') throw absentPlace(id);
    if (gone.kind === 'in-use')
      throw refuse(409, 'place-in-use', { what: [...gone.places, ...gone.indicators].join(', ') });
    return c.body(null, 204);
  });

  app.openapi(removeOutline, async (c) => {
    const { id } = await placeNamed(deps, c.req.valid('param').id);
    const gone = await drawPlace(sql, c.var.who.actor, { id, outline: null, position: null, seen: null });
    if (gone.kind !== 'done') throw refusalOf(c, gone, id, null);
    return c.json(await shown(deps, id), 200);
  });
}

/** One place as it is now. */
export async function shown(deps: Deps, id: string): Promise<PlaceWire> {
  const [place, held] = await Promise.all([placeNamed(deps, id), listPlaceCodes(deps.sql, { place: id })]);
  return placeView(place, held);
}

type Given = ReturnType<(typeof PlaceBody)['parse']>;

async function newId({ sql }: Deps, { name, kind }: Pick<Given, 'name' | 'kind'>): Promise<string> {
  const taken = new Set<string>((await listPlaces(sql)).map(({ id }) => id));
  return freeId(placeIdFrom(name.en, kind), (id) => taken.has(id));
}

function placeOf(c: Context, given: Given, id: string): NewPlace {
  const { name, kind, kindName = null, note = null, parent = null, position = null } = given;
  if (kind === 'other' && kindName === null) throw fault(c, '/kindName', problem('place-kind-unsaid'));
  return {
    id,
    parent,
    definition: { name, kind, kindName: kind === 'other' ? kindName : null, note, position },
  };
}

function placeCodeRoutes(app: Api, deps: Deps): void {
  const { sql } = deps;
  const codesOf = async (indicator: IndicatorId) => {
    const held = await listPlaceCodes(sql, { indicator });
    const dimensions: Record<string, Record<string, string>> = {};
    for (const { dimension, code, place } of held)
      if (dimension !== '') dimensions[dimension] = { ...dimensions[dimension], [code]: place };
    const whole = held.find(({ dimension }) => dimension === '')?.place ?? null;
    return { indicator, dimensions, whole };
  };

  app.openapi(codes, async (c) => {
    const { id } = await indicatorOf(deps, c.req.valid('param').id);
    return c.json(await codesOf(id), 200);
  });

  app.openapi(putCodes, async (c) => {
    const stored = await indicatorOf(deps, c.req.valid('param').id);
    const wanted = codesIn(c, stored, c.req.valid('json'));
    const put = await putPlaceCodes(sql, c.var.who.actor, { indicator: stored.id, codes: wanted });
    if (put.kind === 'unknown-place') {
      const at = wanted.find(({ place }) => place === put.place);
      const pointer =
        at?.dimension === '' ? '/whole' : pointerOf(['dimensions', at?.dimension ?? '', at?.code ?? '']);
      throw fault(c, pointer, problem('place-unknown', { place: put.place }));
    }
    return c.json(await codesOf(stored.id), 200);
  });
}

/** @throws HttpProblem naming every dimension or code that the indicator does not have, and every place that stands twice. */
function codesIn(
  c: Context,
  { indicator }: StoredIndicator,
  { dimensions, whole }: ReturnType<(typeof PlaceCodesBody)['parse']>,
) {
  const wrong: Parameters<typeof faults>[1][number][] = [];
  const found = Object.entries(dimensions).flatMap(([dimension, places]) => {
    const known = indicator.dimensions.find(({ id }) => id === dimension);
    if (known === undefined) {
      const params = { dimension, indicator: indicator.id };
      wrong.push({
        pointer: pointerOf(['dimensions', dimension]),
        problem: problem('dimension-unknown', params),
      });
      return [];
    }
    const seen = new Set<string>();
    return Object.entries(places).map(([code, place]) => {
      const pointer = pointerOf(['dimensions', dimension, code]);
      if (!known.codes.some((one) => one.code === code)) {
        const named = known.codes.map((one) => one.code).join(', ');
        wrong.push({
          pointer,
          problem: problem('dimension-code-unknown', { dimension, code, codes: named }),
        });
      }
      if (seen.has(place)) wrong.push({ pointer, problem: problem('place-twice', { place }) });
      seen.add(place);
      return { dimension, code, place };
    });
  });
  if (wrong.length > 0) throw faults(c, wrong);
  return whole == null ? found : [...found, { dimension: '', code: '', place: whole }];
}
