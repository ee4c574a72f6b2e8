/** Short fields that are one of a list: what a figure is per, its status, and the two grades of the Admiralty code. */
import { parseFigure } from '../../figure/parse.js';
import { quotable } from '../../language/plain-text.js';
import { problem } from '../../problem.js';
import { type Per, pers } from '../../quantity/quantity.js';
import {
  type ObservationStatus,
  observationStatuses,
  type Reliability,
  reliabilities,
} from '../../series/observation.js';
import { folded } from '../../series/source-identity.js';
import { isMissingCell } from './cell-text.js';
import { type Part, part, refused } from './part.js';

function noneOf(text: string, options: readonly (string | number)[]): Part<never> {
  return refused(problem('cell-not-of-list', { text: quotable(text), options: options.join(', ') }));
}

const anyFlow = { unit: '1', nonNegative: false, integer: false, rateBasis: 'day' } as const;

/** "month", "monthly", "per month", "في الشهر"; null where nothing is said. */
export function readPer(text: string): Part<Per | null> {
  if (isMissingCell(text)) return part(null);
  const word = folded(text);
  const known = pers.find((per) => per === word);
  if (known) return part(known);
  for (const words of [`1 ${word}`, `1 per ${word}`]) {
    const figure = parseFigure(words, anyFlow);
    if (figure.kind === 'figure' && figure.per !== null) return part(figure.per);
  }
  return noneOf(text, pers);
}

/** SDMX's codes for values that are not there (OBS_STATUS, code list 2.2): missing, suppressed, not collected, a holiday. */
const absent = new Set(['m', 'l', 'o', 'q', 'h', 'missing', 'not available']);
const statusWords: Readonly<Record<string, ObservationStatus>> = {
  normal: 'A',
  final: 'A',
  estimated: 'E',
  estimate: 'E',
  i: 'E',
  imputed: 'E',
  provisional: 'P',
  preliminary: 'P',
  break: 'B',
  'break in series': 'B',
};

/** `null` where nothing is said; M says that there is no figure. */
export function readStatus(text: string): Part<ObservationStatus | null> {
  if (text.trim() === '') return part(null);
  const word = folded(text);
  if (absent.has(word)) return part('M');
  const known = observationStatuses.find((status) => status.toLowerCase() === word) ?? statusWords[word];
  if (known) return part(known);
  return isMissingCell(text) ? part(null) : noneOf(text, observationStatuses);
}

/** Both grades in one, as reports write them. */
const bothGrades = /^([A-F])[ /-]?([1-6])$/i;

export function readReliability(text: string): Part<Reliability | null> {
  if (isMissingCell(text)) return part(null);
  const letter = (bothGrades.exec(text.trim())?.[1] ?? text.trim()).toUpperCase();
  const known = reliabilities.find((grade) => grade === letter);
  return known ? part(known) : noneOf(text, reliabilities);
}

export function readCredibility(text: string): Part<number | null> {
  if (isMissingCell(text)) return part(null);
  const digit = bothGrades.exec(text.trim())?.[2] ?? text.trim().replace(/\.0+$/, '');
  return /^[1-6]$/.test(digit) ? part(Number(digit)) : noneOf(text, [1, 2, 3, 4, 5, 6]);
}
