/** Counts that nobody gave: "dozens", "tens of thousands", "بضع عشرات". */
import type { Tokens } from './tokens.js';

/** What the words from a token on are at least, and where they end. */
export function vagueCount(tokens: Tokens, at: number): { readonly least: number; readonly end: number } {
  let least = 1;
  let end = at;
  for (let next = at; ; next++) {
    const meant = tokens.meaning(next);
    if (meant?.kind === 'of' || meant?.kind === 'from') continue;
    if (meant?.kind !== 'vague' && meant?.kind !== 'scale' && meant?.kind !== 'dozen') return { least, end };
    const counted =
      meant.kind === 'dozen' ? 12 : next === at && meant.kind === 'scale' ? 2 : meant.digits || 1;
    least *= (next > at && meant.kind === 'vague' ? 1 : counted) * 10 ** meant.exponent;
    end = next + 1;
  }
}
