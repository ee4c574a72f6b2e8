/**
 * 1,000 figures posted at once, again and again, in one process and in processes apart: what they are answered, whether any
 * is lost, and when all of them are on record. BENCH_BURSTS=3 for fewer; BENCH_MODE=redis for one of the two alone.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { ask } from './faults/database.mjs';
import { install } from './faults/installation.mjs';
import { command, openTemplate } from './faults/template.mjs';
import { median, number } from './measure.mjs';

const atOnce = 1_000;
const bursts = Number(process.env.BENCH_BURSTS ?? 20);
const modes = process.env.BENCH_MODE ? [process.env.BENCH_MODE] : ['embedded', 'redis'];
/** One token alone may send 200 at once and 20 a second, and would be measured in place of Marsad. */
const senders = 20;
const months = 12;
const patienceMs = 300_000;

export async function run() {
  const template = await openTemplate();
  try {
    const rows = {};
    for (const mode of modes)
      for (const [what, value] of Object.entries(await inMode(mode, template)))
        rows[`${mode}: ${what}`] = value;
    return rows;
  } finally {
    template.close();
  }
}

async function inMode(mode, template) {
  const plan = { seed: 0, mode, apis: 2, workers: 2, faults: [] };
  const ended = [];
  const installation = await install(plan, template, (why) => ended.push(why));
  try {
    const tokens = await tokensOf(installation);
    const seen = { first: {}, all: {}, wrong: 0, acknowledged: [], drained: [] };
    const sent = [];
    for (let burst = 0; burst < bursts; burst += 1) {
      await makeIndicator(installation, burst);
      const began = performance.now();
      const ids = await Promise.all(
        Array.from({ length: atOnce }, (_, at) =>
          send({ clients: installation.clients, token: tokens[at % senders] }, burst, at, seen),
        ),
      );
      sent.push(...ids);
      seen.acknowledged.push((performance.now() - began) / 1_000);
      await untilEmpty(installation);
      seen.drained.push((performance.now() - began) / 1_000);
    }
    const [{ figures }] = await ask(
      installation.databaseUrl(),
      `select count(*)::int as figures from submission s join revision r on r.id = s.revision_id
       where s.idempotency_key like 'burst %' and s.status = 'committed' and r.number = 1`,
    );
    return {
      [`answers to the first try of ${bursts} times ${atOnce.toLocaleString('en')}`]: countsText(seen.first),
      'answers to all tries': countsText(seen.all),
      'answers of 5xx other than 503, or 429 and 503 without Retry-After': seen.wrong,
      'acknowledged, and lost or doubled': `${sent.length}, ${Math.abs(figures - sent.length)}`,
      'processes that ended': ended.length,
      'until the last of a burst was acknowledged, median and most in s': `${number(median(seen.acknowledged))}, ${number(Math.max(...seen.acknowledged))}`,
      'until all of a burst was on record, median and most in s': `${number(median(seen.drained))}, ${number(Math.max(...seen.drained))}`,
    };
  } finally {
    await installation.close(false);
  }
}

const countsText = (counts) =>
  Object.entries(counts)
    .map(([status, times]) => `${status}: ${times.toLocaleString('en')}`)
    .join(', ');

async function tokensOf(installation) {
  const tokens = [];
  for (let n = 0; n < senders; n += 1) {
    const made = await command('token', installation.commandEnv, [
      '--role',
      'contributor',
      '--name',
      `burst ${n}`,
    ]);
    if (made.code !== 0) throw new Error(made.all);
    tokens.push(made.out.trim());
  }
  return tokens;
}

async function makeIndicator({ clients, token }, burst) {
  const codes = Array.from({ length: Math.ceil(atOnce / months) }, (_, at) => `p${at}`);
  const body = {
    id: `burst-${burst}`,
    name: { en: `Burst ${burst}` },
    definition: 'For measuring.',
    kind: 'rate',
    unit: '{case}',
    cadence: 'month',
    direction: 'neutral',
    dimensions: [{ id: 'part', codes }],
  };
  const answer = await post(clients[0], token, '/indicators', body);
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.text}`);
}

async function post(address, token, path, body, headers = {}) {
  const answer = await fetch(`${address}/api/v1${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

/** Tries again, as it is told to, until it is taken. @returns the submission's id. */
async function send({ clients, token }, burst, at, seen) {
  const period = `2021-${String(1 + (at % months)).padStart(2, '0')}`;
  const body = {
    indicator: `burst-${burst}`,
    dimensions: { part: `p${Math.floor(at / months)}` },
    period,
    value: String(at),
    source: { title: 'Burst' },
  };
  const headers = { 'idempotency-key': `burst ${burst} ${at}` };
  for (let tries = 0; ; tries += 1) {
    const answer = await post(
      clients[(at + tries) % clients.length],
      token,
      '/observations',
      body,
      headers,
    ).catch(() => ({ status: 'cut', headers: new Headers() }));
    const { status } = answer;
    if (tries === 0) seen.first[status] = (seen.first[status] ?? 0) + 1;
    seen.all[status] = (seen.all[status] ?? 0) + 1;
    if (status === 202) return JSON.parse(answer.text).id;
    const later = answer.headers.get('retry-after');
    const isLater = status === 429 || status === 503;
    if ((isLater && later === null) || (status >= 500 && status !== 503)) seen.wrong += 1;
    if (status >= 400 && status < 500 && status !== 429) throw new Error(`${status}: ${answer.text}`);
    // Not all at once again.
    await delay((isLater ? Number(later ?? 1) * 1_000 : 200) * (0.5 + Math.random()));
  }
}

async function untilEmpty({ databaseUrl }) {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const [{ waiting }] = await ask(databaseUrl(), 'select count(*)::int as waiting from outbox');
    if (waiting === 0) return;
    if (Date.now() > deadline) throw new Error(`${waiting} obligations are not done`);
    await delay(50);
  }
}
