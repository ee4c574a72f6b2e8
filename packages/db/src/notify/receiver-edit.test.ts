import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  addFigure,
  addReceiver,
  letPass,
  messagesTo,
  monthLongAgo,
  monthOfLastYear,
  receiverOf,
  tester,
  watch,
} from '../../test/alerts.js';
import { openPrepared, type Prepared, startPostgres, type TestDatabase } from '../../test/postgres.js';
import type { Sql } from '../connection/connect.js';
import { planDueDigests } from './digest.js';
import { planDueGroups } from './group.js';
import { findReceiver, listReceivers, removedReceiverName } from './receiver.js';
import { createReceiver, deleteReceiver, editReceiver } from './receiver-edit.js';
import { createSilence, expireSilence } from './silence.js';

let postgres: TestDatabase;
let database: Prepared;
let sql: Sql;
const may = monthOfLastYear('05');

beforeAll(async () => {
  postgres = await startPostgres();
});
afterAll(() => postgres?.stop());
afterEach(() => database.close());
beforeEach(async () => {
  database = await openPrepared(postgres);
  ({ sql } = database);
  await watch(sql);
});

const edit = (id: string, next: Parameters<typeof receiverOf>[0], seen: number | null = null) =>
  editReceiver(sql, tester, { id, next: receiverOf(next), seen });

describe('a receiver', () => {
  it('that is a webhook has a secret, its own or one that was made', async () => {
    const made = await createReceiver(sql, tester, receiverOf());
    expect(made).toMatchObject({
      kind: 'done',
      receiver: { secret: expect.stringMatching(/^whsec_.{32}$/) },
    });
    const own = await createReceiver(sql, tester, { ...receiverOf({ name: 'own' }), secret: 'whsec_own' });
    expect(own).toMatchObject({ receiver: { secret: 'whsec_own' } });
    const mail = await createReceiver(sql, tester, receiverOf({ name: 'mail', kind: 'email' }));
    expect(mail).toMatchObject({ receiver: { secret: null } });
  });

  it('keeps its token at its own server alone; the key of a webhook, which is never sent, it keeps everywhere', async () => {
    const topic = { name: 'topic', kind: 'ntfy', url: 'https://ntfy.example.org/topic' } as const;
    const { id } = await addReceiver(sql, { ...topic, secret: 'tk_one' });
    const move = (url: string, secret: string | null | undefined) =>
      editReceiver(sql, tester, { id, next: { ...receiverOf({ ...topic, url }), secret }, seen: null });
    for (const url of [
      'https://ntfy.example.com/topic',
      'http://ntfy.example.org/topic',
      'https://ntfy.example.org:8443/topic',
    ])
      expect(await move(url, undefined)).toEqual({ kind: 'token-anew' });
    expect(await move('https://ntfy.example.org/other', undefined)).toMatchObject({
      receiver: { secret: 'tk_one' },
    });
    expect(await move('https://ntfy.example.com/topic', 'tk_two')).toMatchObject({
      receiver: { secret: 'tk_two' },
    });
    expect(await move('https://ntfy.example.net/topic', null)).toMatchObject({ receiver: { secret: null } });
    // Without a token there is none to be sent.
    expect(await move('https://ntfy.example.org/topic', undefined)).toMatchObject({ kind: 'done' });

    const hook = await addReceiver(sql, { name: 'hook', url: 'https://one.example.org/' });
    const next = { ...receiverOf({ name: 'hook', url: 'https://two.example.org/' }), secret: undefined };
    expect(await editReceiver(sql, tester, { id: hook.id, next, seen: null })).toMatchObject({
      receiver: { secret: hook.secret },
    });
  });

  it('has a name that no other has, as people see it', async () => {
    await addReceiver(sql, { name: 'Desk' });
    expect(await createReceiver(sql, tester, receiverOf({ name: 'desk' }))).toEqual({ kind: 'name-taken' });
    const other = await addReceiver(sql, { name: 'other' });
    expect(await edit(other.id, { name: 'DESK' })).toEqual({ kind: 'name-taken' });
  });

  it('made twice at once is there once', async () => {
    const made = await Promise.all(
      ['desk', 'Desk'].map((name) => createReceiver(sql, tester, receiverOf({ name }))),
    );
    expect(made.map(({ kind }) => kind).sort()).toEqual(['done', 'name-taken']);
  });

  it('is edited as it was seen', async () => {
    const { id } = await addReceiver(sql);
    expect(await edit(id, { groupWait: 5 }, 1)).toMatchObject({ kind: 'done', receiver: { version: 2 } });
    expect(await edit(id, { groupWait: 9 }, 1)).toEqual({ kind: 'conflict', version: 2 });
    const nobody = '00000000-0000-7000-8000-000000000000';
    expect(await edit(nobody, {})).toEqual({ kind: 'not-found' });
  });

  it('that is gone gives up what waits, and leaves its name', async () => {
    const { id, name } = await addReceiver(sql);
    expect(await deleteReceiver(sql, tester, { id })).toEqual({ kind: 'done' });
    expect(await deleteReceiver(sql, tester, { id })).toEqual({ kind: 'not-found' });
    expect([await findReceiver(sql, id), await listReceivers(sql)]).toEqual([null, []]);
    expect(await removedReceiverName(sql, id)).toBe(name);
  });
});

