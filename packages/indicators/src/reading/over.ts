/** "Control over 70 per cent", "handed over 30 suspects": no "more than". */
import type { Token } from './scan.js';
import { set } from './words.js';

const governing = set(
  'control authority power sovereignty jurisdiction grip influence dominance command oversight responsibility rights',
  'concern concerns dispute disputes conflict clashes fight row anger protests debate victory',
);
/** Verbs that are one with it. */
const verbs = set('handed handing turned signed ruled');
const spread = set('spread spreads spreading scattered stretched stretching extending');

/** Whether "over" there belongs to the word before it. */
export function isOwnOver(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]?.folded ?? '';
  if (tokens[at]?.folded !== 'over') return false;
  return governing.has(before) || verbs.has(before) || spread.has(before);
}
