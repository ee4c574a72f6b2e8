/** Years and dates that say when something else was: of a publication, of a law, of a beginning. */
import type { Run } from './governs.js';
import type { Token } from './scan.js';
import { isArabic, isDigits, isNumber, isPlain } from './token.js';
import { set, stops } from './words.js';

const laws = set(
  'law laws agreement accord accords treaty act deal constitution decree decrees resolution resolutions memorandum protocol convention directive',
  'قانون القانون مرسوم المرسوم قرار القرار اتفاق الاتفاق اتفاقيه الاتفاقيه معاهده المعاهده دستور الدستور بروتوكول',
);
const beginnings = set('founded established created born launched started opened تاسس تاسست اسس اسست');
/** What is a beginning only behind "that" and "which": "attacks began in 2019" are of 2019. */
const begun = set(
  'started began begun erupted escalated resumed launched بدا بدات اندلع اندلعت انطلق انطلقت',
);
const relatives = set('that which who الذي التي');
const helpers = set('was were had has have been');
/** "Date opened: 10/10/2016": and not "Period: March 2019". */
const datesOf = set('date dates opened updated published issued arrival arrivals established تاريخ');
const mostOfNoun = 5;
const mostOfLabel = 4;
/** "The law of 2012": and not "held under the law in 2012". */
const ofYear = set('of the عام سنه لعام لسنه');
const leading = set('in on since during of the في عام سنه منذ لعام لسنه من');
const toNow = set('to until till up-to through حتي الي');
/** "من 8 كانون الأول 2023 وحتى 17 نيسان الجاري": to a day of a year that is not said. */
const untilDay = /^و?(?:حتي|الي)$|^(?:until|till|through)$/;
const now = set('date present now today الان اليوم تاريخه');

/** Whether a period there is none that a figure of the sentence is of. */
export function isOfAnother(tokens: readonly Token[], { from, to }: Run): boolean {
  const first = firstSaid(tokens, from, to);
  return (
    isCitation(tokens, first, to) ||
    isOfLaw(tokens, first, to) ||
    isBeginning(tokens, first) ||
    isOfLabel(tokens, first) ||
    isToNow(tokens, to) ||
    isToDay(tokens, to)
  );
}

/** Behind "in" and "of the". */
function firstSaid(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to - 1 && leading.has(tokens[at]?.folded ?? '')) at += 1;
  return at;
}

/** "UNHCR (2023) reports", "Resolution 2585 (2021)"; "IDPs (2022): 2.1 million" is of that year. */
function isCitation(tokens: readonly Token[], first: number, to: number): boolean {
  const [lead, open] = [tokens[first - 2], tokens[first - 1]];
  const [close, next] = [tokens[to], tokens[to + 1]];
  if (to !== first + 1 || open?.kind !== 'open' || close?.kind !== 'close') return false;
  return (
    (lead?.isWord === true || isDigits(lead)) && (next === undefined || next.isWord || next.kind === 'comma')
  );
}

/** "The March 2019 law", "Decree 66 of 2012", "قانون رقم 10 لسنة 2018". */
function isOfLaw(tokens: readonly Token[], first: number, to: number): boolean {
  if (laws.has(tokens[to]?.folded ?? '')) return true;
  let at = first - 1;
  while (ofYear.has(tokens[at]?.folded ?? '')) at -= 1;
  // "القرار 2672 / 2023"
  if (tokens[at]?.text === '/') at -= 1;
  const number = tokens[at];
  if (laws.has(number?.folded ?? '')) return true;
  if (at === first - 1 || !isDigits(number) || !isPlain(number)) return false;
  return [1, 2, 3].some((back) =>
    laws.has((tokens[at - back]?.folded ?? '').replace(/^[وبلف](?=ق|م|ا)/, '')),
  );
}

/** "Founded in 1998, it employs 450": and not "40 schools were established in 2021". */
function isBeginning(tokens: readonly Token[], first: number): boolean {
  let at = first - 1;
  while (leading.has(tokens[at]?.folded ?? '')) at -= 1;
  const verb = tokens[at];
  if (verb === undefined) return false;
  while (helpers.has(tokens[at - 1]?.folded ?? '')) at -= 1;
  const before = tokens[at - 1];
  const isRelative = relatives.has(before?.folded ?? '');
  if (!beginnings.has(verb.folded) && !(isRelative && begun.has(verb.folded))) return false;
  if (isArabic(verb)) return !tokens.slice(Math.max(0, at - 3), at).some(isNumber);
  if (before === undefined || before.kind === 'comma' || before.kind === 'open') return true;
  return isOfNoun(tokens, isRelative ? at - 2 : at - 1);
}

/** "The offensive launched in 2019", "a war that began in 2011": and not "40 schools established in 2021". */
function isOfNoun(tokens: readonly Token[], noun: number): boolean {
  const last = tokens[noun]?.kind === 'comma' ? noun - 1 : noun;
  for (let at = last; at > last - mostOfNoun; at--) {
    const token = tokens[at];
    if (!token?.isWord || isNumber(token)) return false;
    if (stops.has(token.folded)) return at < last && !helpers.has(token.folded);
  }
  return false;
}

function isOfLabel(tokens: readonly Token[], first: number): boolean {
  if (tokens[first - 1]?.text !== ':') return false;
  return tokens
    .slice(Math.max(0, first - 1 - mostOfLabel), first - 1)
    .some(({ folded }) => datesOf.has(folded));
}

/** "From March 2022 to date" */
function isToNow(tokens: readonly Token[], to: number): boolean {
  const join = (tokens[to]?.folded ?? '').replace(' ', '-');
  const next = tokens[to + 1]?.folded === 'the' ? tokens[to + 2] : tokens[to + 1];
  if (/^(?:onwards?|فصاعدا)$/.test(join)) return true;
  return toNow.has(join) && now.has(next?.folded ?? '');
}

function isToDay(tokens: readonly Token[], to: number): boolean {
  let at = tokens[to]?.kind === 'and' ? to + 1 : to;
  if (!untilDay.test(tokens[at]?.folded ?? '')) return false;
  at += 1;
  while (
    at < to + 6 &&
    (isDigits(tokens[at]) || tokens[at]?.kind === 'prefix' || tokens[at]?.folded === 'من')
  )
    at += 1;
  return tokens[at]?.inPeriod?.kind === 'month';
}
