/** Numbers behind a word that says whose they are: "Section 427", "parts one, two and three", "القرار 2254". */
import type { Token } from './scan.js';
import { isArabic, isCapital, isDigits, isJoined, isNumber, isPlain, isValued } from './token.js';
import { labels, numberedPlaces, stops } from './words.js';

const mostListed = 40;

/** "والفقرة", "بالقرار", "للمادة": Arabic writes short words on to it. */
function isLabel({ folded, text }: Token): boolean {
  if (labels.has(folded)) return true;
  if (!/^\p{Script=Arabic}/u.test(text)) return false;
  return labels.has(folded.slice(1)) || (folded.startsWith('لل') && labels.has(`ا${folded.slice(1)}`));
}

function labelBefore(tokens: readonly Token[], at: number): Token | null {
  const before = tokens[at - 1];
  if (before === undefined) return null;
  if (isLabel(before) || isPlaceNumber(tokens, at)) return before;
  const law = lawBefore(tokens, at);
  if (law !== null) return law;
  const far = tokens[at - 2];
  if (far === undefined) return null;
  // "No. 5", "الدورة الـ77"
  const isApart = before.text === '.' ? labels.has(far.folded) : before.kind === 'prefix' && isLabel(far);
  if (isApart) return far;
  if (before.folded === 'السريع' && /^(?:و|ب)?(?:ال)?طريق$/.test(far.folded)) return before;
  // "The Group of 77", "Group of Seven": a name, and no group of men.
  const isGroup = before.folded === 'of' && far.text === 'Group' && tokens[at - 3]?.folded === 'the';
  return isGroup ? far : null;
}

const mostOfName = 3;
const laws = /^[وبلف]?(?:ال|ل)?(?:قرار|مرسوم|قانون|اتفاقيه)$/;

/** "قرار مجلس الأمن 2585", "المرسوم التشريعي 66": its own words stand between a law and its number. */
function lawBefore(tokens: readonly Token[], at: number): Token | null {
  if (!isDigits(tokens[at]) || !isPlain(tokens[at] as Token)) return null;
  for (let back = at - 1; back >= Math.max(0, at - 1 - mostOfName); back--) {
    const word = tokens[back];
    if (!word?.isWord || word.kind !== null || stops.has(word.folded)) return null;
    if (laws.test(word.folded)) return word;
  }
  return null;
}

/** "Site 1 lies at", "المخيم 3"; "في الأسبوع 8" is no rate. */
function isPlaceNumber(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !isDigits(token) || token.text.length > 3 || !isPlain(token)) return false;
  if (before.kind === 'per') return isArabic(before) && /^في ال/.test(before.folded);
  if (!numberedPlaces.has(before.folded.replace(/^[وبفل](?=ال)/, ''))) return false;
  if (before.folded === 'km') return !isNumber(tokens[at - 2]);
  if (!isArabic(before)) return isCapital(before);
  const isFree = next === undefined || !next.isWord || stops.has(next.folded) || next.kind === 'to';
  const most = /(?:حاجز|تله|شارع)$/.test(before.folded) ? 3 : 2;
  return token.text.length <= most && (isFree || goesOn.test(next.folded));
}

const goesOn = /^[وف]?ال|^(?:قرب|امام|شمالي?|جنوبي?|شرقي?|غربي?|وسط|بسبب|نحو|امس|اليوم|صباحا?|مساء|ليلا)$/;

export function named(tokens: readonly Token[], at: number, bar: (from: number, to: number) => void): void {
  const after = tokens[at + 1];
  // "The 90049 ZIP code"
  const isCode = /^(?:zip|postal|area|dialling|dialing)$/.test(after?.folded ?? '');
  if (isCode && tokens[at + 2]?.folded === 'code') bar(at, at + 1);
  if (tokens[at - 1]?.folded === 'per' && isDigits(tokens[at])) bar(at, at + 1);
  if (isOfSeries(tokens, at)) bar(at, at + 1);
  const label = labelBefore(tokens, at);
  if (label === null || (after?.kind === 'scale' && after.isSpaced) || isHeading(tokens, at)) return;
  const isNo = /^(?:number|numbers|no)$/.test(label.folded);
  if (isNo && !isDigits(tokens[at])) return;
  const end = endOfList(tokens, at);
  // "Grade 9 pupils"; "no 9 people", "عبر المحور 9 أشخاص" are nine.
  const isOne = end === at + 1 && !isNo && isCapital(label);
  bar(at, isValued(tokens, end) && !isOne ? end - 1 : end);
}

/** "KEY FIGURES 876,000 people", "In numbers 40 camps": a heading that was run into what follows; "figures 3 and 4" are pictures. */
function isHeading(tokens: readonly Token[], at: number): boolean {
  const [lead, label, token] = [tokens[at - 2], tokens[at - 1], tokens[at]];
  if (!/^(?:figures|numbers)$/.test(label?.folded ?? '')) return false;
  const isKey = /^(?:key|main|latest|headline)$/.test(lead?.folded ?? '');
  const isIn = lead?.folded === 'in' && isCapital(lead) && at === 2;
  return (
    isKey ||
    (isIn && (label?.folded === 'numbers' || isValued(tokens, at + 1))) ||
    /^\p{Nd}{1,3}(?:,\p{Nd}{3})+$/u.test(token?.text ?? '')
  );
}

const mostOfSeries = 17;

/** "SDG 3", "SSP2": a goal and a scenario; "SDG 3 million", "SDG 12/kg" and "SSP 900" are money. */
function isOfSeries(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!before || !isDigits(token) || (token.numeral?.value ?? 0) > mostOfSeries) return false;
  const isName = before.text === 'SDG' || (before.text === 'SSP' && isJoined(token));
  return (
    isName && next?.kind !== 'scale' && next?.kind !== 'slash' && !/^(?:per|an?)$/.test(next?.folded ?? '')
  );
}

/** "Articles 3, 4 and 5": and not "on Day 12, 60 crossed", "Resolution 2585, 14 trucks". */
function endOfList(tokens: readonly Token[], at: number): number {
  let end = at + 1;
  for (let next = end; next < at + mostListed; next++) {
    const word = tokens[next]?.folded ?? '';
    if (isNumber(tokens[next])) end = next + 1;
    // "Unit 2/4"
    else if (word === '/' && isJoined(tokens[next])) continue;
    // "Resolutions 1267 (1999), 1989 (2011) and 2253 (2015)"
    else if (word === '(' && isYearInBrackets(tokens, next)) next += 2;
    // "Page 3 of 4"
    else if (/^(?:of|من)$/.test(word) && next === at + 1 && !tokens[next + 2]?.isWord) continue;
    else if (!/^(?:,|and|to|&|-|–|،|و)$/.test(word)) break;
    else if (/^[,،]$/.test(tokens[next]?.text ?? '') && !isListed(tokens, at, next + 1)) break;
  }
  return end;
}

function isYearInBrackets(tokens: readonly Token[], open: number): boolean {
  const [year, close] = [tokens[open + 1], tokens[open + 2]];
  return isDigits(year) && isPlain(year) && year.text.length === 4 && close?.kind === 'close';
}

/** Whether a number behind a comma is of the list: the label is of several, or the list goes on, or nothing does. */
function isListed(tokens: readonly Token[], first: number, at: number): boolean {
  const isOfSeveral = /s$|ات$|^(?:ال)?مواد$/.test(tokens[first - 1]?.folded ?? '');
  const next = tokens[at + 1];
  return isOfSeveral || next === undefined || !next.isWord || next.kind === 'and' || next.kind === 'to';
}
