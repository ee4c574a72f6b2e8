/** Real processes for tests: Marsad as its users start it, PostgreSQL and Redis on ports of their own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect, type Sql } from '@marsad/db';
import { startEmbeddedDatabase } from '@marsad/db/embedded';
import type {
  AlertListWire,
  ObservationBody,
  PointWire,
  ProblemWire,
  SeriesWire,
  SubmissionWire,
} from '@marsad/indicators/contract';
import { Redis } from 'ioredis';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export async function temporaryFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'marsad-test-'));
  // As root the database runs as another user, who has to get in.
  await chmod(path, 0o755);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

/** Asks until `look` gives something; a bound against a hang, not a measure of speed. */
export async function eventually<T>(
  look: () => Promise<T | null | undefined | false>,
  what: string,
): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > deadline) throw new Error(`${what} did not come about within a minute`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

// -- processes ----------------------------------------------------------------------------------------------

export interface Launched {
  readonly child: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** What all processes of this suite wrote, for a test that looks for what must not be in it. */
export const everythingPrinted: string[] = [];

const alive = new Set<ChildProcess>();
// A test that failed half way leaves nothing behind either.
process.on('exit', () => {
  for (const child of alive) child.kill('SIGTERM');
});

/** Starts one of the commands the compose file and `npm start` run, in the project's folder. */
export function launch(
  script: 'start' | 'demo' | 'migrate' | 'token' | 'reset',
  env: Record<string, string>,
  args: readonly string[] = [],
): Launched {
  const child = spawn(process.execPath, [`apps/api/launch/${script}.mjs`, ...args], {
    cwd: root,
    env: { ...process.env, CI: '', PORT: '0', TIME_ZONE: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      everythingPrinted.push(chunk.toString());
    });
  const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  );
  return { child, output: () => text, ended };
}

export interface Marsad extends Launched {
  readonly url: string;
  /** Asks with an administrator's token. */
  readonly client: Client;
  readonly token: string;
  stop(): Promise<number | null>;
  kill(): Promise<void>;
}

/** Resolves when it says it is ready. An administrator's token of an earlier start will do again. */
export async function startMarsad(env: Record<string, string>, earlier?: string): Promise<Marsad> {
  const launched = launch('start', env);
  const url = await new Promise<string>((resolve, reject) => {
    const look = () => {
      const match = /Marsad is ready: (\S+)/.exec(launched.output());
      if (match?.[1]) resolve(match[1]);
    };
    launched.child.stdout?.on('data', look);
    launched.ended.then(({ code }) =>
      reject(new Error(`ended with ${code} before it was ready:\n${launched.output()}`)),
    );
  });
  const token = earlier ?? (await apiToken(env, 'admin', 'tests'));
  return {
    ...launched,
    url,
    token,
    client: clientOf(url, token, launched.output),
    stop: async () => {
      launched.child.kill('SIGINT');
      return (await launched.ended).code;
    },
    kill: async () => {
      launched.child.kill('SIGKILL');
      await launched.ended;
    },
  };
}

/** As an operator makes one, with the command, while the server runs. */
export async function apiToken(env: Record<string, string>, role: string, name: string): Promise<string> {
  const launched = launch('token', env, ['--role', role, '--name', name]);
  const { code } = await launched.ended;
  if (code !== 0) throw new Error(`no token: ${launched.output()}`);
  return launched.output().trim();
}

export interface TestDatabase {
  readonly url: string;
  readonly sql: Sql;
  /** A fresh, empty database on the same server. */
  fresh(): Promise<string>;
  stop(): Promise<void>;
}

export async function startPostgres(): Promise<TestDatabase> {
  const folder = await temporaryFolder();
  const server = await startEmbeddedDatabase(folder.path);
  const sql = connect(server.url, { max: 4 });
  let count = 0;
  return {
    url: server.url,
    sql,
    fresh: async () => {
      count += 1;
      await sql.unsafe(`create database fresh_${count}`);
      const url = new URL(server.url);
      url.pathname = `/fresh_${count}`;
      return url.href;
    },
    stop: async () => {
      await sql.end({ timeout: 5 });
      await server.stop();
      await folder.remove();
    },
  };
}

export interface TestRedis {
  readonly url: string;
  flushAll(): Promise<void>;
  stop(): Promise<void>;
}

/** A Redis as the compose file runs it: append-only, noeviction. */
export async function startRedis(command: string): Promise<TestRedis> {
  const folder = await temporaryFolder();
  const port = await freePort();
  const child = spawn(
    command,
    [
      '--port',
      String(port),
      '--bind',
      '127.0.0.1',
      '--dir',
      folder.path,
      '--appendonly',
      'yes',
      '--maxmemory-policy',
      'noeviction',
    ],
    { stdio: 'ignore' },
  );
  alive.add(child);
  child.once('exit', () => alive.delete(child));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const url = `redis://127.0.0.1:${port}`;
  const redis = new Redis(url, { maxRetriesPerRequest: null });
  redis.on('error', () => {});
  await redis.ping();
  return {
    url,
    flushAll: async () => {
      await redis.flushall();
    },
    stop: async () => {
      redis.disconnect();
      child.kill('SIGTERM');
      await ended;
      await folder.remove();
    },
  };
}

// -- HTTP ---------------------------------------------------------------------------------------------------

export interface Answer<T> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: T;
}

/** What a refusal says; its status is the answer's own. */
export type Refusal = Omit<ProblemWire, 'status'>;

export type Client = ReturnType<typeof clientOf>;

/** A client that shows a token, or nothing. */
export function clientOf(url: string, token: string | null, output = () => '') {
  const credentials: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` };
  const ask = async <T>(path: string, init: RequestInit = {}): Promise<Answer<T>> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      ...init,
      headers: { ...credentials, ...(init.headers as Record<string, string>) },
    });
    const text = await response.text();
    // Nothing in a test should come to this: what the server has to say of it.
    if (response.status === 500) console.error(`${path}: 500\n${output().slice(-5_000)}`);
    return {
      status: response.status,
      headers: response.headers,
      body: (text === '' ? null : JSON.parse(text)) as T,
    };
  };
  const post = <T>(path: string, body: unknown, headers: Record<string, string> = {}) =>
    ask<T>(path, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...headers },
    });
  return {
    get: ask,
    post,
    submit: (body: Partial<ObservationBody>, headers: Record<string, string> = {}) =>
      post<SubmissionWire & Refusal>('/observations', body, headers),
    /** Waits for commit and evaluation, and gives the submission. */
    submitAndWait: async (body: Partial<ObservationBody>): Promise<SubmissionWire> => {
      const answer = await post<SubmissionWire & Refusal>('/observations', body, { prefer: 'wait=30' });
      if (answer.status !== 201) throw new Error(`${answer.status}: ${JSON.stringify(answer.body)}`);
      return answer.body;
    },
    points: async (indicator: string): Promise<PointWire[]> =>
      (await ask<SeriesWire>(`/indicators/${indicator}/series`)).body.points,
    alerts: async (query = ''): Promise<AlertListWire['items']> =>
      (await ask<AlertListWire>(`/alerts${query}`)).body.items,
  };
}

export const source = { title: 'Field report', publisher: 'A monitoring team' };

/** Reads server-sent events as they come; `next` waits for the first one that satisfies it, past ones included. */
export async function openEvents(url: string, token: string | null, more: Record<string, string> = {}) {
  const headers = { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...more };
  const stopping = new AbortController();
  const response = await fetch(`${url}/api/v1/events`, { headers, signal: stopping.signal });
  const seen: { id: string | null; event: string; data: unknown }[] = [];
  const reading = readEvents(response, seen).catch(() => {});
  return {
    status: response.status,
    seen,
    ended: reading,
    next: (wanted: (event: { event: string; data: unknown }) => boolean) =>
      eventually(async () => seen.find(wanted), 'a live event'),
    close: async () => {
      stopping.abort();
      await reading;
    },
  };
}

async function readEvents(
  response: Response,
  seen: { id: string | null; event: string; data: unknown }[],
): Promise<void> {
  let rest = '';
  const decoder = new TextDecoder();
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const fields = new Map(
        block
          .split('\n')
          .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      );
      seen.push({
        id: fields.get('id') ?? null,
        event: fields.get('event') ?? 'message',
        data: JSON.parse(fields.get('data') ?? 'null'),
      });
    }
  }
}
