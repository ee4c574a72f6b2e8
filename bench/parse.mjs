import {
  compareQuantities,
  compareToBaseline,
  parseFigure,
  parsePeriod,
} from '../packages/indicators/dist/index.js';
import { figures } from './figures.mjs';
import { best, number } from './measure.mjs';

const count = 200_000;
const rounds = 8;
const indicator = { kind: 'flow', unit: 'USD', rateBasis: 'day', nonNegative: true, integer: false };

/** No figure is met twice, so nothing can be remembered; no round is the first to run hot. */
export async function run() {
  const texts = Array.from({ length: rounds }, (_, seed) => figures(count, seed));
  const baseline = quantityOf('more than $1,000,000');
  const above = { figures: 0, yardstick: 0 };
  const options = { nonNegative: true, basis: 'day' };
  const reading = best(rounds, (round) => {
    for (const text of texts[round])
      if (compareQuantities(quantityOf(text), baseline, options).verdict === 'below') above.figures += 1;
  });

  const plain = texts.map((_, round) =>
    Array.from({ length: count }, (_, at) => `${1_000 + at * 7 + round}`),
  );
  const yardstick = best(rounds, (round) => {
    for (const text of plain[round]) if (Number(text) < 1_000_000) above.yardstick += 1;
  });

  const { period } = parsePeriod('2020-06');
  const total = (quantity) => ({ figure: { quantity, per: 'period' }, period, partial: false });
  const normalising = best(3, (round) => {
    for (const text of texts[round]) compareToBaseline(total(quantityOf(text)), total(baseline), indicator);
  });
  return {
    'figures read and compared a second, one core': number(count / reading),
    'times as long as Number() and one comparison': number(reading / yardstick),
    'figures a second with both brought to a rate first': number(count / normalising),
    'below the baseline; below the yardstick’s': `${number(above.figures)}; ${number(above.yardstick)}`,
  };
}

function quantityOf(text) {
  const parsed = parseFigure(text, indicator);
  if (parsed.kind !== 'figure') throw new Error(`not read: ${text}`);
  return parsed.quantity;
}
