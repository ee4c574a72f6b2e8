/** What goes on meanwhile: figures, corrections, retractions, a table, readers, a back-up; and what was acknowledged of it. */

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { randomOf } from './random.mjs';
import { root } from './template.mjs';

export const figures = 'fault-figures';
export const tables = 'fault-tables';
/** Above it, the rule fires. */
export const threshold = 500;
const submitters = 5;
const parts = 60;
const places = 10;
const lastYear = new Date().getUTCFullYear() - 1;
const months = Array.from({ length: 12 }, (_, at) => `${lastYear}-${String(at + 1).padStart(2, '0')}`);
/** How long what was begun may go on after the load was told to end: a client gives up some time. */
const finishMs = 15_000;

/** Indicators, rules and the receiver. Nothing befalls it yet. */
export async function prepareLoad(client, receiverUrl) {
  const make = async (path, body) => {
    const answer = await client.once(path, { method: 'POST', body, timeoutMs: 30_000 });
    if (answer?.status !== 201) throw new Error(`${path}: ${answer?.status} ${JSON.stringify(answer?.body)}`);
  };
  const codes = { [figures]: parts, [tables]: places };
  for (const [id, count] of Object.entries(codes)) {
    await make('/indicators', {
      id,
      name: { en: id },
      definition: 'Made for a test.',
      // No totals; and for two years a figure is news.
      kind: 'rate',
      unit: '{case}',
      cadence: 'year',
      direction: 'up-is-worse',
      dimensions: [{ id: 'part', codes: Array.from({ length: count }, (_, at) => `p${at}`) }],
    });
    await make('/rules', { indicator: id, condition: { value: { op: '>', to: threshold } } });
  }
  await make('/receivers', {
    name: 'faults',
    kind: 'webhook',
    url: receiverUrl,
    groupBy: ['part'],
    groupWait: 0,
    groupInterval: 1,
  });
}

/** @returns what was tried and what is known of it; it goes on until it is ended. */
export function startLoad(client, { seed, commandEnv, folder, patience }) {
  const random = randomOf(seed + 7_919);
  const began = Date.now();
  const state = {
    figures: [],
    table: null,
    backups: [],
    ended: false,
    paused: false,
    giveUpAt: Number.POSITIVE_INFINITY,
  };
  const isOver = () => Date.now() > state.giveUpAt;
  const context = { client, random, state, isOver, began, commandEnv, folder, seed, patience };
  const work = [
    ...Array.from({ length: submitters }, () => submit(context)),
    edit(context),
    importTable(context),
    read(context),
    backUp(context),
  ];
  const done = Promise.all(work);
  // Whoever waits for it hears of it; until then nobody does.
  done.catch(() => {});
  return {
    state,
    giveUp: () => {
      state.ended = true;
      state.paused = false;
      state.giveUpAt = 0;
    },
    /** Nothing new from here on, and no next step of the table: what there is to do is what there was. */
    pause: () => {
      state.ended = true;
      state.paused = true;
    },
    /** What was begun goes on to its end. */
    end: async () => {
      state.paused = false;
      state.giveUpAt = Date.now() + finishMs * patience;
      await done;
    },
  };
}

/** Many at first, fewer where a fault lasts: there are parts and months for several hundred. */
const pauseMs = (random, began) => random.between(60, 120) * (Date.now() - began > 6_000 ? 8 : 1);

async function submit({ client, random, state, isOver, began, seed }) {
  while (!state.ended && state.figures.length < parts * months.length) {
    const at = state.figures.length;
    const figure = {
      key: `faults ${seed} ${at}`,
      part: `p${at % parts}`,
      period: months[Math.floor(at / parts)],
      value: random.between(1, 1_000),
      submission: null,
      observation: null,
      // What is known to be on record of it, and an edit of which that is not known.
      revision: 1,
      retracted: false,
      perhaps: null,
    };
    state.figures.push(figure);
    const body = {
      indicator: figures,
      dimensions: { part: figure.part },
      period: figure.period,
      value: String(figure.value),
      source: { title: 'Faults' },
    };
    const headers = { 'idempotency-key': figure.key, ...(random.chance(0.1) ? { prefer: 'wait=2' } : {}) };
    const answer = await client.persist('/observations', { method: 'POST', body, headers }, isOver);
    if (answer && answer.status < 300) figure.submission = answer.body.id;
    await delay(pauseMs(random, began));
  }
}

