/** What a header or a unit says its figures are counted in: "People, '000", "US$ million", "القيمة (بالآلاف)". */
import { type FigureOptions, figureFromStructured } from '../../figure/parse.js';
import { quotable } from '../../language/plain-text.js';
import { problem } from '../../problem.js';
import { settle } from '../../quantity/interval.js';
import type { CellFigure } from './figure-cell.js';

/** The larger first: "mil millones" and "thousand million" are billions. */
const scales: readonly (readonly [times: number, said: RegExp])[] = [
  [
    1e9,
    /(?<!\p{L})(?:billions?|bn|milliards?|mil millones|thousand million|(?:بال|ال)?(?:مليارات|مليار|بليون))(?!\p{L})/iu,
  ],
  [
    1e6,
    /(?<!\p{L})(?:millions?|millones|mn|mln|(?:بال|ال)?(?:ملايين|مليون))(?!\p{L})|(?:[$€£]|usd|eur|gbp) ?m(?!\p{L})/iu,
  ],
  [
    1e3,
    /(?<!\p{L})(?:thousands?|milliers|miles de|(?:بال|ال)?(?:آلاف|ألف|ألوف))(?!\p{L})|(?<![\d.,'’])(?<!\d )['’ʼ]?000s?(?!\d)|(?:[x×*]|(?<!\p{L})in) ?1[., ]?000(?!\d)|1[., ]?000s/iu,
  ],
];

/** "per 1,000", "لكل ألف": what a rate is of, and nothing to multiply by. */
const ofRate = /(?<!\p{L})(?:per|for every|out of|pour|par|por|لكل|من كل)\s*(?:\d[\d., ]*)?$/iu;

/** 1 where it says nothing of the kind. */
export function scaleOf(text: string): number {
  const found = known.get(text);
  if (found !== undefined) return found;
  const scale = findScale(text);
  if (known.size < mostKnown) known.set(text, scale);
  return scale;
}

const known = new Map<string, number>();
const mostKnown = 10_000;
const mostLetters = 1_000;

function findScale(text: string): number {
  const plain = text.slice(0, mostLetters).replace(/\s+/g, ' ');
  for (const [times, said] of scales) {
    const match = said.exec(plain);
    if (match !== null) return ofRate.test(plain.slice(0, match.index)) ? 1 : times;
  }
  return 1;
}

/** The figure so many times; refused where its cell says a scale as well, since it may be meant with or without the other. */
export function scaledFigure(
  read: CellFigure,
  times: number,
  text: string,
  options: FigureOptions,
): CellFigure {
  if (read.kind !== 'figure' || times === 1) return read;
  const { quantity, per } = read;
  const { text: _, ...bounds } = quantity;
  const many = (n: number | null) => (n === null ? null : settle(n * times));
  const scaled = {
    ...bounds,
    lower: many(bounds.lower),
    upper: many(bounds.upper),
    point: many(bounds.point),
  };
  const rate = per === null ? {} : { per };
  const figure = figureFromStructured(scaled, { ...options, ...rate });
  if (figure.kind !== 'figure') return figure;
  if (scaleOf(text) !== 1) {
    const params = { text: quotable(text), first: quantity.text, second: figure.quantity.text };
    return { kind: 'problem', problem: problem('figure-ambiguous', params) };
  }
  return { ...read, quantity: figure.quantity, per: per ?? figure.per };
}
