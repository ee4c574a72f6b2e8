/** Numbers in words that count nothing: "the sixty-third report", "the hundred and first attack". */
import type { Token } from './scan.js';
import { isJoined } from './token.js';
import { set } from './words.js';

type Bar = (from: number, to: number) => void;

const tens = set('twenty thirty forty fourty fifty sixty seventy eighty ninety');
const hundreds = set('hundred thousand');
const ordinals = set(
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth',
);

/** "Seventy-eighth", "hundred and first": the tens of an ordinal are no number; "two-thirds" are a share. */
export function barOrdinal(tokens: readonly Token[], at: number, bar: Bar): void {
  const [token, join, last] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (!ordinals.has(last?.folded ?? '')) return;
  const isTens = tens.has(token?.folded ?? '') && join?.text === '-' && isJoined(last);
  const isHundreds = hundreds.has(token?.folded ?? '') && join?.folded === 'and';
  if (isTens || isHundreds) bar(at, at + 3);
}
