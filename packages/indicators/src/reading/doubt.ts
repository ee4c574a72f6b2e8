/** A figure that its sentence doubts further away: "perhaps there were 500", "ربما جاء 500 شخص", "500 are feared dead". */
import { under } from './context.js';
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import type { Sentence, Span } from './spans.js';
import { isArabic, isNumber } from './token.js';

const mostBefore = 8;
const mostBehind = 5;
/** "May have killed 500": no further before its number. */
const mostOfModal = 4;
/** Fewer are known one by one: "three men are believed to be abroad". */
const leastOfMany = 20;

const doubts =
  /^(?:perhaps|maybe|possibly|probably|likely|potentially|presumably|ربما|[وف]ربما|لعل|يحتمل|المحتمل|المرجح|يرجح|يعتقد|يظن|يخشي)$/;
const estimates = /^(?:estimate|estimates|estimating|[يت]قدر|قدرت?|[يت]قدرون|تقديرات|التقديرات)$/;
const believed = /^(?:believed|thought|estimated|reckoned|feared|presumed|assumed)$/;
/** What is said of these is said of all, or of some, of a known number. */
const known = /^(?:the|these|those|all|both|other|of)$/;

/** The same figure as no firmer than its sentence says it. */
export function doubted(sentence: Sentence, figure: FoundFigure, span: Span): FoundFigure {
  if (figure.quantity.qualifier !== 'exact' || figure.hedge !== undefined) return figure;
  const { tokens } = sentence;
  const found = doubtBefore(tokens, span) ?? doubtBehind(tokens, span, figure.quantity.point ?? 0);
  if (found === null) return figure;
  const isEstimate = estimates.test(found.folded) || found.folded === 'estimated';
  const [english, arabic] = isEstimate ? ['estimated', 'نحو'] : ['perhaps', 'ربما'];
  const said = isArabic(found) ? arabic : english;
  return under(sentence, figure, span, said, { start: found.start, end: found.end }) ?? figure;
}

function doubtBefore(tokens: readonly Token[], { from }: Span): Token | null {
  if (known.test(tokens[from - 1]?.folded ?? '')) return null;
  for (let at = from - 1; at >= Math.max(0, from - mostBefore); at--) {
    const token = tokens[at];
    if (token === undefined || !(token.isWord || token.kind === 'and') || isNumber(token)) return null;
    if (doubts.test(token.folded) || estimates.test(token.folded)) return token;
    if (believed.test(token.folded) && tokens[at + 1]?.folded === 'that') return token;
    if (isModal(tokens, at) && from - at <= mostOfModal) return token;
  }
  return null;
}

/** "May", "might", "قد يبلغ"; "May" is a month, and "قد بلغ" has happened. */
function isModal(tokens: readonly Token[], at: number): boolean {
  const { text, folded } = tokens[at] ?? { text: '', folded: '' };
  const next = tokens[at + 1]?.folded ?? '';
  if (folded.startsWith('قد ')) return true;
  if (folded === 'قد') return /^[يت]\p{L}{3,}$/u.test(next) && !/^تم/.test(next);
  return (text === 'may' || text === 'might') && next !== 'not';
}

function doubtBehind(tokens: readonly Token[], { to }: Span, point: number): Token | null {
  for (let at = to; at < to + mostBehind; at++) {
    const token = tokens[at];
    if (token === undefined || !token.isWord || isNumber(token)) return null;
    if (!/^(?:is|are|was|were|been|be)$/.test(token.folded)) continue;
    const verb = tokens[at + 1];
    if (verb === undefined || !believed.test(verb.folded)) return null;
    return verb.folded === 'estimated' || point >= leastOfMany ? verb : null;
  }
  return null;
}
