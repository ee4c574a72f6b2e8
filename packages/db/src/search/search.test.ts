/** Search in the database itself: its folding is the program's, and each way of finding has its index. */
import { searchFolded } from '@marsad/indicators';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enter, newIndicator } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import { buildIndexes, builtIndexes } from '../connection/built-indexes.js';
import { connect } from '../connection/connect.js';
import { type FigurePlace, type FoundFigure, findFigures } from './figures.js';
import { type Found, type Sought, searching, soughtIn } from './sought.js';

let postgres: TestDatabase;
let database: Prepared;
beforeAll(async () => {
  postgres = await startPostgres();
  database = await openPrepared(postgres);
});
afterAll(async () => {
  await database?.close();
  await postgres?.stop();
});

const sought = (text: string) => soughtIn(text) as Sought;

describe('folding', () => {
  it('is the same in the database as in the program, letter by letter', async () => {
    // Letters that came with a later Unicode than either knows would be another matter.
    const letters = Array.from({ length: 0x3100 }, (_, code) => String.fromCharCode(code)).filter((letter) =>
      /\p{Assigned}/u.test(letter),
    );
    const texts = [
      ...letters,
      '\ufb01',
      '\ufdfa',
      '\uff21',
      '\ufefb',
      '٨٨–٩٤',
      '> $1,234.5',
      '1,2,345',
      'a.b 1.5. .5',
      'إِيرَادَات',
    ].filter((text) => text !== '\0');
    const rows = await database.sql<{ given: string; folded: string }[]>`
      select given, search_folded(given) as folded from unnest(${texts}::text[]) given`;
    const differing = rows.filter(({ given, folded }) => searchFolded(given) !== folded);
    expect(differing.map(({ given, folded }) => [given.codePointAt(0)?.toString(16), folded])).toEqual([]);
  });

  it('puts the numbers of a figure first, however it is hedged', async () => {
    const keys = await database.sql<{ key: string }[]>`
      select search_key(search_folded(given)) as key
      from unnest(${['88-94', 'between 88 and 94', 'over 2,000', '> 2,000', '60k', 'nil', '٨٨–٩٤']}::text[]) given`;
    expect(keys.map(({ key }) => key)).toEqual([
      '88 94',
      '88 94 between and',
      '2000 over',
      '2000',
      '60 k',
      'nil',
      '88 94',
    ]);
  });
});

describe('indexes', () => {
  const namesOf = async (sql: Prepared['sql']) =>
    (
      await sql<{ name: string }[]>`
        select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
        where c.relname like 'search_%' and i.indisvalid order by 1`
    ).map(({ name }) => name);

  it('are all there, once each', async () => {
    expect(await namesOf(database.sql)).toEqual(builtIndexes.map(({ name }) => name).sort());
  });

  it('left half-built by somebody who was ended are built anew, by one of those who start together', async () => {
    const url = await postgres.prepared();
    const superuser = connect(postgres.asSuperuser(url), { max: 1 });
    const owners = [connect(url, { max: 1 }), connect(url, { max: 1 })] as const;
    await superuser`update pg_index set indisvalid = false where indexrelid = 'search_note'::regclass`;
    await superuser`drop index search_source`;
    expect(await Promise.all(owners.map((owner) => buildIndexes(owner)))).toEqual([[], []]);
    // Whoever was not the one may have gone on before it was done.
    expect(await buildIndexes(owners[0])).toEqual([]);
    expect(await namesOf(superuser)).toEqual(builtIndexes.map(({ name }) => name).sort());
    for (const sql of [superuser, ...owners]) await sql.end({ timeout: 5 });
  });

  it('wait for a look at the table that does not end, but not for ever', async () => {
    const url = await postgres.prepared();
    const [owner, other] = [connect(url, { max: 1 }), connect(url, { max: 1 })];
    await owner`drop index search_source_title`;
    await other.begin('isolation level repeatable read', async (tx) => {
      await tx`insert into source (title) values ('Held')`;
      expect(await buildIndexes(owner, 200)).toEqual([
        expect.stringMatching(
          /^The index search_source_title is not built, since somebody holds the table source:/,
        ),
      ]);
    });
    expect(await buildIndexes(owner, 5_000)).toEqual([]);
    for (const sql of [owner, other]) await sql.end({ timeout: 5 });
  });
});

describe('notes', () => {
  const many = 10_500;
  beforeAll(async () => {
    const { sql, owner } = database;
    const indicator = await newIndicator(sql, 'noted');
    const first = await enter(sql, indicator, { period: '2020-01', value: '5', note: 'first survey of all' });
    await owner`
      with made as (
        insert into observation (indicator_id, series_key, dimensions, period_start, period_end, source_id)
        select o.indicator_id, o.series_key, o.dimensions, date '1950-01-01' + n, date '1950-01-02' + n, o.source_id
        from observation o, generate_series(1, ${many + 2_000}::int) n where o.id = ${first.observation.id}
        returning id, period_start - date '1950-01-01' as n)
      insert into revision (observation_id, number, period_text, text, qualifier, lower, upper, lower_inclusive,
        upper_inclusive, point, per, known_on, actor, recorded_at, note)
      select id, 1, 'a day', '7', 'exact', 7, 7, true, true, 7, 'period', '2020-01-01', '{"kind":"system","part":"test"}',
        timestamptz '2021-01-01' + (n / 10 || ' seconds')::interval,
        case when n <= ${many} then 'Founding' else 'Later' end || case when n % 4 = 0 then ' survey' else '' end
          || case when n % 700 = 0 then ' rarely' else '' end
      from made`;
    await owner`analyze`;
  }, 60_000);

  /** All that is found, page by page. @returns how many figures, each once, in how many pages. */
  async function paged(text: string, most = 1_000): Promise<{ figures: number; pages: number }> {
    const seen = new Set<string>();
    let place: FigurePlace | null = null;
    let pages = 0;
    do {
      const from: FigurePlace | null = place;
      const found: Found<FoundFigure, FigurePlace> = await searching(database.sql, (tx) =>
        findFigures(tx, sought(text), from, 50),
      );
      for (const { id } of found.hits) {
        expect(seen.has(id)).toBe(false);
        seen.add(id);
      }
      expect(found.hits.length > 0 || found.end === null).toBe(true);
      place = found.end;
      pages += 1;
    } while (place !== null && pages < most);
    return { figures: seen.size, pages };
  }

  it.each([
    ['rarely', Math.floor((many + 2_000) / 700)],
    ['survey', (many + 2_000) / 4 + 1],
    ['founding survey', many / 4],
    ['first survey', 1],
  ])('with %j are all found, each once', async (text, count) => {
    expect((await paged(text)).figures).toBe(count);
  });

  it('with a word that none of the latest has are found all the same, however many there are', async () => {
    const { hits } = await searching(database.sql, (tx) => findFigures(tx, sought('founding'), null, 20));
    expect(hits).toHaveLength(20);
    expect((await paged('founding', 10)).figures).toBeGreaterThanOrEqual(400);
  });
});
