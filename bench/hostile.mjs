import { parseFigure, parsePeriod } from '../packages/indicators/dist/index.js';
import { best, number } from './measure.mjs';

const options = { unit: '{person}', nonNegative: true, integer: false, rateBasis: 'month' };
const pieces = [
  '1',
  '1,',
  '1,000',
  ' ',
  '-',
  '(',
  'about ',
  'more than ',
  'and ',
  '٩٬٩٩٩',
  '2020-',
  '/',
  'P1',
  'Jan-',
  'كانون ',
  '\u202e',
];

/** Texts of a megabyte, and of a tenth: ten times as long may take ten times as much, not a hundred. */
export async function run() {
  const text = (piece, length) => piece.repeat(Math.ceil(length / piece.length));
  const seconds = (parse, piece, length) => {
    const hostile = text(piece, length);
    return best(3, () => parse(hostile));
  };
  const parsers = { figure: (given) => parseFigure(given, options), period: (given) => parsePeriod(given) };
  const results = {};
  for (const [name, parse] of Object.entries(parsers)) {
    const slowest = pieces
      .map((piece) => ({ piece, time: seconds(parse, piece, 1_000_000) }))
      .reduce((a, b) => (a.time > b.time ? a : b));
    results[`${name}: slowest megabyte, of ${JSON.stringify(slowest.piece)}, in ms`] = number(
      slowest.time * 1000,
    );
    results[`${name}: times as long as a tenth of it`] = number(
      slowest.time / Math.max(seconds(parse, slowest.piece, 100_000), 1e-6),
    );
  }
  return results;
}
