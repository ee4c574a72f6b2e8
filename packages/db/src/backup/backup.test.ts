/** An archive against whatever may become of it, and into databases that it may not go to. */
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { ZipFile } from 'yazl';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import { checkAudit } from '../audit/check.js';
import { connect, type Sql } from '../connection/connect.js';
import { holdMigrations, knownMigrations, migrateWithin, migrationState } from '../connection/migrate.js';
import { applicationAddress } from '../connection/roles.js';
import { openArchive } from './archive.js';
import { backUpToFile } from './file.js';
import { type Manifest, manifestName, memberOf, rowsOf, withDigest } from './manifest.js';
import { restoreBackup } from './restore.js';
import { leftOut } from './tables.js';

let postgres: TestDatabase;
let source: Prepared;
let folder: string;
let file: string;
let manifest: Manifest;

const odd = ['plain', 'a\nline', 'tab\there', '\\N', '\\.', 'مرصد', '', ' ', '{"a":1}', '\u0001'];

beforeAll(async () => {
  postgres = await startPostgres();
  source = await openPrepared(postgres);
  folder = await mkdtemp(join(tmpdir(), 'marsad-backup-'));
  file = join(folder, 'small.zip');
  const { sql, owner } = source;
  for (const [n, text] of odd.entries()) {
    await sql`select append_audit('{"kind":"system","part":"test"}', 'test.odd', 'setting', ${text}, ${sql.json({ text, n })})`;
    await sql`insert into source (title, publisher) values (${text}, ${n % 2 === 0 ? null : text})`;
  }
  await sql`
    insert into indicator (id, definition, section, position) values ('kept', '{"name":{"en":"Kept"}}', 'own', 1)`;
  const [document] = await sql<{ id: string }[]>`select id from source limit 1`;
  await sql`
    insert into source_file (source_id, name, media_type, size, sha256, content, added_by)
    values (${document?.id ?? ''}, 'all bytes', 'application/octet-stream', 256, ${Buffer.alloc(32)},
      ${Buffer.from(Array.from({ length: 256 }, (_, n) => n))}, '{"kind":"system","part":"test"}')`;
  // Counted and taken back, as a transaction that failed does.
  await sql`insert into outbox (topic, payload) values ('evaluate', '{"indicator":"kept","seriesKey":""}')`;
  await sql`select nextval('outbox_id_seq'), nextval('live_event_id_seq')`;
  await sql`insert into live_event (type, payload) values ('told', '{}')`;
  await owner`insert into setting (name, value, changed_by) values ('numbers',
    '{"small":1e-320,"exact":12345678901234567890.123456789}', '{"kind":"system","part":"test"}')`;
  await sql`
    insert into series (indicator_id, series_key, dimensions)
    select 'kept', k, '{}' from unnest(array['b', 'B', 'a', 'ä', 'Z', '_', ' ']) k`;
  const taken = await inOne((one) => backUpToFile(one, file));
  manifest = taken.manifest;
});
afterAll(async () => {
  await source?.close();
  await postgres?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** As the application reads, which is how a server takes them by itself. */
async function inOne<T>(use: (sql: Sql) => Promise<T>, url = source.url): Promise<T> {
  const owner = connect(url, { max: 1 });
  const { url: own } = await applicationAddress(owner, url);
  await owner.end({ timeout: 5 });
  const sql = connect(own, { max: 1, asApplication: true });
  try {
    return await use(sql);
  } finally {
    await sql.end({ timeout: 5 });
  }
}

async function restoreInto(url: string, path = file) {
  const archive = await openArchive(path);
  const sql = connect(url, { max: 1 });
  try {
    return await restoreBackup(sql, archive, 'The database', { compare: true });
  } finally {
    await sql.end({ timeout: 5 });
    await archive.close();
  }
}

/** Every row of a table as one text, put together by the database. */
async function rowsIn(sql: Sql, table: string): Promise<string[]> {
  const rows = await sql.unsafe<{ row: string }[]>(`select t::text as row from ${table} t order by 1`);
  return rows.map(({ row }) => row);
}

async function tablesIn(sql: Sql): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select n.nspname || '."' || c.relname || '"' as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('public', 'auth') and c.relkind in ('r', 'p') and c.relpersistence = 'p'`;
  return rows.map(({ name }) => name);
}

describe('a back-up', () => {
  it('has every table but those that are left out for a reason, and is nobody else’s to read', async () => {
    const named = (await tablesIn(source.owner)).map((name) => name.replaceAll('"', ''));
    expect([...manifest.tables.map(({ name }) => name), ...Object.keys(leftOut)].sort()).toEqual(
      named.sort(),
    );
    expect(manifest).toMatchObject({
      format: 'marsad-backup',
      formatVersion: 1,
      audit: { rows: odd.length },
    });
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(rowsOf(manifest)).toBeGreaterThan(odd.length * 2);
  });

  it('comes back with every value as it was, and everything goes on from there', async () => {
    const target = await postgres.fresh();
    const { compared, audit, migrated } = await restoreInto(target);
    expect(migrated).toBe(0);
    expect(
      compared.filter(({ wanted, found }) => wanted.sha256 !== found.sha256 || wanted.rows !== found.rows),
    ).toEqual([]);
    expect(audit).toMatchObject({ kind: 'sound', rows: odd.length, head: manifest.audit?.head });
    const owner = connect(target, { max: 1 });
    for (const table of await tablesIn(source.owner)) {
      if (leftOut[table.replaceAll('"', '')] !== undefined) expect(await rowsIn(owner, table)).toEqual([]);
      else if (table !== 'public."outbox"')
        expect(await rowsIn(owner, table)).toEqual(await rowsIn(source.owner, table));
    }
    // Keys, indexes and triggers are those that migrations make.
    const shape = (sql: Sql) => sql`
      select conrelid::regclass::text as on, conname::text as name, pg_get_constraintdef(oid) as does from pg_constraint
      where connamespace in ('public'::regnamespace, 'auth'::regnamespace)
      union all select indrelid::regclass::text, indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index
      where indrelid in (select oid from pg_class where relnamespace in ('public'::regnamespace, 'auth'::regnamespace))
      union all select tgrelid::regclass::text, tgname::text, tgenabled::text from pg_trigger where not tgisinternal
      order by 1, 2, 3`;
    expect([...(await shape(owner))]).toEqual([...(await shape(source.owner))]);
    await inOne(async (sql) => {
      await sql`select append_audit('{"kind":"system","part":"test"}', 'test.after', 'setting', 'x', '{}')`;
      const [next] = await sql<{ outbox: number; event: number }[]>`
        select nextval('outbox_id_seq') as outbox, nextval('live_event_id_seq') as event`;
      const [before] = await source.sql<{ outbox: number; event: number }[]>`
        select nextval('outbox_id_seq') as outbox, nextval('live_event_id_seq') as event`;
      expect(next?.outbox).toBe(before?.outbox);
      // Whoever listened before has seen others since.
      expect(next?.event).toBeGreaterThan((before?.event ?? 0) + 900_000);
    }, target);
    expect(await checkAudit(owner)).toMatchObject({ kind: 'sound', rows: odd.length + 1 });
    await expect(owner`delete from audit`).rejects.toThrow('only ever added to');
    await owner.end({ timeout: 5 });
  });

  it('is not written over another file, and leaves nothing behind where it cannot be written', async () => {
    await expect(inOne((sql) => backUpToFile(sql, file))).rejects.toThrow(/small\.zip is there already/);
    await expect(inOne((sql) => backUpToFile(sql, folder))).rejects.toThrow(/is a folder/);
    await expect(openArchive(folder)).rejects.toThrow(/is a folder: name the back-up in it/);
    const socket = join(folder, 'socket');
    const listening = createServer().listen(socket);
    await once(listening, 'listening');
    await expect(inOne((sql) => backUpToFile(sql, socket, { force: true }))).rejects.toThrow(/no file but a/);
    expect((await stat(socket)).isSocket()).toBe(true);
    listening.close();
    await expect(inOne((sql) => backUpToFile(sql, join(folder, 'none', 'x.zip')))).rejects.toThrow(
      /There is no folder/,
    );
    const other = join(folder, 'other.zip');
    await writeFile(`${other}.part`, 'of another');
    await expect(inOne((sql) => backUpToFile(sql, other))).rejects.toThrow(
      /another back-up is being written/,
    );
    expect(await readFile(`${other}.part`, 'utf8')).toBe('of another');
    await inOne((sql) => backUpToFile(sql, other, { force: true }));
    await expect(stat(`${other}.part`)).rejects.toThrow('ENOENT');
    await (await openArchive(other)).close();
  });

  it('is refused of a database without anything, and of one that a newer Marsad made', async () => {
    const empty = connect(await postgres.fresh(), { max: 1 });
    await expect(backUpToFile(empty, join(folder, 'empty.zip'))).rejects.toThrow(
      'There is nothing to back up',
    );
    await empty.end({ timeout: 5 });
    const newer = connect(await postgres.prepared(), { max: 1 });
    await newer`insert into migration (version, name) values (9999, '9999_of_tomorrow.sql')`;
    await expect(backUpToFile(newer, join(folder, 'newer.zip'))).rejects.toThrow(/newer than this program/);
    await newer.end({ timeout: 5 });
    await expect(stat(join(folder, 'empty.zip.part'))).rejects.toThrow('ENOENT');
  });

  it('comes to its end whatever a table’s last rows fill', async () => {
    const url = await postgres.prepared();
    const owner = connect(url, { max: 1 });
    for (let n = 1; n <= 40; n += 1) {
      await owner`insert into setting (name, value, changed_by) values (${`long ${n}`}, to_jsonb(repeat('x', 4000)), '{}')`;
      const { manifest: said } = await inOne(
        (sql) => backUpToFile(sql, join(folder, `filled-${n}.zip`)),
        url,
      );
      expect(said.tables.find(({ name }) => name === 'public.setting')?.rows).toBe(n);
    }
    await owner.end({ timeout: 5 });
  });

  it('goes on whatever bounds the server sets for statements and transactions', async () => {
    const url = await postgres.prepared();
    const owner = connect(url, { max: 1 });
    const [name] = await owner<{ database: string }[]>`select current_database() as database`;
    for (const bound of ['statement_timeout', 'transaction_timeout', 'idle_in_transaction_session_timeout'])
      await owner.unsafe(`alter database ${name?.database} set ${bound} = '60ms'`);
    await owner.end({ timeout: 5 });
    const bounded = connect(url, { max: 1 });
    const [now] = await bounded<{ bound: string }[]>`select current_setting('statement_timeout') as bound`;
    expect(now?.bound).toBe('60ms');
    const taken = await backUpToFile(bounded, join(folder, 'bounded.zip'));
    expect(taken.manifest.tables.length).toBe(manifest.tables.length);
    await bounded.end({ timeout: 5 });
  });
});

describe('a damaged back-up', () => {
  const path = () => join(folder, 'damaged.zip');
  const refusal = async (bytes: Uint8Array) => {
    await writeFile(path(), bytes);
    return openArchive(path()).then(
      async (archive) => {
        await archive.close();
        return 'taken for whole';
      },
      (error: Error) => `${error.name}: ${error.message}`,
    );
  };
  const named = /^StartError: \S+damaged\.zip is (damaged|no back-up of Marsad)/;
  const runs = Number(process.env.PROPERTY_RUNS ?? 150);

  it('is refused by name, cut at any byte', async () => {
    const whole = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), async (length) => {
        expect(await refusal(whole.subarray(0, length))).toMatch(named);
      }),
      { numRuns: runs, examples: [[0], [1], [70], [71], [72], [whole.length - 1], [whole.length - 71]] },
    );
  });

  it('is refused by name, with any byte changed', async () => {
    const whole = await readFile(file);
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
        const changed = Buffer.from(whole);
        changed[at] = (changed[at] as number) ^ by;
        expect(await refusal(changed)).toMatch(named);
      }),
      {
        numRuns: runs,
        examples: [
          [0, 1],
          [whole.length - 1, 1],
          [whole.length - 72, 1],
        ],
      },
    );
  });

  it('is refused with something behind it', async () => {
    expect(await refusal(Buffer.concat([await readFile(file), Buffer.from('x')]))).toMatch(named);
    expect(await refusal(Buffer.concat([await readFile(file), await readFile(file)]))).toMatch(named);
    expect(await refusal(Buffer.from('a text'))).toMatch(named);
  });

  /** Packed anew with another content, and sealed as a back-up is: the bytes are then no sign of it. */
  async function packed(members: ReadonlyMap<string, Buffer>): Promise<Buffer> {
    const zip = new ZipFile();
    for (const [name, contents] of members) zip.addBuffer(contents, name);
    zip.end();
    const chunks: Buffer[] = [];
    for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer);
    const bytes = Buffer.concat(chunks);
    bytes.writeUInt16LE(71, bytes.length - 2);
    return Buffer.concat([bytes, Buffer.from(`sha256:${createHash('sha256').update(bytes).digest('hex')}`)]);
  }

  async function members(): Promise<Map<string, Buffer>> {
    const zip = await fromBufferPromise(await readFile(file), { lazyEntries: true });
    const found = new Map<string, Buffer>();
    for await (const entry of zip.eachEntry()) {
      const chunks: Buffer[] = [];
      for await (const chunk of await zip.openReadStreamPromise(entry)) chunks.push(chunk as Buffer);
      found.set(entry.fileName, Buffer.concat(chunks));
    }
    return found;
  }

  it('packed anew as it is, is whole: what follows is refused for what was changed', async () => {
    expect(await refusal(await packed(await members()))).toBe('taken for whole');
  });

  it('is refused by the name of what was swapped, taken out, put in or edited', async () => {
    const [one, other] = [memberOf('public.source'), memberOf('public.audit')];
    const swapped = await members();
    const [a, b] = [swapped.get(one) as Buffer, swapped.get(other) as Buffer];
    swapped.set(one, b).set(other, a);
    expect(await refusal(await packed(swapped))).toContain(`${other} is not what was written`);
    const without = await members();
    without.delete(one);
    expect(await refusal(await packed(without))).toContain(`${one} is missing`);
    const more = await members();
    more.set('tables/public.more.copy', Buffer.from('x\n'));
    expect(await refusal(await packed(more))).toContain('tables/public.more.copy is in it');
    const lines = await members();
    const rows = (lines.get(one) as Buffer).toString('utf8').split('\n');
    lines.set(one, Buffer.from([rows[1], rows[0], ...rows.slice(2)].join('\n')));
    expect(await refusal(await packed(lines))).toContain(`${one} is not what was written`);
    const none = await members();
    none.delete(manifestName);
    expect(await refusal(await packed(none))).toContain(`it has no ${manifestName}`);
  });

  it('is refused for whatever is changed in what it says of itself', async () => {
    const edits: readonly [string, object][] = [
      ['the moment', { at: '2020-01-01T00:00:00.000Z' }],
      ['the schema', { schema: 1 }],
      ['a row', { tables: manifest.tables.map((table) => ({ ...table, rows: table.rows + 1 })) }],
      ['a table', { tables: manifest.tables.slice(1) }],
    ];
    for (const [what, edit] of edits) {
      const edited = await members();
      edited.set(manifestName, Buffer.from(JSON.stringify({ ...manifest, ...edit })));
      expect(await refusal(await packed(edited)), what).toContain(
        `its ${manifestName} does not say what was written`,
      );
      // With its own digest made anew, what the members hold still is what it is.
      const { digest: _, ...rest } = { ...manifest, ...edit };
      edited.set(manifestName, Buffer.from(JSON.stringify(withDigest(rest))));
      if (what === 'a row' || what === 'a table')
        expect(await refusal(await packed(edited)), what).toMatch(named);
    }
    const odd = await members();
    odd.set(manifestName, Buffer.from('{'));
    expect(await refusal(await packed(odd))).toContain('is not of one');
    const tomorrow = await members();
    tomorrow.set(manifestName, Buffer.from(JSON.stringify({ ...manifest, formatVersion: 2 })));
    expect(await refusal(await packed(tomorrow))).toContain('was written by a newer Marsad');
  });

  it('of a newer schema, or of other migrations, is refused in one line with nothing written', async () => {
    const target = await postgres.fresh();
    const { digest: _, ...rest } = manifest;
    for (const [edit, says] of [
      [{ schema: 9999 }, 'newer than this program'],
      [{ migrations: manifest.migrations.slice(0, -2) }, 'not made as this program makes one'],
    ] as const) {
      const edited = await members();
      edited.set(manifestName, Buffer.from(JSON.stringify(withDigest({ ...rest, ...edit }))));
      await writeFile(path(), await packed(edited));
      await expect(restoreInto(target, path())).rejects.toThrow(says);
    }
    const sql = connect(target, { max: 1 });
    expect(await tablesIn(sql)).toEqual([]);
    await sql.end({ timeout: 5 });
  });
});

describe('a restore', () => {
  it('is refused where anything is already, and says what', async () => {
    await expect(restoreInto(source.url)).rejects.toThrow(
      /The database is not empty \(1 indicator, 10 rows of the audit log\)/,
    );
    await expect(restoreInto(await postgres.prepared())).rejects.toThrow(/is not empty \(tables: /);
  });

  it.each([5, 12, 22, 30])(
    'of schema %i goes into that schema, and is brought up to date from there',
    async (schema) => {
      const old = connect(await postgres.fresh(), { max: 1 });
      await old.begin(async (tx) => {
        await holdMigrations(tx);
        await migrateWithin(tx, schema);
      });
      await old`insert into source (title, created_at) values ('Kept', '2020-01-01')`;
      const path = join(folder, `schema-${schema}.zip`);
      const { manifest: before } = await backUpToFile(old, path);
      expect(before).toMatchObject({ schema, audit: schema < 22 ? null : { rows: 0 } });
      await old.end({ timeout: 5 });
      const target = await postgres.fresh();
      const { migrated, compared, audit } = await restoreInto(target, path);
      expect(migrated).toBe((await knownMigrations()).filter(({ version }) => version > schema).length);
      expect(compared.every(({ wanted, found }) => wanted.sha256 === found.sha256)).toBe(true);
      expect(audit.kind).toBe('sound');
      const sql = connect(target, { max: 1 });
      expect([...(await sql`select title, created_at from source`)]).toEqual([
        { title: 'Kept', created_at: '2020-01-01T00:00:00.000Z' },
      ]);
      expect(await migrationState(sql)).toMatchObject({ ok: true });
      await sql.end({ timeout: 5 });
    },
  );

  it('that fails half-way leaves the database as empty as it was', async () => {
    const target = await postgres.fresh();
    const archive = await openArchive(file);
    const sql = connect(target, { max: 1 });
    const broken = {
      ...archive,
      rowsOf: async (table: string) => {
        if (table === 'public.source') throw new Error('the disk is gone');
        return archive.rowsOf(table);
      },
    };
    await expect(restoreBackup(sql, broken, 'The database')).rejects.toThrow('the disk is gone');
    expect(await tablesIn(sql)).toEqual([]);
    await sql.end({ timeout: 5 });
    await archive.close();
    expect((await restoreInto(target)).rows).toBe(rowsOf(manifest));
  });
});
