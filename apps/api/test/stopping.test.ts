/** A stop answers those who are in, tells those who come, and has an end. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect as dial } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  apiToken,
  eventually,
  type Installation,
  install,
  openEvents,
  source,
  startMarsad,
  startPostgres,
  startRedis,
  temporaryFolder,
} from './harness.js';

const figure = (n: number) => ({
  indicator: 'crop-burnings',
  period: `${2021 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, '0')}`,
  value: String(n + 1),
  source,
});

/** Longer than it takes to shut a door on a machine with other work, and less than waiting behind others takes. */
const shutMs = 100;

describe('a stop', () => {
  let home: Installation;
  beforeAll(async () => {
    // Nobody digests what comes in, so whoever waits for it would wait to the end.
    home = await install();
    await home.marsad.stop();
  });
  afterAll(() => home.stop());

  it('answers what has arrived, ends streams with when to come back, and says that it stops', async () => {
    const api = await startMarsad({ ...home.env, ROLE: 'api' }, home.marsad.token);
    const waiting = Array.from({ length: 5 }, (_, n) => api.client.submit(figure(n), { prefer: 'wait=30' }));
    await eventually(async () => {
      const [row] = await home.sql<
        { n: number }[]
      >`select count(*)::int as n from submission where status = 'accepted'`;
      return row?.n === waiting.length;
    }, 'the submissions');
    const stream = await openEvents(api.url, api.token);
    await stream.next(({ event }) => event === 'hello');
    // A connection that stays, as a proxy keeps them.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const readiness = () =>
      new Promise<{ status?: number; connection?: string; text: string }>((resolve, reject) => {
        request(`${api.url.replace('localhost', '127.0.0.1')}/readyz`, { agent }, (response) => {
          let text = '';
          response.on('data', (piece) => {
            text += piece;
          });
          response.on('end', () =>
            resolve({
              status: response.statusCode ?? 0,
              connection: response.headers.connection ?? '',
              text,
            }),
          );
        })
          .on('error', reject)
          .end();
      });
    expect((await readiness()).text).toMatch(/"status":"(ready|not-ready)"/);
    api.child.kill('SIGTERM');
    // A second one changes nothing.
    api.child.kill('SIGTERM');
    const stopping = await eventually(async () => {
      const answer = await readiness();
      return answer.text.includes('stopping') && answer;
    }, 'word of the stop');
    expect(stopping).toMatchObject({ status: 503, connection: 'close' });
    const answers = await Promise.all(waiting);
    expect(answers.map(({ status, body }) => [status, body.status])).toEqual(
      answers.map(() => [202, 'accepted']),
    );
    expect(answers.map(({ headers }) => headers.get('connection'))).toEqual(answers.map(() => 'close'));
    await stream.ended;
    expect(stream.seen.at(-1)).toMatchObject({ event: 'stopping' });
    expect(await api.ended).toEqual({ code: 0, signal: null });
    agent.destroy();
    await expect(fetch(`${api.url}/healthz`)).rejects.toThrow();
  });

  it('under load cuts nobody off who was let in', async () => {
    const api = await startMarsad({ ...home.env, ROLE: 'api' }, home.marsad.token);
    const port = Number(new URL(api.url).port);
    const body = JSON.stringify({ ...figure(30), value: 'many' });
    let answered = 0;
    const cutOff: number[] = [];
    const refused: number[] = [];
    let goesOn = true;
    // Each connection one request: answered, refused at the door, or cut off after it was let in.
    const asking = Array.from({ length: 8 }, async () => {
      while (goesOn) {
        const outcome = await new Promise<'answered' | 'refused' | { readonly cutSince: number }>(
          (resolve) => {
            let text = '';
            let inSince: number | null = null;
            const socket = dial(port, '127.0.0.1', () => {
              inSince = performance.now();
              socket.write(
                `POST /api/v1/observations/preview HTTP/1.1\r\nhost: localhost\r\nauthorization: Bearer ${api.token}\r\n` +
                  `content-type: application/json\r\nconnection: close\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
              );
            });
            socket.on('data', (piece) => {
              text += piece;
            });
            socket.on('error', () => {});
            socket.on('close', () => {
              if (inSince === null) resolve('refused');
              else resolve(text.startsWith('HTTP/1.1 200') ? 'answered' : { cutSince: inSince });
            });
          },
        );
        if (outcome === 'answered') answered += 1;
        else if (outcome === 'refused') refused.push(performance.now());
        else cutOff.push(outcome.cutSince);
        if (outcome === 'refused') return;
      }
    });
    await eventually(async () => answered > 20, 'some answers');
    const before = answered;
    api.child.kill('SIGTERM');
    expect((await api.ended).code).toBe(0);
    goesOn = false;
    await Promise.all(asking);
    expect(answered).toBeGreaterThan(before);
    const shutAt = Math.min(...refused);
    // Whom the kernel lets in while the door is being shut, nobody can answer: the process never hears of them.
    expect(cutOff.filter((since) => shutAt - since > shutMs)).toEqual([]);
    expect(cutOff.length).toBeLessThan(8);
  });

  it('keeps five hundred streams and names what is the matter to the next', async () => {
    const api = await startMarsad(
      { ...home.env, ROLE: 'api', LIMIT_STREAMS_IN_ALL: '500' },
      home.marsad.token,
    );
    const tokens = await Promise.all(
      Array.from({ length: 26 }, (_, n) => apiToken(home.env, 'viewer', `s${n}`)),
    );
    const streams = await Promise.all(
      tokens.slice(0, 25).flatMap((token) => Array.from({ length: 20 }, () => openEvents(api.url, token))),
    );
    expect(streams.map(({ status }) => status)).toEqual(streams.map(() => 200));
    const refused = await fetch(`${api.url}/api/v1/events`, {
      headers: { authorization: `Bearer ${tokens[25]}` },
    });
    expect([
      refused.status,
      refused.headers.get('retry-after'),
      ((await refused.json()) as { code: string }).code,
    ]).toEqual([429, '30', 'too-many-streams']);
    expect(await api.stop()).toBe(0);
    await Promise.all(streams.map(({ ended }) => ended));
    expect(streams.every(({ seen }) => seen.at(-1)?.event === 'stopping')).toBe(true);
  });
});

describe('a stop has an end', () => {
  it('where its own PostgreSQL stands still, which is ended with it', async () => {
    const folder = await temporaryFolder();
    const marsad = await startMarsad({ DATA_DIR: folder.path, STOP_PATIENCE: '5' });
    const cluster = join(folder.path, 'postgres');
    for (const pid of processesIn(cluster)) process.kill(pid, 'SIGSTOP');
    const waiting = marsad.client.get('/indicators').catch(() => null);
    const asked = performance.now();
    expect(await marsad.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(60_000);
    await waiting;
    expect(processesIn(cluster)).toEqual([]);
    // And loses nothing by it.
    const again = await startMarsad({ DATA_DIR: folder.path }, marsad.token);
    expect((await again.client.get('/indicators')).status).toBe(200);
    expect(await again.stop()).toBe(0);
    await folder.remove();
  });

  it.skipIf(!process.env.MARSAD_TEST_REDIS)('where its Redis is gone', async () => {
    const [postgres, redis] = await Promise.all([
      startPostgres(),
      startRedis(process.env.MARSAD_TEST_REDIS as string),
    ]);
    const env = { DATABASE_URL: await postgres.prepared(), REDIS_URL: redis.url, STOP_PATIENCE: '5' };
    const marsad = await startMarsad(env);
    await redis.stop();
    expect((await marsad.client.submit(figure(0))).status).toBe(202);
    const asked = performance.now();
    expect(await marsad.stop()).toBe(0);
    expect(performance.now() - asked).toBeLessThan(60_000);
    await postgres.stop();
  });
});

/** Linux only, as is stopping each of them. */
function processesIn(folder: string): number[] {
  return readdirSync('/proc')
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => {
      try {
        return (
          readlinkSync(`/proc/${pid}/cwd`) === folder && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== ''
        );
      } catch {
        return false;
      }
    })
    .map(Number);
}
