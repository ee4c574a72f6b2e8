/**
 * Draws the outlines of the locator map from Natural Earth (public domain): countries as the npm package world-atlas
 * packs them, the borders between governorates as governorates.mjs took them. Writes src/map/outlines.ts. Run it after a change here: node apps/web/map/draw.mjs
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { geoMercator, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';

const require = createRequire(import.meta.url);
const written = fileURLToPath(new URL('../src/map/outlines.ts', import.meta.url));
const writtenWorld = fileURLToPath(new URL('../src/map/world.ts', import.meta.url));

/** The Iraqi-Syrian border with some land on either side, in degrees. */
const box = { west: 37.2, east: 44.4, south: 32.3, north: 37.6 };
const width = 720;
/** ISO 3166-1 numeric, as world-atlas names countries. */
const iraq = '368';
const syria = '760';

function frame() {
  const scale = width / radians(box.east - box.west);
  const unmoved = geoMercator().scale(scale).translate([0, 0]);
  const [left, top] = unmoved([box.west, box.north]);
  const height = Math.round(unmoved([box.west, box.south])[1] - top);
  return { height, projection: geoMercator().scale(scale).translate([-left, -top]) };
}

/** Where a place comes to lie, in the units of the outlines. */
export function placed(longitude, latitude) {
  return frame().projection([longitude, latitude]);
}

export function drawn() {
  const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-10m.json'), 'utf8'));
  const { height, projection } = frame();
  projection.clipExtent([
    [-2, -2],
    [width + 2, height + 2],
  ]);
  const draw = geoPath(projection).digits(1);
  const { countries } = atlas.objects;
  const landOf = (id) =>
    draw(
      feature(
        atlas,
        countries.geometries.find((country) => country.id === id),
      ),
    );
  const ours = new Set([iraq, syria]);
  return {
    box,
    width,
    height,
    iraq: landOf(iraq),
    syria: landOf(syria),
    border: draw(mesh(atlas, countries, (a, b) => a !== b && ours.has(a.id) && ours.has(b.id))),
    governorates: draw(JSON.parse(readFileSync(new URL('governorates.json', import.meta.url), 'utf8'))),
    others: draw(mesh(atlas, countries, (a, b) => !(ours.has(a.id) && ours.has(b.id)))),
  };
}

/** All countries, coarse, in the units of the outlines: for places that lie elsewhere. */
export function drawnWorld() {
  const atlas = JSON.parse(readFileSync(require.resolve('world-atlas/countries-110m.json'), 'utf8'));
  const { projection } = frame();
  const [, top] = projection([0, 85]);
  const [, bottom] = projection([0, -85]);
  const [left] = projection([-180, 0]);
  const [right] = projection([180, 0]);
  projection.clipExtent([
    [left, top],
    [right, bottom],
  ]);
  const draw = geoPath(projection).digits(0);
  return {
    land: draw(feature(atlas, atlas.objects.land)),
    borders: draw(mesh(atlas, atlas.objects.countries, (a, b) => a !== b)),
  };
}

function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

/** The file as it is kept, in the form the formatter gives it. */
export function fileOf(outlines, name = 'outlines') {
  const lines = Object.entries(outlines).map(([part, value]) => `  ${part}: ${literal(value)},`);
  return [
    '// biome-ignore-all format: made by a script.',
    '/** Made by apps/web/map/draw.mjs from Natural Earth, which is in the public domain; see docs/map.md. */',
    `export const ${name} = {`,
    ...lines,
    '} as const;',
    '',
  ].join('\n');
}

function literal(value) {
  if (typeof value !== 'object') return typeof value === 'string' ? `'${value}'` : String(value);
  const fields = Object.entries(value).map(([name, field]) => `${name}: ${field}`);
  return `{ ${fields.join(', ')} }`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(written, fileOf(drawn()));
  writeFileSync(writtenWorld, fileOf(drawnWorld(), 'world'));
}
