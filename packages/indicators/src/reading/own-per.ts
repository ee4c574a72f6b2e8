/** Words that say what a figure is per. */
import type { Per } from '../quantity/quantity.js';
import type { Token } from './scan.js';
import { nothing } from './token.js';

/** Words of a rate that are no date: "في الأسبوع" and not "في الأسبوع الماضي", "a day" and not "a day later". */
export function isOwnPer(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at] ?? nothing, tokens[at + 1]];
  if (/^في ال/.test(token.folded)) return !/^(?:ال\p{L}{2}|نفسه|ذات|من$)/u.test(next?.folded ?? '');
  // "Per day on average", "61,000 barrels a day after a blast": a measure has its rate right behind it.
  const isRate = /^per /.test(token.folded) || isMeasure(tokens[at - 1]);
  if (isRate && /^(?:after|before|on)$/.test(next?.folded ?? '')) return true;
  return !/^(?:earlier|ago|later|before|after|old|on)$/.test(next?.folded ?? '');
}

function isMeasure(token: Token | undefined): boolean {
  const code = token?.kind === 'unit' ? (token.meant?.units[0] ?? '{') : '{';
  return !/^(?:\{|%|s$|min$|h$|d$|wk$|mo$|a$|[A-Z]{3}$)/.test(code);
}

/** What a word of a rate says; null for those that say no length of time that rates are kept in. */
export function perOf(token: Token | undefined): Per | null {
  if (token?.kind !== 'per' || !token.meant) return null;
  const { per } = token.meant;
  return per === 'hour' || per === 'period' ? null : per;
}
