import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeatures } from './features.js';
import { mostGeoFaults, readOutline } from './geojson.js';
import { type Outline, pointInside, pointsIn, thinned } from './outline.js';

const square = (x: number, y: number, size = 1) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const polygon = { type: 'Polygon', coordinates: [square(38, 35)] };
const bounds = { points: 100, places: 5 };
const feature = (properties: object, geometry: unknown = polygon) => ({
  type: 'Feature',
  properties,
  geometry,
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const codesOf = (given: unknown) => {
  const read = readOutline(given, bounds);
  return read.kind === 'outline'
    ? 'outline'
    : read.faults.map(({ pointer, problem }) => `${pointer} ${problem.code}`);
};

describe('an outline', () => {
  it.each([
    ['a polygon', polygon],
    ['several', { type: 'MultiPolygon', coordinates: [[square(38, 35)], [square(40, 35)]] }],
    ['a feature', feature({})],
    ['a collection', collection(feature({}), feature({}))],
    [
      'heights, which are left out',
      { type: 'Polygon', coordinates: [square(1, 1).map(([x, y]) => [x, y, 300])] },
    ],
    [
      'what a former standard says of the one system',
      { ...polygon, crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:OGC:1.3:CRS84' } } },
    ],
  ])('is read from %s', (_, given) => expect(codesOf(given)).toBe('outline'));

  it.each<[string, unknown, string]>([
    ['nothing', null, ' geojson-not-one'],
    ['a text', 'Polygon', ' geojson-not-one'],
    ['a point', { type: 'Point', coordinates: [1, 2] }, '/type geojson-no-polygon'],
    ['a topology', { type: 'Topology', arcs: [] }, '/type geojson-no-polygon'],
    ['no feature', collection(), ' geojson-no-outline'],
    ['a feature without geometry', collection(feature({}, null)), '/features/0/geometry geojson-not-one'],
    ['no ring', { type: 'Polygon', coordinates: [] }, '/coordinates geojson-ring-short'],
    [
      'a triangle that is not closed',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
          ],
        ],
      },
      '/coordinates/0 geojson-ring-short',
    ],
    [
      'an open ring',
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
      '/coordinates/0 geojson-ring-open',
    ],
    [
      'latitude first',
      {
        type: 'Polygon',
        coordinates: [
          [
            [35, 138],
            [36, 138],
            [36, 139],
            [35, 138],
          ],
        ],
      },
      '/coordinates/0/0 geojson-swapped',
    ],
    [
      'metres',
      {
        type: 'Polygon',
        coordinates: [
          [
            [354000, 3970000],
            [1, 0],
            [1, 1],
            [0, 1],
          ],
        ],
      },
      '/coordinates/0/0 geojson-out-of-range',
    ],
    [
      'no numbers',
      {
        type: 'Polygon',
        coordinates: [
          [
            ['0', 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
      '/coordinates/0/0 geojson-position',
    ],
    [
      'NaN',
      {
        type: 'Polygon',
        coordinates: [
          [
            [Number.NaN, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
      '/coordinates/0/0 geojson-position',
    ],
    [
      'another system',
      { ...polygon, crs: { type: 'name', properties: { name: 'EPSG:32637' } } },
      '/crs geojson-crs',
    ],
    [
      'the second of two',
      { type: 'MultiPolygon', coordinates: [[square(38, 35)], [[[0, 0]]]] },
      '/coordinates/1/0 geojson-ring-short',
    ],
    [
      'too much',
      { type: 'Polygon', coordinates: [Array.from({ length: 101 }, () => [0, 0])] },
      '/coordinates geojson-too-many-points',
    ],
  ])('is refused for %s, at its place', (_, given, expected) => expect(codesOf(given)).toEqual([expected]));

  it('says of a large file no more than somebody can mend', () => {
    const bad = Array.from({ length: 90 }, () => feature({}, { type: 'Point' }));
    expect(codesOf(collection(...bad))).toHaveLength(mostGeoFaults);
  });

  it('comes to an answer whatever it is given', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (given) => {
        expect(['outline', 'faults']).toContain(readOutline(given, bounds).kind);
        expect(readFeatures(given, {}, bounds).places.length).toBeLessThanOrEqual(bounds.places);
      }),
    );
  });
});

describe('an outline as it is drawn', () => {
  const ring = fc.array(
    fc.tuple(fc.double({ min: 30, max: 50, noNaN: true }), fc.double({ min: 30, max: 40, noNaN: true })),
    {
      minLength: 3,
      maxLength: 200,
    },
  );
  it('has as few points as asked for, each of them its own, and stays closed', () => {
    fc.assert(
      fc.property(ring, (points) => {
        const outline: Outline = [[[...points, points[0] as [number, number]]]];
        const drawn = thinned(outline, 40);
        expect(pointsIn(drawn)).toBeLessThanOrEqual(Math.max(40, 5));
        for (const [outer = []] of drawn) expect(outer[0]).toEqual(outer.at(-1));
      }),
    );
  });

  it('has its name inside, also where its middle is not', () => {
    const horseshoe: Outline = [
      [
        [
          [0, 0],
          [10, 0],
          [10, 10],
          [7, 10],
          [7, 2],
          [3, 2],
          [3, 10],
          [0, 10],
          [0, 0],
        ],
      ],
    ];
    const [x, y] = pointInside(horseshoe) ?? [];
    expect(y).toBe(5);
    expect((x ?? 0) < 3 || (x ?? 0) > 7).toBe(true);
  });
});

describe('many places in a file', () => {
  const read = (given: unknown, naming = {}, known?: ReadonlyMap<string, string>) =>
    readFeatures(given, naming, bounds, known);

  it('takes names from the usual properties, points as positions, areas with something inside', () => {
    const { places, faults, properties } = read(
      collection(
        feature({ 'name:en': 'Raqqa', 'name:ar': 'الرقة', kind: 'region' }),
        feature({ name: 'Tabqa', parent: 'Raqqa' }, { type: 'Point', coordinates: [38.54, 35.83] }),
      ),
    );
    expect(faults).toEqual([]);
    expect(places).toMatchObject([
      {
        id: 'raqqa',
        name: { en: 'Raqqa', ar: 'الرقة' },
        kind: 'region',
        parent: null,
        position: { latitude: 35.5, longitude: 38.5 },
      },
      {
        id: 'tabqa',
        kind: 'town',
        parent: 'raqqa',
        position: { latitude: 35.83, longitude: 38.54 },
        outline: null,
      },
    ]);
    expect(properties).toContainEqual({ name: 'name:en', example: 'Raqqa' });
  });

  it('takes them from those that are chosen, and lets the rest lie where somebody says', () => {
    const { places } = read(
      collection(feature({ ADM2: 'Ain Issa', AR: 'عين عيسى', P: 'SY11' })),
      { english: 'ADM2', arabic: 'AR', id: 'P', kind: 'camp', within: 'syria' },
      new Map([['syria', 'syria']]),
    );
    expect(places).toMatchObject([
      { id: 'sy11', name: { en: 'Ain Issa', ar: 'عين عيسى' }, kind: 'camp', parent: 'syria' },
    ]);
  });

  it.each<[string, unknown, object, string]>([
    ['without a name', collection(feature({ x: 1 })), {}, '/features/0/properties place-name-missing'],
    [
      'of an unknown parent',
      collection(feature({ name: 'A', parent: 'B' })),
      {},
      '/features/0/properties place-unknown',
    ],
    [
      'that are too many',
      collection(...Array.from({ length: 6 }, (_, n) => feature({ name: `A${n}` }))),
      {},
      '/features places-too-many',
    ],
    ['that is one geometry', polygon, {}, '/type geojson-no-features'],
    [
      'with a line',
      collection(feature({ name: 'A' }, { type: 'LineString', coordinates: [] })),
      {},
      '/features/0/geometry/type geojson-no-polygon',
    ],
  ])('names what is wrong with a file %s', (_, given, naming, expected) => {
    expect(read(given, naming).faults.map(({ pointer, problem }) => `${pointer} ${problem.code}`)).toEqual([
      expected,
    ]);
  });

  it('leaves out of a name what no database holds', () => {
    const { places } = read(collection(feature({ name: 'Ain\u0000 \ud800Issa' })));
    expect(places[0]?.name.en).toMatch(/^Ain +Issa$/);
  });

  it('tells namesakes apart, and never takes a property of all objects for one of the file', () => {
    const { places } = read(collection(feature({ name: 'Ain' }), feature({ name: 'Ain' })), {});
    expect(places.map(({ id }) => id)).toEqual(['ain', 'ain-2']);
    expect(read(collection(feature({})), { english: 'constructor' }).faults).toHaveLength(1);
  });
});
