/** Marsad as its users start it: real processes. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { connect } from '@marsad/db';
import { createApiToken } from '@marsad/db/account';
import type { Role } from '@marsad/indicators';
import { type Client, clientOf } from './client.js';
import { endsWithTests } from './machine.js';

export interface Launched {
  readonly child: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  readonly ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

const root = fileURLToPath(new URL('../../../../', import.meta.url));

/** What all processes of this suite wrote, for a test that looks for what must not be in it. */
export const everythingPrinted: string[] = [];

/** Starts one of the commands the compose file and `npm start` run, in the project's folder. */
export function launch(
  script:
    | 'start'
    | 'demo'
    | 'migrate'
    | 'token'
    | 'reset'
    | 'audit-check'
    | 'backup'
    | 'restore'
    | 'verify-backup',
  env: Record<string, string>,
  args: readonly string[] = [],
): Launched {
  const child = spawn(process.execPath, [`apps/api/launch/${script}.mjs`, ...args], {
    cwd: root,
    env: { ...process.env, CI: '', PORT: '0', TIME_ZONE: 'UTC', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endsWithTests(child);
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
    void launched.ended.then(({ code }) =>
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

/** As an operator makes one while the server runs: what the command does, without a process for it where it can be. */
export async function apiToken(env: Record<string, string>, role: Role, name: string): Promise<string> {
  if (env.DATABASE_URL === undefined) return printedToken(env, role, name);
  const sql = connect(env.DATABASE_URL, { max: 1, asApplication: true });
  try {
    return (await createApiToken(sql, operator, { name, role, days: null })).token;
  } finally {
    await sql.end({ timeout: 5 });
  }
}

const operator = { kind: 'system', part: 'command line' } as const;

/** As an operator makes one with the command itself. */
export async function printedToken(env: Record<string, string>, role: Role, name: string): Promise<string> {
  const launched = launch('token', env, ['--role', role, '--name', name]);
  const { code } = await launched.ended;
  if (code !== 0) throw new Error(`no token: ${launched.output()}`);
  return launched.output().trim();
}
