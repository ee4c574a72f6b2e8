/** A unit that is said once for two figures: "rose by 22 and 48 per cent", "rose 70,000 barrels a day to 1.05 million". */
import type { Previous } from './context.js';
import type { FoundFigure } from './found.js';
import type { Token } from './scan.js';
import { isNumber, nothing } from './token.js';
import { set } from './words.js';

const mostBetween = 9;
/** A bare number is in the unit of the one before it where the two are of one size. */
const mostApart = 5;
const held = set('to from than against versus vs الي من عن');
const leadsTo = set('by of to at from was were respectively ب بنسبه الي');
const clauses = set('and but while whereas which who that when where و بينما فيما لكن');

/** Both figures, each with what the other says; null where nothing is left unsaid. */
export function unitSaidOnce(
  tokens: readonly Token[],
  first: Previous,
  second: Previous,
): readonly [FoundFigure, FoundFigure] | null {
  return ahead(tokens, first, second) ?? behind(tokens, first, second);
}

function isBare({ unit, counted, per }: FoundFigure): boolean {
  return unit === null && counted === null && per === null;
}

/** A measure, a share or money, and nothing that is counted. */
function isMeasure(unit: string | null): boolean {
  return unit !== null && !unit.startsWith('{') && !/^(?:s|min|h|d|wk|mo|a)$/.test(unit);
}

/** "By 22 and 48 per cent". */
function ahead(tokens: readonly Token[], first: Previous, second: Previous) {
  const [a, b] = [first.figure, second.figure];
  const join = tokens[first.span.to] ?? nothing;
  if (!isBare(a) || !isMeasure(b.unit) || a.quantity.qualifier !== 'exact') return null;
  if (second.span.from !== first.span.to + 1 || (join.kind !== 'and' && join.kind !== 'or')) return null;
  // "At 5 and $7": money ahead of its number is that one's own.
  if (isNumber(tokens[second.span.from]) === false && b.quantity.qualifier === 'exact') return null;
  if (!leadsTo.has(tokens[first.span.from - 1]?.folded ?? '')) return null;
  const change = b.change === 'level' ? a.change : b.change;
  return [
    { ...a, unit: b.unit, unitText: b.unitText, per: b.per },
    { ...b, change },
  ] as const;
}

/** "Rose 70,000 barrels a day to 1.05 million", "29.8 million barrels, compared to 31.8 million". */
function behind(tokens: readonly Token[], first: Previous, second: Previous) {
  const [a, b] = [first.figure, second.figure];
  const { from } = second.span;
  if (!isMeasure(a.unit) || a.unit === '%' || b.unit !== null || b.counted !== null) return null;
  const lead = tokens[from - 1]?.folded ?? '';
  const isWith = lead === 'with' && /^compar/.test(tokens[from - 2]?.folded ?? '');
  if (!isWith && !held.has(lead)) return null;
  if (from - first.span.to > mostBetween) return null;
  if (tokens.slice(first.span.to, from).some(({ folded }) => clauses.has(folded))) return null;
  if (!isAlike(tokens, first, second)) return null;
  return [a, { ...b, unit: a.unit, unitText: a.unitText, per: b.per ?? a.per }] as const;
}

/** Of one size, or what a change leads to. */
function isAlike(tokens: readonly Token[], first: Previous, second: Previous): boolean {
  const [a, b] = [first, second].map(({ figure: { quantity } }) => quantity.upper ?? quantity.lower ?? 0);
  if (a === undefined || b === undefined || a <= 0 || b <= 0) return false;
  const isLed = first.figure.change !== 'level' && tokens[second.span.from - 1]?.kind === 'to';
  return (isLed && b > a) || (a <= b * mostApart && b <= a * mostApart);
}
