/** What a figure is per where the words stand apart from its number: "25 trucks a day", "every day, 300 people", "كل يوم 300 شخص". */
import type { Per } from '../quantity/quantity.js';
import type { FoundFigure } from './found.js';
import { isOwnPer, perOf } from './own-per.js';
import type { Token } from './scan.js';
import type { Span } from './spans.js';
import { isNumber, nothing } from './token.js';
import { stops } from './words.js';

/** How far from its number such a word stands. */
const mostBehind = 10;
const mostBefore = 8;

/** The figure with what its clause says that it is per; itself where its own words say it, or it is a change. */
export function withPer(
  tokens: readonly Token[],
  figure: FoundFigure,
  span: Span,
  previous: Span | undefined,
): FoundFigure {
  if (figure.per !== null) return figure;
  if (!isCount(figure)) {
    const per = isRateOf(tokens, figure, span) ? perBehind(tokens, span) : null;
    return per === null ? figure : { ...figure, per };
  }
  // "Every day, 300 men and 200 women"
  const isJoinedOn = previous !== undefined && tokens[span.from - 1]?.kind === 'and';
  const per = perBehind(tokens, span) ?? perBefore(tokens, isJoinedOn ? previous.from : span.from);
  return per === null ? figure : { ...figure, per };
}

/** A share, a length of time or a price is per nothing that stands apart. */
function isCount({ unit, change }: FoundFigure): boolean {
  if (change !== 'level') return false;
  return unit === null || (unit !== '%' && !times.has(unit));
}

/** "Two hours of electricity a day", "cut 1.2 million barrels of oil a day": right behind what it is of. */
function isRateOf(tokens: readonly Token[], { unit }: FoundFigure, { to }: Span): boolean {
  if (tokens[to]?.folded !== 'of' || unit === '%') return false;
  return unit === 'h' || unit === 'min' || (unit !== null && !times.has(unit));
}

const times: ReadonlySet<string> = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a', '10.a', '%']);

/** "Per day" and "daily" may stand at the end of the clause; "a day" only right behind what is counted. */
function perBehind(tokens: readonly Token[], { to }: Span): Per | null {
  let isApart = false;
  for (let at = to; at < Math.min(tokens.length, to + mostBehind); at++) {
    const token = tokens[at] ?? nothing;
    if (token.kind === 'per') return isSaidBehind(tokens, at, to, isApart) ? perOf(token) : null;
    if (!token.isWord || isNumber(token) || endsClause.test(token.folded)) return null;
    const isOf = /^(?:of|من)$/.test(token.folded);
    isApart ||= (stops.has(token.folded) && !isOf) || token.kind === 'hedge';
  }
  return null;
}

const endsClause =
  /^(?:and|but|or|while|when|who|whom|which|that|where|after|before|than|from|paid|و|او|لكن|بينما|الذي|التي|الذين|بعد|قبل|حين)$/;

function isSaidBehind(tokens: readonly Token[], at: number, to: number, isApart: boolean): boolean {
  const [before, token, next] = [tokens[at - 1] ?? nothing, tokens[at] ?? nothing, tokens[at + 1]];
  if (!isOwnPer(tokens, at)) return false;
  // "The weekly market", "a daily wage"
  if (adverb.test(token.folded)) return !isAdjective(before, next);
  if (/^(?:a|an|في) ?/.test(token.folded) && !/واحده?$/.test(token.folded)) {
    if (isApart || at === to) return false;
    return /^في /.test(token.folded) || isMany(tokens, at, to);
  }
  return true;
}

/** "25 patients a day", "40 tonnes of flour a week"; "50 people spent a day". */
function isMany(tokens: readonly Token[], at: number, to: number): boolean {
  const before = tokens[at - 1] ?? nothing;
  if (before.kind === 'unit' || /[^s]s$/.test(before.folded)) return true;
  return tokens.slice(Math.max(to - 1, at - 3), at - 1).some(({ folded }) => folded === 'of');
}

const adverb = /^(?:hourly|daily|weekly|monthly|quarterly|yearly|annually|annual|nightly)$/;

function isAdjective({ folded }: Token, next: Token | undefined): boolean {
  const isOfNoun = next?.isWord === true && next.kind !== 'to' && !stops.has(next.folded);
  return isOfNoun || /^(?:the|a|an|their|its|his|her|this|that|of)$/.test(folded);
}

/** "Every day, 300 people", "a daily average of 300", "كل يوم يعبر 300 شخص". */
function perBefore(tokens: readonly Token[], from: number): Per | null {
  for (let at = from - 1; at >= Math.max(0, from - mostBefore); at--) {
    const token = tokens[at] ?? nothing;
    if (token.kind === 'per') return isSaidBefore(tokens, at, from) ? perOf(token) : null;
    const average = averagePer(tokens, at);
    if (average !== null) return average;
    if (isNumber(token)) return null;
    const isComma = token.kind === 'comma' || /^[,،]$/.test(token.text);
    if (!token.isWord && !(isComma && tokens[at - 1]?.kind === 'per')) return null;
  }
  return null;
}

function isSaidBefore(tokens: readonly Token[], at: number, from: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at] ?? nothing, tokens[at + 1] ?? nothing];
  // "A daily average of 300", "on average daily 300"
  if (adverb.test(token.folded))
    return averages.test(next.folded) || (averages.test(before?.folded ?? '') && at + 2 >= from);
  // "يعبر يوميا نحو 300 شخص"
  if (/^(?:يوميا|اسبوعيا|شهريا|سنويا)$/.test(token.folded)) return true;
  const isFirst = before === undefined || !before.isWord || /^(?:and|و)$/.test(before.folded);
  return isFirst && /^(?:every|each|كل) /.test(token.folded);
}

const averages =
  /^(?:average|averages|mean|averaging|averaged|total|totals|total of|rate|wages?|salary|salaries|pay|payments?|rent|income|stipend|allowance|rations?|toll)$/;

const adjectives: readonly (readonly [RegExp, Per])[] = [
  [/^(?:ال)?يومي(?:ه|ا)?$/, 'day'],
  [/^(?:ال)?اسبوعي(?:ه|ا)?$/, 'week'],
  [/^(?:ال)?شهري(?:ه|ا)?$/, 'month'],
  [/^(?:ال)?سنوي(?:ه|ا)?$/, 'year'],
];

/** "المتوسط اليومي 300", "بمعدل يومي قدره 300" */
function averagePer(tokens: readonly Token[], at: number): Per | null {
  if (!/^(?:ب|ل)?(?:ال)?(?:معدل|متوسط)$/.test(tokens[at - 1]?.folded ?? '')) return null;
  const { folded } = tokens[at] ?? nothing;
  return adjectives.find(([word]) => word.test(folded))?.[1] ?? null;
}
