/**
 * Search over HTTP in a record of 1,000,000 figures: half of them with a note, nearly all of one source. Beside it stands the
 * cheapest read there is of somebody who is known, asked in turns with it: what the way there and back takes.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbeddedDatabase } from '../packages/db/dist/embedded/index.js';
import { buildIndexes, connect } from '../packages/db/dist/index.js';
import { fill } from './answers.mjs';
import { median, number } from './measure.mjs';
import { newDatabase, start } from './reads.mjs';
import { asSuperuser } from './superuser.mjs';

const rounds = Number(process.env.BENCH_ROUNDS ?? 41);
const sources = 20_000;

/** What is looked for, and why that may be slow. */
const searches = {
  '20-30': 'written so 43,000 times',
  2: 'the beginning of half of all figures',
  9999999: 'nothing',
  'nowhere at all': 'nothing',
  zagros: 'in 50 notes',
  patrol: 'in 5,000 notes',
  survey: 'in every note',
  s: 'the beginning of a word in every note and of 20,000 sources',
  founding: 'in the 20,000 oldest notes alone, more than are put in order',
  bench: 'the source of a million figures, and 48 indicators',
  'report 17': 'two words of 20,000 sources',
  'دوريّةُ الإنقاذ': 'in 500 notes, with other marks',
};

/** @param say told each line as it is known. */
export async function run(say = () => {}) {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  await chmod(folder, 0o755);
  const server = await startEmbeddedDatabase(folder);
  let marsad = null;
  try {
    const url = await newDatabase(server.url, 'search');
    const superuser = await asSuperuser(folder, url);
    const figures = await fill(url, superuser);
    await describe(superuser);
    const owner = connect(url, { max: 1 });
    const began = performance.now();
    const left = await buildIndexes(owner);
    const built = (performance.now() - began) / 1000;
    await owner`analyze`;
    await owner.end();
    if (left.length > 0) throw new Error(left.join('\n'));
    marsad = await start(url, 'admin');
    const lines = { figures: number(figures), 'seconds to build the indexes': number(built) };
    for (const [q, why] of Object.entries(searches)) {
      const found = { [`"${q}" (${why})`]: await timed(marsad, q) };
      say(found);
      Object.assign(lines, found);
    }
    return lines;
  } finally {
    await marsad?.stop();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Notes, half of them on the way they are read, and sources. */
async function describe(superuser) {
  const sql = connect(superuser, { max: 1 });
  await sql`set session_replication_role = replica`;
  await sql`set synchronous_commit = off`;
  await sql`
    with numbered as (select id, row_number() over (order by id) as n from revision)
    update revision r set note = 'Survey of the week' || case when n <= 40000 then ' at the founding' else '' end
      || case when n % 200 = 0 then ', counted by a patrol' else '' end
      || case when n % 2000 = 0 then '، دورية الانقاذ' else '' end
      || case when n % 20000 = 0 then ' in the Zagros' else '' end
    from numbered where numbered.id = r.id and n % 2 = 0`;
  await sql`insert into source (title, publisher)
    select 'Situation report ' || n, 'Office ' || n % 40 from generate_series(1, ${sources}::int) n`;
  await sql`vacuum analyze`;
  await sql`checkpoint`;
  await sql.end();
}

/** Median and the 95th of a hundred, and the second page's; the first rounds fill caches. */
async function timed({ ask, address, token }, q) {
  const path = `/search?q=${encodeURIComponent(q)}`;
  const answer = await fetch(`${address}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
  const { items, next } = await answer.json();
  const further = next === null ? null : `${path}&cursor=${encodeURIComponent(next)}`;
  const [first, second, bare] = [[], [], []];
  for (let round = 0; round < rounds + 3; round += 1) {
    const times = [await ask(path), further === null ? 0 : await ask(further), await ask('/settings')];
    if (round < 3) continue;
    first.push(times[0]);
    second.push(times[1]);
    bare.push(times[2]);
  }
  const page = (times) => `${number(median(times))}, p95 ${number(p95(times))}`;
  return `${page(first)} ms; next page ${further === null ? 'none' : `${page(second)} ms`}; ${items.length} items; bare ${number(median(bare))} ms`;
}

const p95 = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length * 0.95)];
