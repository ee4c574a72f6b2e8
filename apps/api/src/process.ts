/** The process: what it says on the console, and when it ends. */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { StartError } from '@marsad/db';
import { dayAt } from '@marsad/indicators';
import { type Demo, enterDemoFigures, openDemo } from './command/demo.js';
import { whyNot } from './command/why-not.js';
import { type Config, readConfig } from './config.js';
import { type Running, start, webRoot } from './main.js';
import { openLog } from './operations/log.js';

async function prepareDemo({ store, administrator, timeZone }: Config): Promise<Demo> {
  if (store.kind !== 'embedded')
    throw new StartError('The demo runs on its own embedded database: unset DATABASE_URL.');
  return openDemo(store.dataDir, dayAt(Date.now(), timeZone), administrator === null);
}

/** Enters what is missing. @returns what the console is to say before the address, and after it. */
async function playDemo(running: Running, { lastMonth, administrator }: Demo) {
  if (lastMonth === null)
    return {
      first:
        'An older version made these figures: remove the data directory for ones that end with last month.',
      last: [],
    };
  const entered = await running.withToken('demo', 'contributor', (token) =>
    enterDemoFigures(running.url, token, lastMonth),
  );
  return {
    first: `${entered} invented figures are in, up to ${lastMonth}.`,
    last:
      administrator === null
        ? []
        : [
            `The demo's administrator: ${administrator.email}, password ${administrator.password} (unless you changed it)`,
          ],
  };
}

/** Runs until a signal comes or a part breaks; the exit code is 0 only for a stop that was asked for. */
export async function runUntilStopped(
  env: NodeJS.ProcessEnv,
  cwd: string,
  options: { demo?: boolean } = {},
): Promise<void> {
  const stop = new AbortController();
  const asked = new Promise<null>((resolve) => {
    stop.signal.addEventListener('abort', () => resolve(null), { once: true });
  });
  // A terminal's Ctrl-C reaches us twice, from the terminal and from npm: the second must not cut the stop short.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  try {
    const config = readConfig(env, cwd);
    if (config.role !== 'worker' && !existsSync(join(webRoot, 'index.html')))
      throw new StartError('The dashboard is not built: run "npm run build".');
    const demo = options.demo ? await prepareDemo(config) : null;
    const log = openLog(config.logLevel);
    const running = await start(
      { ...config, administrator: config.administrator ?? demo?.administrator ?? null },
      log,
      stop.signal,
    );
    const said = demo && (await playDemo(running, demo));
    if (said) console.log(said.first);
    for (const notice of running.notices) console.log(notice);
    console.log([`Marsad is ready: ${running.url}`, ...running.next, ...(said?.last ?? [])].join('\n'));
    const reason = await Promise.race([asked, running.broken]);
    await running.close();
    if (reason !== null) throw new StartError(reason);
  } catch (error) {
    // Given up because it was asked to.
    if (error === stop.signal.reason) return;
    console.error(whyNot(error));
    process.exitCode = 1;
  }
}
