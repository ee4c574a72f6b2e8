/** A hedge behind what is counted: "20 boats or more", "80 شاحنة كحد أقصى", "30 persons, maximum". */
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import { readAs, type Sentence, type Span } from './spans.js';
import { isNumber } from './token.js';
import { stops } from './words.js';

const mostWords = 4;

/** The figure under a hedge that stands behind its noun; itself where there is none. */
export function hedgedBehind({ text, tokens }: Sentence, figure: FoundFigure, span: Span): FoundFigure {
  if (figure.quantity.qualifier !== 'exact' || figure.hedge !== undefined) return figure;
  const hedge = hedgeBehind(tokens, span);
  if (hedge === null) return figure;
  const { start, end } = hedge;
  const read = readAs(`${text.slice(figure.start, figure.end)} ${text.slice(start, end)}`, span);
  return read === null ? figure : { ...figure, quantity: read.quantity, hedge: { start, end } };
}

function hedgeBehind(tokens: readonly Token[], { to, unit }: Span): Token | null {
  let at = unit === null ? to : behindNoun(tokens, to);
  while (unit === null && at < to + mostWords && isOfNoun(tokens, at)) at += 1;
  const isApart = /^[,،]$/.test(tokens[at]?.text ?? '');
  if (at === to && !isApart) return null;
  const hedge = tokens[isApart ? at + 1 : at];
  const next = tokens[isApart ? at + 2 : at + 1];
  if (hedge?.kind !== 'hedge' || !hedge.isWord || hedge.meant?.place === 'before') return null;
  if ((isApart && next?.isWord) || goesOn.test(next?.folded ?? '')) return null;
  // "20 boats approximately 30 km off", "50 trucks at most as many as before"
  return isNumber(next) || next?.kind === 'hedge' || next?.kind === 'unit' ? null : hedge;
}

/** "16 عنصرا من القوات النظامية على الأقل": more of what is counted stands between; the same place where no hedge ends it. */
function behindNoun(tokens: readonly Token[], to: number): number {
  let at = to;
  if (tokens[at]?.folded === 'من') at += 1;
  while (at < to + mostWords && isOfNoun(tokens, at)) at += 1;
  return /^علي الاقل$/.test(tokens[at]?.folded ?? '') ? at : to;
}

/** "12 clinics and above all 3 schools", "5 rockets or more likely 6". */
const goesOn = /^(?:all|likely|than|often|importantly|precisely)$/;

function isOfNoun(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token?.isWord || isNumber(token)) return false;
  if (token.folded === 'of') return at > 0 && tokens[at + 1]?.kind === null;
  return (token.kind === null || token.kind === 'unit') && !stops.has(token.folded);
}
