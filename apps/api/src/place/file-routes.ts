/** Places and outlines that come as a file: looked into in a thread, never where requests are answered. */
import { z } from '@hono/zod-openapi';
import {
  drawPlace,
  importPlaces,
  listPlaces,
  type NewPlace,
  type PlaceOutcome,
  planPlaces,
} from '@marsad/db';
import { openThreads } from '@marsad/db/thread';
import { problem } from '@marsad/indicators';
import { PlaceImportOptions, PlaceImportWire, PlaceWire, placeLimits } from '@marsad/indicators/contract';
import { keyOf } from '@marsad/indicators/pipeline';
import type { Context } from 'hono';
import { callerOf } from '../account/door.js';
import { guarded } from '../account/guard.js';
import type { Deps } from '../deps.js';
import type { Api } from '../http/api.js';
import { fault, faults, itemOf, languageOf, refuse } from '../http/problems.js';
import { refusals } from '../http/refusals.js';
import { answer } from '../http/shapes.js';
import { fileForm } from '../upload/declared.js';
import { jsonPart } from '../upload/form-part.js';
import { plainName } from '../upload/plain-name.js';
import type { Receive, Upload } from '../upload/receive.js';
import type { DrawnPlace, GeoFile, GeoRead } from './geojson-file.js';
import { shown } from './routes.js';
import { placeNamed, refusalOf } from './view.js';

const { fileBytes, points, pointsDrawn, places: mostPlaces } = placeLimits;
const largestTextBytes = 10_000;

const putOutline = guarded('editor', {
  method: 'put',
  path: '/places/{id}/outline',
  summary: 'Draw a place by a file of GeoJSON: a polygon or several, at most 8 MB and 50,000 points',
  request: { params: z.object({ id: z.string() }), body: { required: true, content: fileForm() } },
  responses: { 200: answer('The place', PlaceWire) },
});
const importFile = guarded('editor', {
  method: 'post',
  path: '/place-imports',
  summary: 'Add many places at once from a GeoJSON FeatureCollection, or look at what that would do',
  request: {
    body: {
      required: true,
      content: fileForm({
        options: { type: 'string', description: 'JSON: which properties hold what, and dryRun to look only' },
      }),
    },
  },
  responses: { 200: answer('What was done, or would be', PlaceImportWire), ...refusals(409) },
});

const readInThread = openThreads<GeoFile, GeoRead>(new URL('./geojson-job.js', import.meta.url), {
  deadlineMs: 15_000,
  memoryMb: 256,
  atOnce: 1,
  waiting: 4,
});

export function placeFileRoutes(app: Api, deps: Deps, receive: Receive): void {
  app.openapi(putOutline, async (c) => {
    const { id } = await placeNamed(deps, c.req.param('id'));
    const read = await receive(c, { by: callerOf(c), largestFileBytes: fileBytes }, (upload) =>
      lookedInto(c, upload, { kind: 'outline' }),
    );
    assertSound(c, read);
    const { outline, position } = read;
    const drawn = await drawPlace(deps.sql, c.var.who.actor, { id, outline, position, seen: null });
    if (drawn.kind !== 'done') throw refusalOf(c, drawn, id, null);
    return c.json(await shown(deps, id), 200);
  });

  app.openapi(importFile, async (c) => {
    const wanted = {
      by: callerOf(c),
      largestFileBytes: fileBytes,
      texts: ['options'] as const,
      largestTextBytes,
    };
    const held = await listPlaces(deps.sql);
    const known = held.flatMap(({ id, definition: { name } }) => [
      [keyOf(name.en), id] as const,
      [id as string, id] as const,
    ]);
    const { read, options, file } = await receive(c, wanted, async (upload) => {
      const given = jsonPart(c, 'options', upload.texts.options, PlaceImportOptions, {});
      const naming = { ...given, known: undefined };
      return {
        file: plainName(upload.name),
        options: given,
        read: await lookedInto(c, upload, { kind: 'places', naming, known }),
      };
    });
    const { dryRun = false, existing = 'keep' } = options;
    const properties = [...read.properties];
    const language = languageOf(c);
    const errors = read.faults.map((one) => itemOf({ ...one, value: undefined }, language));
    // Whoever looks is shown what the names could be taken from, also where they are not found as it is.
    if (dryRun && errors.length > 0 && properties.length > 0)
      return c.json({ done: false, items: [], properties, errors }, 200);
    assertSound(c, read);
    const places = read.places.map(newPlaceOf);
    const how = { places, existing, most: mostPlaces, file };
    const parents = new Map(held.map(({ id, parent }) => [id as string, parent as string | null]));
    const done = dryRun
      ? planPlaces(places, existing, parents, mostPlaces)
      : await importPlaces(deps.sql, c.var.who.actor, how);
    if (done.kind !== 'done') throw placedRefusal(c, done, read.places);
    const items = itemsOf(read.places, done.outcomes);
    return c.json({ done: !dryRun, items, properties, errors: [] }, 200);
  });
}

const itemsOf = (places: readonly DrawnPlace[], outcomes: readonly PlaceOutcome[]) =>
  places.map(({ id, name, kind, parent, outline }, at) => ({
    ...{ id, name, kind, parent },
    outlinePoints: outline?.points ?? 0,
    outcome: outcomes[at] ?? ('kept' as const),
  }));

/** What the file does not say, a place that is replaced does without. */
function newPlaceOf({ id, name, kind, parent, position, outline }: DrawnPlace): NewPlace {
  return { id, parent, outline, definition: { name, kind, kindName: null, note: null, position } };
}

/** At the feature it is about, where it is about one. */
function placedRefusal(c: Context, refusal: Parameters<typeof refusalOf>[1], places: readonly DrawnPlace[]) {
  const about = 'id' in refusal ? places.find(({ id }) => id === refusal.id) : undefined;
  if (about === undefined || refusal.kind === 'taken') return refusalOf(c, refusal, 'file', null);
  return fault(c, `${about.pointer}/properties`, refusalOf(c, refusal, about.id, null).problem);
}

/** @throws HttpProblem naming everything that is wrong with the file, at its place in it. */
function assertSound(c: Context, { faults: found }: GeoRead): void {
  if (found.length > 0) throw faults(c, found);
}

/** @throws HttpProblem where nobody has time to look into it, or it takes too long. */
async function lookedInto(
  c: Context,
  { content, size }: Upload,
  wanted: GeoFile['wanted'],
): Promise<GeoRead> {
  const limits = { points, pointsDrawn, places: mostPlaces };
  const told = await readInThread({ fd: content.fd, size, limits, wanted }, c.req.raw.signal);
  if (told.kind === 'busy') throw refuse(503, 'too-busy');
  if (told.kind !== 'done') throw fault(c, '/file', problem('geojson-too-long'));
  return told.result;
}
