// `npm run faults`: real processes, used while they are killed, frozen, cut off and filled up; see docs/contributing.md.
import { parseArgs } from 'node:util';
import { prepare } from '../apps/api/launch/prepare.mjs';
import { kinds, modes, planOf, planText } from './faults/plan.mjs';

const usage = `npm run faults -- [--runs 20] [--seed 1] [--mode ${modes.join('|')}|both] [--only ${kinds[0]},${kinds[1]}]
  [--jobs 1] [--minutes 60] [--patience 1] [--replay SEED] [--plan]
kinds: ${kinds.join(' ')}`;

function fail(message) {
  console.error(`${message}\n${usage}`);
  process.exit(2);
}

function readArguments() {
  const text = (name) => [name, { type: 'string' }];
  const names = ['runs', 'seed', 'mode', 'only', 'jobs', 'minutes', 'patience', 'replay'];
  let values;
  try {
    const options = { ...Object.fromEntries(names.map(text)), plan: { type: 'boolean' } };
    ({ values } = parseArgs({ options }));
  } catch (error) {
    fail(error.message);
  }
  const number = (name, otherwise, least = 1) => {
    const value = Number(values[name] ?? otherwise);
    if (!(value >= least)) fail(`--${name} takes a number from ${least}.`);
    return value;
  };
  const mode = values.mode ?? 'both';
  if (mode !== 'both' && !modes.includes(mode)) fail(`There is no mode ${mode}.`);
  const only = values.only?.split(',') ?? [];
  for (const kind of only) if (!kinds.includes(kind)) fail(`There is no fault ${kind}.`);
  const isReplay = values.replay !== undefined;
  return {
    seeds: isReplay ? [number('replay', 1)] : undefined,
    first: number('seed', 1),
    runs: number('runs', 20),
    modesOf: (seed) => (mode !== 'both' ? [mode] : isReplay ? modes : [modes[seed % 2]]),
    only,
    planAlone: values.plan ?? false,
    jobs: number('jobs', 1),
    minutes: number('minutes', 60, 0.1),
    patience: number('patience', 1, 0.1),
  };
}

const given = readArguments();
const seeds = given.seeds ?? Array.from({ length: given.runs }, (_, at) => given.first + at);
const plans = seeds.flatMap((seed) =>
  given
    .modesOf(seed)
    .map((mode) => planOf(seed, mode, given.only))
    .filter(({ faults }) => faults.length > 0),
);
if (given.seeds || given.planAlone) {
  const lines = plans.map((plan) => `${JSON.stringify(plan)}\n`).join('');
  // A pipe takes so much at a time, and what it has not taken by the exit is lost.
  await new Promise((written) => process.stdout.write(lines, written));
}
if (given.planAlone) process.exit(0);
prepare();
const { openTemplate } = await import('./faults/template.mjs');
const { runOnce } = await import('./faults/one-run.mjs');

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

const template = await openTemplate();
process.once('exit', template.close);
const deadline = Date.now() + given.minutes * 60_000;
const results = [];
await Promise.all(
  Array.from({ length: given.jobs }, async () => {
    for (let plan = next(); plan; plan = next()) {
      const result = await runOnce(plan, template, given.patience).catch((error) => ({
        ...{ plan, wrong: [String(error.stack)], left: [], drainedMs: null, logs: null },
      }));
      results.push(result);
      print(result);
    }
  }),
);
process.exit(summary());

function next() {
  return Date.now() > deadline ? undefined : plans.shift();
}

function print({
  plan,
  wrong,
  left,
  drainedMs,
  tried = 0,
  acknowledged = 0,
  seconds = 0,
  upgrade,
  taken = {},
  logs,
}) {
  const drained = drainedMs === null ? 'not drained' : `drained in ${(drainedMs / 1_000).toFixed(1)} s`;
  const verdict = wrong.length === 0 ? 'holds' : 'FAILS';
  const without = left.length === 0 ? '' : ` (left out: ${left.join(', ')})`;
  const applied = upgrade
    ? `, ${upgrade.applied} migrations applied${upgrade.isCutOff ? ' after they were cut off' : ''}`
    : '';
  const backups = taken.made === undefined ? '' : `, back-ups: ${taken.made} made, ${taken.failed} failed`;
  console.log(
    `seed ${plan.seed} ${plan.mode}: ${planText(plan)}${without}: ${drained}${applied}${backups}, ${acknowledged} of ${tried} figures acknowledged, ${Math.round(seconds)} s: ${verdict}`,
  );
  if (wrong.length === 0) return;
  for (const line of wrong.slice(0, 12)) console.log(`  ${line}`);
  if (wrong.length > 12) console.log(`  and ${wrong.length - 12} more`);
  console.log(`  logs: ${logs}\n  ${replayOf(plan)}`);
}

function replayOf({ seed, mode }) {
  const only = given.only.length === 0 ? '' : ` --only ${given.only.join(',')}`;
  return `replay: npm run faults -- --replay ${seed} --mode ${mode}${only}`;
}

function summary() {
  const failed = results.filter(({ wrong }) => wrong.length > 0);
  const drained = results.flatMap(({ drainedMs }) => drainedMs ?? []).sort((a, b) => a - b);
  const at = (share) => ((drained[Math.floor((drained.length - 1) * share)] ?? 0) / 1_000).toFixed(1);
  const all = (pick) => results.reduce((total, result) => total + (pick(result) ?? 0), 0);
  const faults = all(({ plan, left }) => plan.faults.length - left.length);
  console.log(
    `\n${results.length} runs with ${faults} faults, ${all((one) => one.acknowledged)} of ${all((one) => one.tried)} figures acknowledged`,
  );
  console.log(`drained after the last fault: median ${at(0.5)} s, p95 ${at(0.95)} s, at most ${at(1)} s`);
  const backups = all(({ taken }) => taken?.made) + all(({ taken }) => taken?.failed);
  if (backups > 0)
    console.log(`${backups} back-ups by themselves, of which ${all(({ taken }) => taken?.failed)} failed`);
  const upgrades = results.flatMap(({ upgrade }) => upgrade ?? []);
  if (upgrades.length > 0)
    console.log(
      `${upgrades.length} databases brought up to date, ${upgrades.filter(({ isCutOff }) => isCutOff).length} after it was cut off midway`,
    );
  const left = new Set(results.flatMap((result) => result.left));
  if (left.size > 0) console.log(`left out here: ${[...left].join(', ')}`);
  if (plans.length > 0) console.log(`${plans.length} runs were not begun within ${given.minutes} minutes`);
  console.log(`${results.length - failed.length} hold, ${failed.length} fail`);
  for (const { plan } of failed) console.log(replayOf(plan));
  return failed.length > 0 || results.length === 0 ? 1 : 0;
}
