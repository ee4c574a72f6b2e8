/** A process under somebody's eye, as systemd or Compose would keep it; only its end by itself is a fault of its own. */
import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Whoever still runs when this process ends, ends with it. */
const running = new Map();
process.once('exit', () => {
  for (const { pid, last } of running.values()) {
    send(pid, last);
    send(pid, 'SIGCONT');
  }
});

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

export function commandLineOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** The process and all that came of it: a frozen PostgreSQL has its backends frozen too. */
export function familyOf(pid) {
  if (!existsSync('/proc/self')) return [pid];
  const parents = new Map();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      const stat = readFileSync(`/proc/${entry}/stat`, 'utf8');
      parents.set(Number(entry), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch {
      // It has ended meanwhile.
    }
  }
  const family = [pid];
  for (const member of family)
    for (const [child, parent] of parents) if (parent === member) family.push(child);
  return family;
}

/**
 * @param start `{ command, args, env, ...}` as spawn takes them.
 * @param isReady asked with what it printed until it gives something that is not false: its address, say.
 * @param log the file that all it prints goes to.
 * @param last the signal by which it ends with this process: SIGTERM where it has processes of its own to end.
 * @param mayRefuse whether it is killed after ten seconds, as by Docker, where it does not end; otherwise that is a fault.
 * @param onOwnEnd called with why, where it ends by itself after it was ready.
 */
export function supervised({
  name,
  start,
  isReady,
  log,
  onOwnEnd,
  stopSignal = 'SIGTERM',
  mayRefuse = false,
  last = 'SIGKILL',
}) {
  let child = null;
  let state = 'down';
  let wanted = false;
  let ready = null;
  let turn = Promise.resolve();

  /** Where it cannot start, its store being away, it is tried again, as `restart: unless-stopped` does. */
  async function up() {
    wanted = true;
    for (let tries = 0; wanted; tries += 1) {
      const own = launch();
      const found = await untilReady(own);
      if (found !== null) {
        state = 'ready';
        ready = found;
        return;
      }
      if (tries === 60) throw new Error(`${name} does not start: see ${log}`);
      await delay(500);
    }
  }

  function launch() {
    const { command, args, ...options } = start();
    const own = { printed: '', over: false };
    child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options });
    own.pid = child.pid;
    running.set(own, { pid: child.pid, last });
    const mine = child;
    state = 'starting';
    for (const stream of [mine.stdout, mine.stderr])
      stream?.on('data', (chunk) => {
        own.printed = `${own.printed}${chunk}`.slice(-20_000);
        appendFileSync(log, chunk);
      });
    own.ended = new Promise((resolve) => {
      mine.once('error', (error) => resolve(String(error)));
      mine.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    });
    void own.ended.then((how) => {
      own.over = true;
      running.delete(own);
      const byItself = state === 'ready';
      state = byItself ? 'lost' : 'down';
      appendFileSync(log, `-- ${new Date().toISOString()} ended: ${how}\n`);
      if (byItself) onOwnEnd?.(`${name} ended by itself: ${how}`);
    });
    mine.own = own;
    appendFileSync(log, `-- ${new Date().toISOString()} started: pid ${mine.pid}\n`);
    return own;
  }

  async function untilReady(own) {
    while (!own.over && wanted) {
      const found = await isReady(own.printed, own.pid);
      if (found) return own.over ? null : found;
      await delay(25);
    }
    return null;
  }

  async function end(signal) {
    wanted = false;
    if (child === null || child.own.over) return;
    state = 'ending';
    // What came of it too: a server waits for backends that another fault has frozen.
    for (const pid of familyOf(child.pid)) send(pid, 'SIGCONT');
    send(child.pid, signal);
    const late = delay(mayRefuse ? 10_000 : 20_000, 'late', { ref: false });
    if ((await Promise.race([child.own.ended, late])) === 'late') {
      send(child.pid, 'SIGKILL');
      await child.own.ended;
      if (!mayRefuse) throw new Error(`${name} did not end within 20 s of ${signal}`);
    }
  }

  return {
    name,
    log,
    up,
    end,
    stop: () => end(stopSignal),
    /** Faults of one process come one after another. */
    alone: (work) => {
      turn = turn.then(work, work);
      return turn;
    },
    isUp: () => state === 'ready',
    endedByItself: () => state === 'lost',
    found: () => ready,
    pid: () => child?.pid ?? null,
    pause: () => send(child.pid, 'SIGSTOP'),
    goOn: () => send(child.pid, 'SIGCONT'),
  };
}
