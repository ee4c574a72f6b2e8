/** What befalls an installation, drawn by a seed: which faults, on what, when and for how long. */
import { randomOf } from './random.mjs';

/** When the last fault begins at the latest, from the first figure on. */
const spanMs = 3_000;
/** Longer than any lock a process may hold: a job of BullMQ is another's after 30 s, an obligation is due again after 15. */
const beyondLocksMs = 35_000;

const short = (random) => random.between(800, 4_000);
/** Most are short, so that many seeds can be had; one of eight outlasts every lock. */
const freeze = (random) => (random.chance(1 / 8) ? beyondLocksMs : short(random));
const moment = (random) => random.between(100, 1_500);

const jump = (random) => ({ by: random.pick([-3_600, -90, 90, 3_600]) });
/** How an upgrade is interrupted, so long after its first statement: what runs it, its connection, its database. */
const upgrade = (random) => ({
  back: random.between(1, 20),
  hit: random.pick(['kill', 'stop', 'backend', 'postgres']),
});

const api = (random, { apis }) => `api-${random.between(1, apis)}`;
const worker = (random, { workers }) => `worker-${random.between(1, workers)}`;
const marsad = () => 'marsad';
const postgres = () => 'postgres';
const redis = () => 'redis';
/** One of the pairs a network may be cut between. */
const pair = (random, size) =>
  `${random.pick([api, worker])(random, size)}/${random.pick(['postgres', 'redis'])}`;
/** What a process reaches over a network, each by a cable of its own. */
export const waysOf = (name) => ['postgres', 'redis', ...(name.startsWith('worker') ? ['receiver'] : [])];
/** One of the pairs a cable is pulled between; `all` are those of a process at once. */
const cable = (random, size) => {
  const name = random.pick([api, worker])(random, size);
  return `${name}/${random.pick([...waysOf(name), 'all'])}`;
};
const ofPostgres = (random, size) => `${random.pick([api, worker])(random, size)}/postgres`;

const inOne = {
  'marsad-kill': { target: marsad, ms: moment },
  'marsad-restart': { target: marsad, ms: moment },
  'marsad-freeze': { target: marsad, ms: freeze },
};
const ofDatabase = {
  'postgres-kill': { target: postgres, ms: moment },
  'postgres-freeze': { target: postgres, ms: freeze },
  'postgres-full': { target: postgres, ms: short, needs: 'root' },
  'postgres-clock': { target: postgres, ms: short, needs: 'clock', more: jump },
  'backend-kill': { target: postgres, ms: () => 0 },
  'backends-end': { target: postgres, ms: () => 0 },
};
const ofProcesses = Object.fromEntries(
  Object.entries({ api, worker }).flatMap(([name, target]) => [
    [`${name}-kill`, { target, ms: moment }],
    [`${name}-restart`, { target, ms: moment }],
    [`${name}-freeze`, { target, ms: freeze }],
  ]),
);
const apart = {
  ...ofProcesses,
  'postgres-restart': { target: postgres, ms: moment },
  'redis-kill': { target: redis, ms: moment },
  'redis-restart': { target: redis, ms: moment },
  'redis-freeze': { target: redis, ms: freeze },
  'redis-flush': { target: redis, ms: () => 0 },
  'redis-full': { target: redis, ms: short, needs: 'root' },
  'net-cut': { target: pair, ms: short },
  'net-stall': { target: pair, ms: freeze },
  'net-reset': { target: ofPostgres, ms: () => 0 },
  'netns-down': { target: cable, ms: freeze, needs: 'namespaces' },
  'worker-clock': { target: worker, ms: short, needs: 'clock', more: jump },
};

/** What an earlier release left is brought up to date: by `npm run migrate` in PostgreSQL, by Marsad in its own database. */
const ofUpgrade = {
  migrate: { target: () => 'migrate', ms: (random) => random.between(0, 80), more: upgrade },
};

/** Not a fault but a loss, which has to be found: of what is looked for here, drawn only where it is named. */
const sabotage = { sabotage: { target: postgres, ms: () => 0 } };

const kindsOf = {
  embedded: { ...inOne, ...ofDatabase, ...ofUpgrade, ...sabotage },
  redis: { ...apart, ...ofDatabase, ...ofUpgrade, ...sabotage },
};
export const modes = Object.keys(kindsOf);

/** Every kind there is, with the modes it is drawn in. */
export const kinds = [...new Set(modes.flatMap((mode) => Object.keys(kindsOf[mode])))];

/** What a kind needs of the machine: `root`, `namespaces`, `clock` or nothing. */
export const needOf = (mode, kind) => kindsOf[mode][kind].needs;

/**
 * The plan of a seed.
 * @param only the kinds to draw from; all of the mode where it names none of them.
 * @returns seed, mode, how many processes there are, whether back-ups are taken by themselves, and the faults in their order: `at` is in milliseconds from the first
 *   figure, `ms` how long it lasts (of a process that ends: until it is started again), `by` how far a clock jumps, in seconds;
 *   of an upgrade `back`, how many migrations there are to do, and `hit`, what ends it `ms` after its first statement.
 */
export function planOf(seed, mode, only = []) {
  const random = randomOf(seed * 2 + modes.indexOf(mode));
  const size = mode === 'embedded' ? { apis: 1, workers: 0 } : { apis: 2, workers: random.between(2, 3) };
  const drawn = Object.keys(kindsOf[mode]).filter((kind) =>
    only.length === 0 ? kind !== 'sabotage' : only.includes(kind),
  );
  const faults = [];
  for (let left = drawn.length === 0 ? 0 : random.between(1, 4); left > 0 && drawn.length > 0; left -= 1) {
    const kind = random.pick(drawn);
    const { target, ms, more } = kindsOf[mode][kind];
    const fault = { at: random.between(300, spanMs), kind, target: target(random, size), ms: ms(random) };
    faults.push({ ...fault, ...more?.(random) });
    // There is one database to be brought up to date in a run.
    if (kind === 'migrate') drawn.splice(drawn.indexOf(kind), 1);
  }
  // Drawn last: what befalls an installation is the same with them and without.
  const backups = random.chance(0.5);
  return { seed, mode, ...size, backups, faults: faults.sort((a, b) => a.at - b.at) };
}

/** As one reads it: `with back-ups, worker-freeze worker-2 @1.2 s for 35 s, redis-flush @2 s`. */
export function planText({ faults, backups }) {
  const seconds = (ms) => `${Math.round(ms / 100) / 10} s`;
  const texts = faults.map(({ kind, target, at, ms, by, back, hit }) =>
    [
      kind,
      kind.startsWith(target) ? '' : target,
      `@${seconds(at)}`,
      by === undefined ? '' : `by ${by} s`,
      back === undefined ? '' : `of ${back} (${hit} after ${ms} ms)`,
      ms > 0 && back === undefined ? `for ${seconds(ms)}` : '',
    ]
      .filter((part) => part !== '')
      .join(' '),
  );
  return [...(backups ? ['with back-ups'] : []), ...texts].join(', ');
}
