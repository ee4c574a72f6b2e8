/** A text in sentences. */
import type { Stretch } from './found.js';

/** Longer ones are cut at a space: no sentence that somebody wrote is. */
export const longestSentence = 2000;

const ends =
  /[.!?؟…]+["'”’»)\]]*(?=\s|$)|\n[^\S\n]*\n|\n(?=[^\S\n]*(?:[•●▪◦–—*-]|\p{Nd}{1,3}[.)]|\p{Nd}{1,2}(?:[.-]\p{Nd}{1,2}){1,3}\.?)\s)|[\u2028\u2029\f]/gu;
const titles =
  /(?:^|[^\p{L}.])(?:mr|mrs|ms|dr|prof|gen|col|lt|sgt|st|no|nos|vs|e\.g|i\.e|approx|est|fig|figs|sec|art|vol|pp|p|ca|cf|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|\p{Lu}|(?:\p{Lu}\.)+\p{Lu})$/iu;
const initial = /(?:^|[^\p{L}])\p{Lu}$/u;
/** Abbreviations that end a sentence where the next begins with a capital. */
const maybe = /(?:^|[^p{L}])(?:[ap]\.m|u\.s|u\.n|u\.k|inc|corp|co|ltd|etc|al|m\.p\.h)$/i;
/** "Max. 500 people", "ص. 12". */
const bounds = /(?:^|[^\p{L}])(?:max|min|avg|ص|ج)$/iu;
const lookBack = 12;

/** Every sentence in order, without the space around it. Time is linear in the text. */
export function* sentencesOf(text: string): Generator<Stretch> {
  let start = 0;
  for (const match of text.matchAll(ends)) {
    const end = match.index + match[0].length;
    if (!isEnd(text, match.index, match[0], end)) continue;
    yield* pieces(text, start, end);
    start = end;
  }
  yield* pieces(text, start, text.length);
}

function isEnd(text: string, at: number, mark: string, end: number): boolean {
  if (!mark.startsWith('.')) return true;
  const before = text.slice(Math.max(0, at - lookBack), at);
  const next = /^\s*["'“‘(]?(\S)/.exec(text.slice(end, end + lookBack))?.[1] ?? '';
  if (/\p{Ll}/u.test(next)) return false;
  if (initial.test(before)) return false;
  if (maybe.test(before) || bounds.test(before)) return !/\p{Nd}/u.test(next);
  return !titles.test(before);
}

function* pieces(text: string, from: number, to: number): Generator<Stretch> {
  let start = from;
  while (to - start > longestSentence) {
    const end = cutBefore(text, start, start + longestSentence);
    yield* trimmed(text, start, end);
    start = end;
  }
  yield* trimmed(text, start, to);
}

function cutBefore(text: string, start: number, most: number): number {
  for (let at = most; at > start + longestSentence / 2; at--) if (/\s/.test(text[at] ?? '')) return at;
  return most;
}

function* trimmed(text: string, from: number, to: number): Generator<Stretch> {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  if (end > start) yield { start, end };
}
