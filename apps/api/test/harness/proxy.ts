/** The proxy of docker-compose.yml: a real Caddy with the very Caddyfile, and names as a container engine gives them. */
import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { eventually } from './eventually.js';
import { endsWithTests, freePort, temporaryFolder } from './machine.js';

export const caddyfile = fileURLToPath(new URL('../../../../docs/deploy/Caddyfile', import.meta.url));

export interface TestProxy {
  readonly url: string;
  /** What `api` is from now on: addresses of this machine, each with the port that was given. */
  resolveTo(...addresses: string[]): void;
  /** How often it asked for addresses. */
  lookups(): number;
  stop(): Promise<void>;
}

/**
 * @param upstreamPort where every api listens, each at an address of its own
 * @param megabytes of a table and of a text, as the app has them
 */
export async function startProxy(command: string, upstreamPort: number, megabytes = 50): Promise<TestProxy> {
  const folder = await temporaryFolder();
  const names = await startNames();
  const [port, self] = [await freePort(), await freePort()];
  const config = join(folder.path, 'Caddyfile');
  // A container asks its engine; here it is told whom to ask.
  const text = (await readFile(caddyfile, 'utf8')).replace(
    'refresh 2s',
    `refresh 100ms\n\t\t\tresolvers udp/127.0.0.1:${names.port}`,
  );
  await writeFile(config, text);
  const child = spawn(command, ['run', '--config', config, '--adapter', 'caddyfile'], {
    env: {
      PATH: process.env.PATH,
      HOME: folder.path,
      SITE: `http://127.0.0.1:${port}`,
      UPSTREAM: 'api.marsad.test',
      UPSTREAM_PORT: String(upstreamPort),
      TABLE_MB: String(megabytes),
      READING_MB: String(megabytes),
      SELF: `127.0.0.1:${self}`,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  endsWithTests(child);
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  await eventually(async () => {
    if (child.exitCode !== null) throw new Error(`Caddy ended: ${said}`);
    return fetch(`http://127.0.0.1:${self}/`).then(
      (response) => response.ok,
      () => false,
    );
  }, 'a proxy that is well');
  return {
    url: `http://127.0.0.1:${port}`,
    resolveTo: names.resolveTo,
    lookups: names.lookups,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await names.close();
      await folder.remove();
    },
  };
}

/** A name server that knows one name. */
async function startNames() {
  let addresses: readonly string[] = [];
  let lookups = 0;
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    lookups += 1;
    socket.send(answerTo(query, addresses), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    port: socket.address().port,
    lookups: () => lookups,
    resolveTo: (...wanted: string[]) => {
      addresses = wanted;
    },
    close: () => new Promise<void>((resolve) => socket.close(() => resolve())),
  };
}

/** RFC 1035: the question again, and an A record for each address; to any other question there is no answer. */
function answerTo(query: Buffer, addresses: readonly string[]): Buffer {
  const end = query.indexOf(0, 12) + 5;
  const records = query.readUInt16BE(end - 4) === 1 ? addresses : [];
  const head = Buffer.from(query.subarray(0, 12));
  head.writeUInt16BE(0x8180, 2);
  head.writeUInt16BE(records.length, 6);
  head.writeUInt32BE(0, 8);
  const answers = records.map((address) =>
    Buffer.from([0xc0, 12, 0, 1, 0, 1, 0, 0, 0, 1, 0, 4, ...address.split('.').map(Number)]),
  );
  return Buffer.concat([head, query.subarray(12, end), ...answers]);
}
