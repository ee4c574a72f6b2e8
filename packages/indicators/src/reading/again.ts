/** A change that is said once for several amounts: "rose by 10% for bread, 15% for rice and 20% for oil". */
import type { Previous } from './context.js';
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import type { Sentence, Span } from './spans.js';
import { isNumber } from './token.js';
import { set } from './words.js';

const mostBetween = 9;
const joiners = /^(?:and|or|,|;|&|و|،)$/;
/** What says "by" before an amount. */
const by = /^(?:by|ب|بنسبه|بمقدار|بواقع)$/;
const further = /^(?:a|an|further|another|additional|extra|some|about|اضافي[هة]?)$/;
/** Behind an amount of its own place, time or kind; "15% of families" is of a whole. */
const goesOn = set(
  'this last for in at among on during since between across from over under and or by to month-on-month year-on-year month year week quarter respectively while but after before',
  'في علي ل لدي بين من خلال منذ عند و ثم عام العام سنه شهر مقارنه',
);
/** Another verb, or another clause. */
const ends = set(
  'is are was were be been has have had do did while whereas who which that but although because when where if with than to said says',
  'كان كانت هو هي الذي التي بينما فيما لكن ان عندما حيث بلغ بلغت وصل وصلت مع الي',
);

/** The figure with the change of the one before it; itself where it has its own, or another verb. */
export function changedAgain(
  { tokens, isBarred }: Sentence,
  figure: FoundFigure,
  span: Span,
  before: Previous | null,
): FoundFigure {
  if (before === null || figure.change !== 'level' || before.figure.change === 'level') return figure;
  if (figure.unit !== null && figure.unit !== before.figure.unit) return figure;
  if (figure.unit === null && /^[^{]/.test(before.figure.unit ?? '{')) return figure;
  let lead = span.from - 1;
  while (lead > before.span.to && further.test(tokens[lead]?.folded ?? '')) lead -= 1;
  const { folded } = tokens[lead] ?? { folded: '' };
  const isBy = by.test(folded);
  if (!isBy && !(joiners.test(folded) && isOfItsOwn(tokens, span.to))) return figure;
  if (lead - before.span.to > mostBetween) return figure;
  for (let at = before.span.to; at < lead; at++) {
    const token = tokens[at];
    if (token === undefined || ends.has(token.folded) || (isNumber(token) && !isBarred[at])) return figure;
  }
  return { ...figure, change: before.figure.change };
}

function isOfItsOwn(tokens: readonly Token[], to: number): boolean {
  const next = tokens[to];
  return next === undefined || !next.isWord || goesOn.has(next.folded);
}
