// `npm run bench`: every measurement with a yardstick taken in the same run, since machines differ and are busy.
import { prepare } from '../apps/api/launch/prepare.mjs';

const cases = [
  'parse',
  'hostile',
  'reading',
  'size',
  'statistics',
  'backtest',
  'alerts',
  'drawing',
  'reads',
  'answers',
  'search',
  'load',
  'import',
  'backup',
  'start',
  'digest',
  'burst',
  'streams',
  'space',
];
/** Takes as long as it is told to: only where it is asked for. */
const onlyAsked = ['soak'];

prepare();
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => ![...cases, ...onlyAsked].includes(name));
if (unknown.length > 0) {
  console.error(
    `There is no bench ${unknown.join(', ')}: choose among ${[...cases, ...onlyAsked].join(', ')}.`,
  );
  process.exit(1);
}
for (const name of wanted.length > 0 ? wanted : cases) {
  const { run } = await import(`./${name}.mjs`);
  console.log(`\n${name}`);
  for (const [what, value] of Object.entries(await run())) console.log(`  ${what.padEnd(66)} ${value}`);
}
process.exit();
