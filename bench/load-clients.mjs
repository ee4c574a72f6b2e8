// The crowd of load.mjs: reads who they are from its input, asks until that ends, and says how it was answered.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

const answers = { accepted: 0, refused: 0, other: 0, fault: 0, broken: 0 };
const file = randomBytes(20 * 1024 * 1024 - 2_000);
file.write('%PDF-1.7\n');
const title = 'Invented for a measurement';
const streamsOfOne = 20;

/** Where they ask. */
let url = '';

/** Asks again at once when answered, and as late as it is told to when refused. */
async function work({ kind, token }, n) {
  for (let round = 0; ; round += 1) {
    try {
      const wait = await deeds[kind](token, n, round);
      if (wait > 0) await delay(wait * 1_000);
    } catch {
      answers.broken += 1;
      await delay(1_000);
    }
  }
}

async function ask(token, path, init = {}) {
  const answer = await fetch(`${url}/api/v1${path}`, {
    ...init,
    headers: { authorization: `Bearer ${token}`, ...init.headers },
  });
  if (answer.ok) answers.accepted += 1;
  else if ([429, 503].includes(answer.status)) answers.refused += 1;
  else if (answer.status >= 500) answers.fault += 1;
  else answers.other += 1;
  return answer;
}

const waitOf = (answer) =>
  [429, 503].includes(answer.status) ? Number(answer.headers.get('retry-after') ?? 1) : 0;

async function answered(token, path, init) {
  const answer = await ask(token, path, init);
  await answer.arrayBuffer();
  return waitOf(answer);
}

const json = (body) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

const reads = [
  '/indicators',
  '/indicators/load/series',
  '/indicators/load/statistics',
  '/export?format=csv&indicator=load',
  '/export?format=xlsx&indicator=load',
];
const sources = new Map();

const deeds = {
  post: (token, n, round) =>
    answered(
      token,
      '/observations',
      json({
        ...figureOf(n, round),
        source: { title },
      }),
    ),
  read: (token, n, round) => answered(token, reads[(n + round) % reads.length]),
  upload: async (token) => {
    const form = new FormData();
    form.set('file', new Blob([file]), 'report.pdf');
    return answered(token, `/sources/${await sourceOf(token)}/files`, { method: 'POST', body: form });
  },
  stream: async (token) => {
    const opened = await Promise.all(Array.from({ length: streamsOfOne + 1 }, () => ask(token, '/events')));
    const refused = opened.find(({ status }) => status !== 200);
    const reading = opened
      .filter(({ status }) => status === 200)
      .map(async ({ body }) => {
        for await (const part of body) void part;
      });
    await Promise.allSettled(reading);
    return refused === undefined ? 0 : waitOf(refused);
  },
  backtest: (token) =>
    answered(
      token,
      '/rules/backtest',
      json({
        vintages: true,
        rule: {
          indicator: 'load',
          condition: {
            any: Array.from({ length: 20 }, (_, at) => ({ value: { op: '>', to: 50 + at } })),
          },
        },
      }),
    ),
};

function figureOf(n, round) {
  const at = n * 1_000 + round;
  return {
    indicator: 'load',
    period: new Date(Date.UTC(2015, 0, 1 + (at % 2_000))).toISOString().slice(0, 10),
    value: String(40 + (at % 53)),
  };
}

async function sourceOf(token) {
  const known = sources.get(token);
  if (known) return known;
  const answer = await ask(token, `/sources?q=${encodeURIComponent(title)}`);
  const { items } = await answer.json();
  sources.set(token, items[0].id);
  return items[0].id;
}

const lines = createInterface({ input: process.stdin });
const [line] = await once(lines, 'line');
const given = JSON.parse(line);
url = given.url;
given.clients.forEach(work);
await once(lines, 'close');
process.stdout.write(JSON.stringify(answers), () => process.exit());
