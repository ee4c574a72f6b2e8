/** Ages, which say of whom a figure is and are none: "children under five", "aged 6-59 months", "تتراوح أعمارهم بين 6 و14 عاما". */
import type { Token } from './scan.js';
import { unitsOf } from './spans.js';
import { isDigits, isJoined, isNumber } from './token.js';
import { set, stops } from './words.js';

/** In years or in months. */
const oldest = 120;

const ageWords = set(
  'aged age ages سن السن بسن عمر عمره عمرها بعمر العمر العمريه الاعمار اعمار اعمارهم اعمارهن اعمارها باعمار وعمره وعمرها',
);
const theirAges = /^(?:اعمار|عمر)(?:هم|هن|ها|ه)$/;
/** "The average age is 34 years" is a figure. */
const averages = set('average mean median expected متوسط معدل وسيط المتوقع');
const limits = set('under over above below دون تحت فوق');
const joiners: ReadonlySet<Token['kind']> = new Set(['to', 'and', 'dash']);
const openers: ReadonlySet<Token['kind']> = new Set(['hedge', 'between', 'from', 'prefix']);

const isAre = /^(?:is|are|were|was|be)$/;
const isOfPeople = /^(?:them|whom|who|those|these|cent|percent|%|half|thirds?|quarters?|majority)$/;

export function barAges(tokens: readonly Token[], at: number, bar: (from: number, to: number) => void): void {
  if (valueAt(tokens, at) > oldest) return;
  if (isCompound(tokens, at)) bar(at - 2, at + 1);
  const end = endOfAge(tokens, at);
  if (end === null) return;
  let start = at;
  while (start > 0 && openers.has(tokens[start - 1]?.kind ?? null)) start -= 1;
  const isInBrackets = tokens[start - 1]?.kind === 'open';
  const isSaid =
    isAgeBefore(tokens, isInBrackets ? start - 1 : start) ||
    (isInBrackets && isTime(tokens[end - 1]) && isOfPersons(tokens, start - 1)) ||
    isRangeOf(tokens, start, end) ||
    (isOf(tokens, end) && tokens[end + 1]?.folded === 'age') ||
    (isLimit(tokens, start, at) && isOfPersons(tokens, start) && isFree(tokens, at));
  if (isSaid) bar(start, end);
}

function valueAt(tokens: readonly Token[], at: number): number {
  return tokens[at]?.numeral?.value ?? tokens[at]?.meant?.digits ?? 0;
}

/** Behind "6 to 59 months", "60 and over", "18"; null where something else is counted: "40 per cent", "20 thousand". */
function endOfAge(tokens: readonly Token[], at: number): number | null {
  let end = at + 1;
  // "Under the age of 18 and 65 per cent under 12": what is joined on is no age.
  const isApart = isCountAt(tokens[end + 2]) && tokens[end]?.kind === 'and';
  if (joiners.has(tokens[end]?.kind ?? null) && isNumber(tokens[end + 1]) && !isApart) end += 2;
  const next = tokens[end];
  if (isTime(next)) end += 1;
  else if (isCountAt(next)) return null;
  const behind = tokens[end];
  if (behind?.kind === 'hedge' && behind.meant?.place === 'after') end += 1;
  else if (behind?.kind === 'plus' && isJoined(behind)) end += 1;
  return end;
}

function isCountAt(token: Token | undefined): boolean {
  return !isTime(token) && /^(?:scale|unit|per)$/.test(token?.kind ?? '');
}

/** "Children 6-59 months", "women 15 to 49 years": right behind whose age it is; "he held 40 people for 6-12 months". */
function isRangeOf(tokens: readonly Token[], start: number, end: number): boolean {
  const [lead, last] = [tokens[start - 1], tokens[end - 1]];
  if (lead === undefined || last === undefined || !isTime(last)) return false;
  return end - start === 4 && young.test(lead.folded);
}

const young =
  /^(?:children|infants|babies|boys|girls|adolescents|youths?|youngsters|women|men|persons|people|(?:ال)?اطفال|(?:ال)?رضع|(?:ال)?فتيات|(?:ال)?فتيان|(?:ال)?نساء|طفلا?)$/;

function isTime(token: Token | undefined): boolean {
  const [code] = token === undefined ? [] : unitsOf(token);
  return code === 'a' || code === 'mo';
}

/** "Under-five mortality", "over-60s". What else is written so is not read either: its hyphen is no minus. */
function isCompound(tokens: readonly Token[], at: number): boolean {
  const [limit, dash] = [tokens[at - 2], tokens[at - 1]];
  return dash?.kind === 'dash' && isJoined(dash) && isJoined(tokens[at]) && limits.has(lastWord(limit));
}

function isAgeBefore(tokens: readonly Token[], start: number): boolean {
  // "تقل أعمارهم عن 5 سنوات"
  const isBehind =
    /^(?:عن|علي|الي)$/.test(tokens[start - 1]?.folded ?? '') &&
    theirAges.test(tokens[start - 2]?.folded ?? '');
  if (isBehind) return true;
  const place = isOf(tokens, start - 1) ? start - 2 : start - 1;
  const word = tokens[place]?.folded ?? '';
  if (word === 'than') return /^(?:younger|older)$/.test(tokens[place - 1]?.folded ?? '');
  if (place !== start - 1 && !/^ages?$/.test(word)) return false;
  return ageWords.has(word) && !averages.has(tokens[place - 1]?.folded ?? '');
}

function isOf(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.folded === 'of';
}

function isLimit(tokens: readonly Token[], start: number, at: number): boolean {
  return start < at && limits.has(lastWord(tokens[at - 1]));
}

/** "And over" is one token. */
function lastWord(token: Token | undefined): string {
  return token?.folded.split(' ').at(-1) ?? '';
}

/** "Children under five", "half of them are under 18": and not "spent under 40". */
function isOfPersons(tokens: readonly Token[], start: number): boolean {
  const lead = tokens[start - 1];
  const subject = isAre.test(lead?.folded ?? '') ? tokens[start - 2] : lead;
  return subject !== undefined && (isOfPeople.test(subject.folded) || unitsOf(subject).includes('{person}'));
}

/** Whether nothing is counted behind it but years. */
function isFree(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return next === undefined || !next.isWord || isTime(next) || stops.has(next.folded) || isDigits(next);
}
