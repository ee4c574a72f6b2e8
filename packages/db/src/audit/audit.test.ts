import { readdir, readFile } from 'node:fs/promises';
import type { Actor } from '@marsad/indicators';
import { auditAreas } from '@marsad/indicators/limits';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { admin, editor, enter, newIndicator } from '../../test/making.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import { connect, currentDay, json } from '../connection/connect.js';
import type { PersonId } from '../connection/ids.js';
import { migrate } from '../connection/migrate.js';
import { auditActions } from './action.js';
import { audit, noteExport, readAudit } from './audit.js';
import { auditHead, checkAudit } from './check.js';

let postgres: TestDatabase;
let held: Prepared;
beforeAll(async () => {
  postgres = await startPostgres();
  held = await openPrepared(postgres);
});
afterAll(async () => {
  await held.close();
  await postgres.stop();
});

describe('the audit log', () => {
  it('is only ever added to: by the application for lack of rights, by its owner by accident', async () => {
    const { owner, sql } = held;
    await noteExport(sql, editor, { indicator: null, details: {} });
    for (const attempt of [
      sql`insert into audit (actor, action, subject_kind, subject_id) values ('{}', 'export.made', 'record', 'all')`,
      sql`insert into audit_seal (id) values (1)`,
      sql`update audit_head set position = 0`,
      sql`select setval('audit_id_seq', 1)`,
      sql`update audit set action = 'nothing'`,
      sql`update audit set subject_kind = 'nothing', subject_id = ''`,
      sql`delete from audit`,
      sql`truncate audit`,
      sql`alter table audit disable trigger all`,
      owner`update audit set subject_id = ''`,
      owner`delete from audit`,
      owner`truncate audit`,
    ])
      await expect(attempt).rejects.toMatchObject({ code: '42501' });
  });

  it('is out of reach of whoever runs statements in the application: nobody it can become may do more', async () => {
    const { sql, owner } = held;
    const mine = await sql.reserve();
    try {
      await mine`reset role`;
      const [who] = await mine<{ login: string; superuser: boolean; may: boolean }[]>`
        select session_user as login, rolsuper as superuser, rolcreaterole or rolcreatedb or rolbypassrls as may
        from pg_roles where rolname = session_user`;
      expect(who).toMatchObject({
        login: expect.stringMatching(/^marsad_app_\d+$/),
        superuser: false,
        may: false,
      });
      for (const attempt of [
        `set role marsad_owner`,
        `set session authorization marsad_owner`,
        `update audit set action = 'nothing'`,
        `delete from audit`,
        `insert into audit (actor, action, subject_kind, subject_id) values ('{}', 'export.made', 'record', 'all')`,
        `set session_replication_role = replica`,
        `alter role session_user superuser`,
      ])
        await expect(mine.unsafe(attempt)).rejects.toMatchObject({
          code: expect.stringMatching(/^(42501|22023)$/),
        });
    } finally {
      mine.release();
    }
    const [user] = await owner<{ superuser: boolean }[]>`
      select rolsuper as superuser from pg_roles where rolname = session_user`;
    expect(user?.superuser).toBe(false);
  });

  it('stamps a row itself: when, by which login, and the name on record of whoever did it', async () => {
    const { sql, owner } = held;
    const [{ id } = { id: '' }] = await owner<{ id: string }[]>`
      insert into auth."user" ("name", "email", "emailVerified") values ('Huda', 'huda@example.org', true) returning "id"`;
    await sql.begin((tx) =>
      audit(tx, { kind: 'person', id, name: 'Somebody else' }, 'export.made', { kind: 'record', id: 'all' }),
    );
    const [row] = await sql`
      select actor, login, xact is not null as xact, abs(extract(epoch from clock_timestamp() - noted_at)) < 60 as now
      from audit order by id desc limit 1`;
    expect(row).toEqual({
      actor: { kind: 'person', id, name: 'Huda' },
      login: expect.stringMatching(/^marsad_app_\d+$/),
      xact: true,
      now: true,
    });
    const ghost: object = { kind: 'ghost' };
    await expect(
      sql.begin((tx) => audit(tx, ghost as Actor, 'export.made', { kind: 'record', id: 'all' })),
    ).rejects.toMatchObject({ code: '22023' });
  });

  it('notes nothing where the act it belongs to fails', async () => {
    const { sql } = held;
    const person = '00000000-0000-7000-8000-000000000099' as PersonId;
    await expect(
      sql.begin(async (tx) => {
        await audit(tx, admin, 'person.renamed', { kind: 'person', id: person });
        throw new Error('it fails');
      }),
    ).rejects.toThrow('it fails');
    expect(await sql`select from audit where subject_id = ${person}`).toHaveLength(0);
  });

  it('says what a subject is called and what it is about, and is asked for one as it says it', async () => {
    const { sql } = held;
    const indicator = await newIndicator(sql, 'audited');
    const { observation } = await enter(sql, indicator, { period: '2021-01', value: '5' });
    const all = await readAudit(sql, { limit: 50 }, null);
    const [entry] = all.filter(({ action }) => action === 'observation.create');
    expect(entry).toMatchObject({
      subject: observation.id,
      by: { kind: 'person', name: 'Omar' },
      about: { indicator: 'audited', period: '2021-01' },
    });
    const [{ id: person } = { id: '' }] = await held.owner<{ id: PersonId }[]>`
      insert into auth."user" ("name", "email", "emailVerified") values ('Rana', 'rana@example.org', true) returning "id"`;
    await sql.begin((tx) =>
      audit(tx, admin, 'person.renamed', { kind: 'person', id: person as PersonId }, { a: 1 }),
    );
    const about = async (subject: string) =>
      (await readAudit(sql, { subject, limit: 50 }, null)).map(({ action, name }) => [action, name]);
    expect(await about(`person ${person}`)).toEqual([['person.renamed', 'Rana']]);
    // A person goes by more than an id.
    expect(await about(person)).toEqual([]);
    expect(await about(observation.id)).toEqual([['observation.create', null]]);
    expect(await about('audited')).toEqual([['indicator.create', null]]);
    await newIndicator(sql, 'token');
    expect(await about('token')).toEqual([['indicator.create', null]]);
  });

  it('shows each reader their areas, and the newest first from where a page ended', async () => {
    const { sql } = held;
    const seen = await readAudit(sql, { limit: 50 }, ['observation', 'indicator']);
    expect(new Set(seen.map(({ action }) => action.split('.')[0]))).toEqual(
      new Set(['observation', 'indicator']),
    );
    const [first, second] = await readAudit(sql, { limit: 2 }, null);
    const [next] = await readAudit(sql, { before: first?.id, limit: 1 }, null);
    expect(next).toEqual(second);
  });

  it('is asked for by days where the installation is', async () => {
    const { sql } = held;
    // In one of the two it is another day than in UTC, at any time.
    for (const timeZone of ['Pacific/Pago_Pago', 'Pacific/Kiritimati'])
      await sql.begin(async (tx) => {
        await tx`select set_config('marsad.time_zone', ${timeZone}, true)`;
        await audit(tx, admin, 'export.made', { kind: 'record', id: 'all' });
        const [{ from, to } = { from: '', to: '' }] = await tx<{ from: string; to: string }[]>`
          select d::text as from, (d + 1)::text as to from (select ${currentDay(tx)} as d) day`;
        const found = await readAudit(tx, { from, to, limit: 5 }, null);
        expect(found[0]?.action).toBe('export.made');
        expect(await readAudit(tx, { from: to, limit: 5 }, null)).toEqual([]);
      });
  });

  it('can be read by every area there is something in', () => {
    const areas = new Set<string>(auditActions.map((action) => action.split('.')[0] ?? ''));
    expect([...areas].sort()).toEqual([...auditAreas].sort());
  });
});

