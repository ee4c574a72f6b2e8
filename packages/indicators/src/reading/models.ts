/** Numbers that are names of things: "two new 737 Max jets", and 11 of "iPhone 11 and 11 Pro" once it was one. */
import type { Token } from './scan.js';
import { unitsOf } from './spans.js';
import { isCapital, isDigits, isPlain } from './token.js';

/** "Its own 787 Dreamliner"; "its own 300 Kurdish fighters" are people. */
export function barModels(
  tokens: readonly Token[],
  at: number,
  bar: (from: number, to: number) => void,
): void {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!isDigits(token) || !isPlain(token) || !next?.isWord || !isCapital(next)) return;
  if (next.kind !== null && next.kind !== 'hedge') return;
  if (!/^(?:new|own|latest|used)$/.test(before?.folded ?? '')) return;
  const isCounted = [tokens[at + 2], tokens[at + 3]].some(
    (noun) => noun && unitsOf(noun)[0]?.startsWith('{'),
  );
  if (!isCounted) bar(at, at + 1);
}

/** What was part of a name before is so again, where another name follows. */
export function barNamesAgain(tokens: readonly Token[], names: readonly number[], isBarred: boolean[]): void {
  const known = new Set(names.map((at) => tokens[at]?.text));
  if (known.size === 0) return;
  for (const [at, token] of tokens.entries()) {
    const next = tokens[at + 1];
    if (!isDigits(token) || !known.has(token.text) || !next?.isWord || next.kind !== null) continue;
    if (isCapital(next)) isBarred[at] = true;
  }
}