async function edit({ client, random, state, isOver, began }) {
  while (!state.ended) {
    await delay(pauseMs(random, began));
    const known = state.figures.filter((one) => one.submission && !one.retracted && !one.perhaps);
    if (known.length === 0) continue;
    const figure = random.pick(known);
    const toRetract = random.chance(0.2);
    const value = random.between(1, 1_000);
    figure.observation ??= await observationOf(client, figure, isOver);
    if (figure.observation === null) continue;
    const path = `/observations/${figure.observation}`;
    const body = {
      reason: 'Tried',
      revision: figure.revision,
      ...(toRetract ? {} : { value: String(value) }),
    };
    const after = { value: toRetract ? figure.value : value, retracted: toRetract };
    if (!toRetract && value === figure.value) continue;
    figure.perhaps = after;
    const init = { method: 'POST', body };
    const answer = await client.persist(`${path}/${toRetract ? 'retraction' : 'revisions'}`, init, isOver);
    if (answer === null) continue;
    // A conflict with oneself: an earlier try had gone through, and its answer was lost.
    if (answer.status === 201 || (answer.status === 409 && answer.tries > 1))
      Object.assign(figure, after, { revision: figure.revision + 1, perhaps: null });
    else client.faults.push(`POST ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  }
}

async function observationOf(client, { submission }, isOver) {
  const answer = await client.persist(`/submissions/${submission}`, {}, isOver);
  return answer?.body?.observation?.id ?? null;
}

/** A table by one who asks for the next step until it is where it should be. */
async function importTable({ client, random, state, isOver, seed }) {
  const to = random.chance(0.4) ? 'undone' : 'committed';
  const rows = Array.from({ length: places * months.length }, (_, at) => [
    months[at % months.length],
    `p${Math.floor(at / months.length)}`,
    random.between(1, 1_000),
  ]);
  const table = { id: null, to, status: null, rows: rows.length, problem: null };
  state.table = table;
  await delay(random.between(0, 1_500));
  const body = {
    text: ['Month,Part,Value', ...rows.map((row) => row.join(',')), ''].join('\n'),
    name: 'faults.csv',
    mapping: {
      shape: 'rows',
      indicator: { is: tables },
      period: { column: 'Month' },
      value: { column: 'Value' },
      dimensions: { part: { column: 'Part' } },
      source: { title: { is: 'A table' } },
    },
  };
  const headers = { 'idempotency-key': `table ${seed}` };
  const made = await client.persist('/imports', { method: 'POST', body, headers }, isOver);
  if (made === null) return;
  table.id = made.body.id;
  while (!isOver()) {
    const answer = await client.persist(`/imports/${table.id}`, {}, isOver);
    if (answer === null) return;
    table.status = answer.body.status;
    table.problem = answer.body.problem;
    if (table.status === to || table.status === 'failed') return;
    while (state.paused) await delay(20);
    const step = { planned: 'commit', committed: 'undo' }[table.status];
    if (step) await client.persist(`/imports/${table.id}/${step}`, { method: 'POST', body: {} }, isOver);
    await delay(100);
  }
}

async function read({ client, state, random }) {
  const paths = [`/indicators/${figures}/series?dimensions[part]=p1`, '/alerts', '/pipeline', '/indicators'];
  while (!state.ended) {
    await client.once(random.pick(paths));
    await delay(random.between(100, 300));
  }
}

/** One back-up a run, whatever befalls it: it is there whole, or its command says that it is not. */
async function backUp({ state, random, commandEnv, folder, patience }) {
  await delay(random.between(0, 1_000));
  const file = join(folder, 'backup');
  // Held against what it says of itself in the end, where the seed says so: that takes a database of its own.
  const toVerify = random.chance(0.5);
  const child = spawn(process.execPath, ['apps/api/launch/backup.mjs', file], {
    cwd: root,
    env: { ...process.env, ...commandEnv },
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 60_000 * patience,
    killSignal: 'SIGKILL',
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', (exit, signal) => resolve(exit ?? signal)));
  state.backups.push({ code, file, toVerify, isThere: existsSync(file), said: said.slice(-300) });
}