describe('the chain of the audit log', () => {
  /** Five rows, and what somebody who can do everything did to them. */
  const tampered: readonly (readonly [what: string, did: string, found: object])[] = [
    ['nothing', `select 1`, { kind: 'sound', rows: 5 }],
    ['an action', `update audit set action = 'brief.share' where id = ID3`, { what: 'changed', position: 3 }],
    ['a detail', `update audit set details = '{"n": 9}' where id = ID3`, { what: 'changed', position: 3 }],
    [
      'an actor',
      `update audit set actor = actor || '{"name": "Nobody"}' where id = ID1`,
      { what: 'changed', position: 1 },
    ],
    ['a time', `update audit set at = at - interval '1 ms' where id = ID2`, { what: 'changed', position: 2 }],
    ['a login', `update audit set login = 'x' where id = ID2`, { what: 'changed', position: 2 }],
    ['a row gone', `delete from audit where id = ID3`, { what: 'missing', position: 3 }],
    [
      'a row gone with its seal',
      `delete from audit where id = ID3; delete from audit_seal where id = ID3`,
      { what: 'missing', position: 3 },
    ],
    ['the first gone', `delete from audit where id = ID1`, { what: 'missing', position: 1 }],
    ['the last gone', `delete from audit where id = ID5`, { what: 'missing', position: 5 }],
    [
      'the end cut off',
      `delete from audit where id >= ID4; delete from audit_seal where id >= ID4`,
      { what: 'cut-off', position: 4 },
    ],
    ['all gone', `truncate audit`, { what: 'missing', position: 1 }],
    ['all gone with the seals', `truncate audit, audit_seal`, { what: 'cut-off', position: 1 }],
    [
      'a row put in',
      `insert into audit (id, at, actor, action, subject_kind, subject_id) overriding system value
        select 0, at, actor, action, subject_kind, subject_id from audit where id = ID3`,
      { what: 'put-in', id: '0', position: null },
    ],
    [
      'a row put in with a seal before the first',
      `insert into audit (id, at, actor, action, subject_kind, subject_id) overriding system value
        select 0, at, actor, action, subject_kind, subject_id from audit where id = ID3;
        insert into audit_seal select 0, -1, hash from audit_seal where id = ID3`,
      { what: 'put-in', id: '0', position: null },
    ],
    ['a subject', `update audit set subject_id = 'x' where id = ID4`, { what: 'changed', position: 4 }],
    ['a kind', `update audit set subject_kind = 'x' where id = ID4`, { what: 'changed', position: 4 }],
    ['a transaction', `update audit set xact = '9' where id = ID4`, { what: 'changed', position: 4 }],
    ['a clock', `update audit set noted_at = null where id = ID4`, { what: 'changed', position: 4 }],
    [
      'an id with its seal',
      `alter table audit alter column id drop identity; update audit set id = 900 where id = ID4; update audit_seal set id = 900 where id = ID4`,
      { what: 'changed', position: 4 },
    ],
    [
      'a row put in at the end',
      `insert into audit (actor, action, subject_kind, subject_id) values ('{}', 'export.made', 'record', 'all')`,
      { what: 'put-in', position: null },
    ],
    [
      'two swapped',
      `alter table audit alter column id drop identity; update audit set id = -1 where id = ID2; update audit set id = ID2 where id = ID3; update audit set id = ID3 where id = -1`,
      { what: 'changed', position: 2 },
    ],
    [
      'two swapped with their seals',
      `update audit_seal set position = -1 where id = ID2; update audit_seal set position = 2 where id = ID3;
        update audit_seal set position = 3 where id = ID2`,
      { what: 'changed', position: 2 },
    ],
  ];

  it('shows what even a superuser did to a row, and to which', async () => {
    for (const [what, did, found] of tampered) {
      const at = await openPrepared(postgres);
      for (const n of [1, 2, 3, 4, 5]) await noteExport(at.sql, editor, { indicator: null, details: { n } });
      const ids = (await at.sql<{ id: number }[]>`select id from audit order by id`).map(({ id }) => id);
      const superuser = connect(postgres.asSuperuser(at.url), { max: 1 });
      await superuser.unsafe('set session_replication_role = replica');
      await superuser.unsafe(did.replace(/ID(\d)/g, (_, n) => String(ids[Number(n) - 1])));
      await superuser.end();
      const check = await checkAudit(at.sql);
      expect([what, check.kind === 'broken' ? check.at : check]).toMatchObject([what, found]);
      await at.close();
    }
  }, 60_000);

  it('is told from a shorter one, or one made anew, by a head that was noted before', async () => {
    const at = await openPrepared(postgres);
    for (const n of [1, 2, 3]) await noteExport(at.sql, editor, { indicator: null, details: { n } });
    const noted = await auditHead(at.sql);
    await noteExport(at.sql, editor, { indicator: null, details: {} });
    expect(await checkAudit(at.sql, noted.head)).toMatchObject({ kind: 'sound', rows: 4 });
    const superuser = connect(postgres.asSuperuser(at.url), { max: 1 });
    await superuser.unsafe('set session_replication_role = replica');
    await superuser.unsafe(`delete from audit where details ->> 'n' = '3' or details = '{}';
      delete from audit_seal where position > 2;
      update audit_head set position = 2, hash = (select hash from audit_seal where position = 2)`);
    await superuser.end();
    expect(await checkAudit(at.sql)).toMatchObject({ kind: 'sound', rows: 2 });
    expect(await checkAudit(at.sql, noted.head)).toMatchObject({
      kind: 'broken',
      at: { what: 'head-unknown' },
    });
    await at.close();
  });

  it('holds however many write at once, whichever commits first, and what fails leaves no gap', async () => {
    const at = await openPrepared(postgres);
    const write = (n: number) =>
      at.sql.begin(async (tx) => {
        await audit(tx, editor, 'export.made', { kind: 'record', id: 'all' }, { n });
        await audit(tx, editor, 'export.made', { kind: 'record', id: 'all' }, { n, again: true });
        if (n % 5 === 0) throw new Error('it fails');
      });
    await Promise.allSettled(Array.from({ length: 40 }, (_, n) => write(n)));
    expect(await checkAudit(at.sql)).toMatchObject({ kind: 'sound', rows: 64 });
    await at.close();
  });
});

