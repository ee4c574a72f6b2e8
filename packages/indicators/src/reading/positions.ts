/** Where something is: coordinates and addresses are no figures. */
import type { Rule } from './barred.js';
import type { Token } from './scan.js';
import { isCapital, isDigits, isJoined, isPlain } from './token.js';

/** "33.5N, 36.3E", "33.51 N, 36.29 E" */
function isCompass(tokens: readonly Token[], at: number): boolean {
  const letter = tokens[at + 1];
  const digits = tokens[at];
  if (!isDigits(digits) || !/^[NSEW]$/.test(letter?.text ?? '')) return false;
  return isJoined(letter) || /\p{Nd}\.\p{Nd}/u.test(digits.text);
}

/** "35.5° N", "33°20′". */
export const coordinates: Rule = (tokens, at, bar) => {
  const next = tokens[at + 1];
  if (isCompass(tokens, at) && (isCompass(tokens, at + 3) || isCompass(tokens, at - 3))) bar(at, at + 1);
  if (!isDigits(tokens[at]) || next?.text !== '°') return;
  const far = tokens[at + 2];
  if (far && (isDigits(far) || /^(?:[NSEW]|north|south|east|west)$/.test(far.text))) bar(at, at + 4);
};

const streets =
  /^(?:st|street|road|rd|ave|avenue|way|blvd|boulevard|lane|drive|dr|square|highway|court|شارع)$/;

/** "358 El Brillo Way", "16-18 Industrial Avenue". */
export const addresses: Rule = (tokens, at, bar) => {
  const token = tokens[at];
  if (!isDigits(token) || !isPlain(token)) return;
  for (let next = at + 1; next < at + 6; next++) {
    const word = tokens[next];
    if (word === undefined || word.kind === 'comma') return;
    if (streets.test(word.folded) && isCapital(word)) bar(at, next);
    const isOrdinal = !word.isSpaced && /^(?:st|nd|rd|th)$/.test(word.folded);
    if (!isDigits(word) && word.kind !== 'dash' && !isCapital(word) && !isOrdinal) return;
  }
};
