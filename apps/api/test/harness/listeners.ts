/** Those who are told of alerts: a web server that notes what it hears, and a real Alertmanager. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { eventually } from './eventually.js';
import { freePort, temporaryFolder } from './machine.js';

export interface Heard {
  /** What was asked for: path and query. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: {
    status: string;
    reason: string;
    groupKey: string;
    alerts: {
      status: string;
      fingerprint: string;
      startsAt: string;
      endsAt: string;
      generatorURL: string;
      correction: boolean;
      labels: Record<string, string>;
      annotations: Record<string, string>;
      value: { quantity: { text: string } };
      previousValue: { quantity: { text: string } } | null;
    }[];
  };
}

/** A whole answer, as some service gives it. */
export interface Given {
  readonly status: number;
  readonly said?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A web server that notes what it hears and answers as it is told: a status, all of an answer, or nothing at all. */
export async function listen(
  answer: (heard: readonly Heard[]) => number | Given | null = () => 204,
  at = 0,
  said = '',
) {
  const heard: Heard[] = [];
  const server: Server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      heard.push({
        path: request.url ?? '',
        headers: request.headers,
        text,
        body: JSON.parse(text || 'null'),
      });
      const given = answer(heard);
      if (typeof given === 'number') response.writeHead(given).end(said);
      else if (given !== null) response.writeHead(given.status, given.headers).end(given.said ?? said);
    });
  });
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    heard,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** A real Alertmanager, alone, on ports of its own. */
export async function startAlertmanager(command: string) {
  const folder = await temporaryFolder();
  const config = join(folder.path, 'config.yml');
  await writeFile(config, 'route: { receiver: none }\nreceivers: [{ name: none }]\n');
  const port = await freePort();
  const child = spawn(
    command,
    [
      `--config.file=${config}`,
      `--storage.path=${join(folder.path, 'data')}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
    ],
    { stdio: 'ignore' },
  );
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await folder.remove();
  };
  const url = `http://127.0.0.1:${port}`;
  const ready = eventually(
    () =>
      fetch(`${url}/-/ready`).then(
        ({ ok }) => ok,
        () => false,
      ),
    'Alertmanager',
  );
  await ready.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  return { url, stop };
}