/** What stood there before a subject was two columns, and what it is now. */
const before: readonly (readonly [action: string, subject: string, details: object, kind: string])[] = [
  ['observation.create', '0198a0c0-0000-7000-8000-000000000001', { revision: 1 }, 'observation'],
  ['observation.undo', '0198a0c0-0000-7000-8000-000000000001', {}, 'observation'],
  ['observation.recommend-end', '0198a0c0-0000-7000-8000-000000000001', {}, 'observation'],
  ['baseline.pin', 'al-hol-pledges', { reason: 'x' }, 'indicator'],
  ['baseline.unpin', 'al-hol-pledges', { reason: 'x' }, 'indicator'],
  ['indicator.create', 'wells', {}, 'indicator'],
  ['indicator.archive', 'wells', {}, 'indicator'],
  ['indicator.move-code', 'wells', {}, 'indicator'],
  ['source.edit', '0198a0c0-0000-7000-8000-000000000002', {}, 'source'],
  ['source.file-add', '0198a0c0-0000-7000-8000-000000000002', {}, 'source'],
  ['submission.handed-in', '0198a0c0-0000-7000-8000-000000000003', {}, 'submission'],
  ['rule.edit', 'al-hol-pledges-above', {}, 'rule'],
  ['alert.triage', '0198a0c0-0000-7000-8000-000000000004', {}, 'alert'],
  ['silence.expire', '0198a0c0-0000-7000-8000-000000000005', {}, 'silence'],
  ['delivery.resend', '0198a0c0-0000-7000-8000-000000000006', {}, 'delivery'],
  ['brief.share', '0198a0c0-0000-7000-8000-000000000007', {}, 'brief'],
  ['public-chart.publish', '0198a0c0-0000-7000-8000-000000000008', {}, 'public-chart'],
  ['pipeline.retry', '17', {}, 'work'],
  ['pipeline.discard', '17', {}, 'work'],
  ['pipeline.retry-all', 'outbox', { count: 2 }, 'outbox'],
  ['export.made', 'all', { format: 'csv', indicator: null }, 'record'],
  ['export.made', 'wells', { format: 'csv', indicator: 'wells' }, 'indicator'],
  // An own indicator may be called so.
  ['export.made', 'all', { format: 'csv', indicator: 'all' }, 'indicator'],
  // Or as one of the kinds that stood before an id.
  ['indicator.create', 'person', {}, 'indicator'],
  ['baseline.pin', 'token', { reason: 'x' }, 'indicator'],
  ['export.made', 'invitation', { format: 'csv', indicator: 'invitation' }, 'indicator'],
  ['person.created', 'person 0198a0c0-0000-7000-8000-000000000008', {}, 'person'],
  ['session.started', 'person 0198a0c0-0000-7000-8000-000000000008', {}, 'person'],
  ['password.reset-opened', 'person 0198a0c0-0000-7000-8000-000000000008', {}, 'person'],
  ['second-factor.on', 'person 0198a0c0-0000-7000-8000-000000000008', {}, 'person'],
  ['passkey.added', 'person 0198a0c0-0000-7000-8000-000000000008', {}, 'person'],
  ['invitation.made', 'invitation 0198a0c0-0000-7000-8000-000000000009', {}, 'invitation'],
  ['token.created', 'token 0198a0c0-0000-7000-8000-000000000010', {}, 'token'],
  ['setting.change', 'review', { value: true }, 'setting'],
  ['receiver.test', '0198a0c0-0000-7000-8000-000000000011', {}, 'receiver'],
];