describe('what a receiver was told', () => {
  it('it knows, however it is grouped', async () => {
    const { id } = await addReceiver(sql);
    await addFigure(sql, 'north', may, 120);
    await addFigure(sql, 'south', may, 120);
    await edit(id, { groupBy: ['side'] });
    expect(await planDueGroups(sql)).toBe(2);
    await addFigure(sql, 'south', may, 130);
    const desk = (await findReceiver(sql, id)) ?? (await addReceiver(sql));
    expect(await messagesTo(sql, desk)).toEqual([
      'first +north',
      'new-alerts +north +south',
      'correction +south',
    ]);
  });

  it('and what it was not told yet, it is told once a silence ends, though it was edited meanwhile', async () => {
    const desk = await addReceiver(sql);
    await addFigure(sql, 'north', may, 120);
    await addFigure(sql, 'north', may, 80);
    const { silence } = await createSilence(sql, tester, {
      matchers: [{ name: 'side', op: '=', value: 'south' }],
      startsAt: new Date(Date.now() - 60_000).toISOString(),
      endsAt: new Date(Date.now() + 600_000).toISOString(),
      comment: 'Known',
    });
    await addFigure(sql, 'south', may, 120);
    await edit(desk.id, { name: 'night desk' });
    await planDueGroups(sql);
    const told = ['first +north', 'all-resolved -north'];
    expect(await messagesTo(sql, desk)).toEqual(told);
    await expireSilence(sql, tester, { id: silence.id });
    await planDueGroups(sql);
    expect(await messagesTo(sql, desk)).toEqual([...told, expect.stringContaining('+south')]);
  });

  it('ends where it does not concern it any more', async () => {
    const desk = await addReceiver(sql);
    await addFigure(sql, 'north', may, 120);
    await edit(desk.id, { matchers: [{ name: 'side', op: '=', value: 'south' }] });
    await planDueGroups(sql);
    expect(await messagesTo(sql, desk)).toEqual(['first +north', 'all-resolved -north']);
  });
});

describe('an Alertmanager', () => {
  it('is handed over what fires, also what digests tell', async () => {
    await addFigure(sql, 'north', may, 120);
    await addFigure(sql, 'south', monthLongAgo('05'), 120);
    const alertmanager = await addReceiver(sql, { kind: 'alertmanager', repeatInterval: 900 });
    await letPass(sql, 3);
    await planDueDigests(sql);
    expect(await messagesTo(sql, alertmanager)).toEqual(['first +north', 'digest +south']);
  });

  it('at another address knows nothing, and is handed over all', async () => {
    const alertmanager = await addReceiver(sql, { kind: 'alertmanager', repeatInterval: 900 });
    await addFigure(sql, 'north', may, 120);
    await edit(alertmanager.id, { kind: 'alertmanager', repeatInterval: 600 });
    await planDueGroups(sql);
    expect(await messagesTo(sql, alertmanager)).toEqual(['first +north']);
    await edit(alertmanager.id, { kind: 'alertmanager', repeatInterval: 600, url: 'http://127.0.0.1:10/' });
    expect(await messagesTo(sql, alertmanager)).toEqual(['first +north', 'first +north']);
  });
});
