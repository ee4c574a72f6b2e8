/** Where the English words behind a figure are no longer what it counts: "300 trucks carrying grain", "20 people reportedly". */
import type { Token } from './scan.js';
import { isArabic, isNumber, nothing } from './token.js';
import { set, stops } from './words.js';

/** What says of those counted what became of them, which their indicator may be of. */
const fates = set(
  'detained arrested captured abducted kidnapped missing seized confiscated destroyed damaged looted burned burnt injured hurt enrolled registered vaccinated trained treated reached',
);
const plurals = set('people men women children police personnel staff casualties fatalities respondents');
/** Arms and customs are of what stands behind them: "customs documents", "arms depots". */
const pluralModifiers = set(
  'arms customs goods news sales savings sports operations systems communications communications logistics premises headquarters series species',
);
/** Days and parts of one, and what leads to them: "eight late Friday night". */
const times = set(
  'monday tuesday wednesday thursday friday saturday sunday overnight midnight noon night morning evening afternoon',
);
/** What is said of an amount and is not what it is of: "5 per cent compared with", "40 per cent year-on-year". */
const asides = set(
  'compared comparing versus vs relative previously lately recently currently respectively apiece overall yoy y-o-y m-o-m mom qoq previous preceding',
);
const irregular = set('broke took fled left hit cut shot led put set held met lost began went gave made saw');

/** Whether the noun phrase has ended before a token. */
export function endsNoun(
  tokens: readonly Token[],
  at: number,
  isFirst: boolean,
  isMeasured: boolean,
): boolean {
  const token = tokens[at] ?? nothing;
  if (isArabic(token)) return false;
  if (times.has(token.folded) || isLeadOfTime(tokens, at)) return true;
  if (isFirst) return isMeasured && isAside(tokens, at);
  if (token.kind === 'and') return isVerb(tokens, at + 1) && leadsOn(tokens, at + 2);
  if (token.kind !== null || !/^\p{Ll}/u.test(token.text) || fates.has(token.folded)) return false;
  // "Of the sample opted to", "one bus transporting 47"
  if (isVerb(tokens, at) && leadsOn(tokens, at + 1)) return true;
  // "Individuals pledging allegiance" says of whom.
  if (!isPlural(tokens, at - 1) || isPluralWord(token.folded) || /ing$/.test(token.folded)) return false;
  return !isNounAhead(tokens, at + 1);
}

/** "Late Friday", "early on 5 May". */
function isLeadOfTime(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]?.folded ?? '';
  return /^(?:late|early)$/.test(tokens[at]?.folded ?? '') && (times.has(next) || stops.has(next));
}

function isAside(tokens: readonly Token[], at: number): boolean {
  const { folded } = tokens[at] ?? nothing;
  const isOfYears = /^(?:year|month|y|m|q)$/.test(folded) && tokens[at + 1]?.text === '-';
  return asides.has(folded) || isOfYears || (/ing$/.test(folded) && leadsOn(tokens, at + 1));
}

function isVerb(tokens: readonly Token[], at: number): boolean {
  const { kind, folded, isWord } = tokens[at] ?? nothing;
  return isWord && kind === null && (/(?:ed|ing)$/.test(folded) || irregular.has(folded));
}

/** What stands behind a verb, and behind no adjective. */
function leadsOn(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at];
  if (next === undefined || next.kind === 'and' || next.kind === 'or') return false;
  return next.kind === 'hedge' || isNumber(next) || stops.has(next.folded) || next.kind === 'per';
}

function isPlural(tokens: readonly Token[], at: number): boolean {
  const { folded, text } = tokens[at] ?? nothing;
  if (pluralModifiers.has(folded)) return false;
  // "Doctors Without Borders"
  return isPluralWord(folded) && folded.length > 3 && !/^\p{Lu}+$/u.test(text);
}

/** "Iraqis", "posts"; "serious", "census" and "crisis" are one. */
function isPluralWord(word: string): boolean {
  return plurals.has(word) || (/[^su]s$/.test(word) && !/(?:cris|analys|bas)is$/.test(word));
}

/** "Customs clearance documents": a noun in the same phrase. */
function isNounAhead(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 3; at++) {
    const token = tokens[at];
    if (!token?.isWord || isNumber(token) || stops.has(token.folded)) return false;
    if (token.kind === 'unit' || isPluralWord(token.folded)) return true;
  }
  return false;
}