it('keeps every row of a log from before subjects had a kind, as it was read then', async () => {
  const owner = connect(await postgres.fresh(), { max: 1 });
  await migrateTo(owner, 18);
  for (const [action, subject, details] of before)
    await owner`insert into audit (actor, action, subject, details)
      values (${owner.json({ kind: 'person', id: admin.id, name: 'Amal' })}, ${action}, ${subject},
        ${json(owner, details)})`;
  const seen = await owner`select id, at, actor, action, details from audit order by id`;
  expect(await migrate(owner)).toBeGreaterThan(0);
  const rows = await owner<{ kind: string; id: string }[]>`
    select subject_kind as kind, subject_id as id from audit order by audit.id`;
  expect(rows.map(({ kind, id }) => [kind, id])).toEqual(
    before.map(([, subject, , kind]) => [kind, subject.split(' ').at(-1)]),
  );
  expect(await owner`select id, at, actor, action, details from audit order by id`).toEqual(seen);
  const read = await readAudit(owner, { limit: 100 }, null);
  expect(read.map(({ subject }) => subject).reverse()).toEqual(before.map(([, subject]) => subject));
  await expect(owner`update audit set subject_id = ''`).rejects.toMatchObject({ code: '42501' });
  await expect(owner`delete from audit`).rejects.toMatchObject({ code: '42501' });
  const [index] = await owner<{ definition: string }[]>`
    select indexdef as definition from pg_indexes where indexname = 'audit_subject'`;
  expect(index?.definition).toContain('(subject_id, id)');
  expect(await checkAudit(owner)).toMatchObject({ kind: 'sound', rows: before.length });
  await owner.end();
});

/** The schema as it was with the migration of that version. */
async function migrateTo(owner: ReturnType<typeof connect>, version: number): Promise<void> {
  const folder = new URL('../../migrations/', import.meta.url);
  await owner`create table migration (
    version integer primary key, name text not null, applied_at timestamptz not null default now())`;
  for (const name of (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort()) {
    const number = Number(name.slice(0, 4));
    if (number > version) return;
    await owner.unsafe(await readFile(new URL(name, folder), 'utf8'));
    await owner`insert into migration (version, name) values (${number}, ${name})`;
  }
}
