/** Marsad as its users start it, with a database and a folder of its own, and somebody signed in. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const administrator = { email: 'bench@example.org', password: 'river copper lantern 88' };

/**
 * `script` is start or demo. `env` may name a database; otherwise there is an embedded one. `options` are those of Node.
 */
export async function startDashboard(script, env = {}, options = []) {
  const folder = await mkdtemp(join(tmpdir(), 'marsad-bench-'));
  // As root the database runs as another user, who has to get in.
  await chmod(folder, 0o755);
  const child = spawn(process.execPath, [...options, `apps/api/launch/${script}.mjs`], {
    cwd: root,
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: '0',
      LOG_LEVEL: 'error',
      ADMIN_EMAIL: administrator.email,
      ADMIN_PASSWORD: administrator.password,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGINT');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await new Promise((resolve, reject) => {
      let text = '';
      child.stdout.on('data', (chunk) => {
        text += chunk;
        const ready = /Marsad is ready: (\S+)/.exec(text);
        if (ready) resolve(ready[1]);
      });
      void ended.then(() => reject(new Error(`it ended before it was ready:\n${text}`)));
    });
    return { url, cookie: await cookieOf(url), pid: child.pid, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function cookieOf(url) {
  const answer = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(administrator),
  });
  if (!answer.ok) throw new Error(`not signed in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

/** Makes indicators until there are so many, each with a baseline and a year of figures. */
export async function fillUpTo({ url, cookie }, wanted) {
  const ask = async (method, path, body) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        cookie,
        origin: url,
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        prefer: 'wait=10',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const source = { title: 'Bench' };
  const { items } = await ask('GET', '/indicators');
  for (let at = items.length; at < wanted; at += 1) {
    const id = `bench-${at}`;
    await ask('POST', '/indicators', {
      id,
      name: { en: `Lorries at crossing ${at}`, ar: `الشاحنات عند المعبر ${at}` },
      definition: { en: 'Lorries that crossed.', ar: 'الشاحنات التي عبرت.' },
      kind: 'flow',
      unit: '{lorry}',
      rateBasis: 'month',
      cadence: 'month',
      direction: 'up-is-worse',
      baseline: {
        period: '2020',
        value: `${100 + at} to ${120 + at}`,
        per: 'month',
        range: 'spread',
        source,
      },
    });
    for (let month = 1; month <= 12; month += 1) {
      const period = `2025-${String(month).padStart(2, '0')}`;
      await ask('POST', '/observations', {
        indicator: id,
        period,
        value: String(90 + at + 5 * month),
        source,
      });
    }
  }
}

/** Where a Chromium is, or null. */
export function chromiumPath() {
  const named = process.env.MARSAD_TEST_CHROMIUM ?? process.env.CHROME_PATH;
  if (named) return named;
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return (
    (process.env.PATH ?? '')
      .split(delimiter)
      .flatMap((folder) => names.map((name) => join(folder, name)))
      .find((path) => existsSync(path)) ?? null
  );
}
