/** Which numbers of a sentence are no figures: dates, times, ordinals, names, labels, telephone numbers and the like. */
import { barAges } from './ages.js';
import { barDay, barDayOfMonth } from './days.js';
import { barEras, barHijri, barHijriMonth } from './hijri.js';
import { countsInList } from './in-list.js';
import { barModels, barNamesAgain } from './models.js';
import { barMultiples } from './multiples.js';
import { named } from './named.js';
import { barNth } from './nth.js';
import { barOneIn } from './one-in.js';
import { barOrdinal } from './ordinals.js';
import { isOwnOver } from './over.js';
import { isMonth, isYearAt } from './periods.js';
import { addresses, coordinates } from './positions.js';
import type { Token } from './scan.js';
import { unitsOf } from './spans.js';
import {
  isArabic,
  isCapital,
  isDigits,
  isJoined,
  isMoney,
  isMoneySign,
  isNumber,
  isPlain,
  isValued,
  nothing,
} from './token.js';
import { ordinalWords, stops, wholesOfParts } from './words.js';

export interface Barred {
  readonly isYear: readonly boolean[];
  /** Whether a token is part of no figure. */
  readonly isBarred: boolean[];
  /** The numbers that are counts of a list: "assaults (606), raids (198)". */
  readonly inList: ReadonlySet<number>;
}

/** Bars tokens around a number where it is no figure. */
export type Rule = (tokens: readonly Token[], at: number, bar: (from: number, to: number) => void) => void;

export function barredOf(tokens: readonly Token[]): Barred {
  const isBarred = tokens.map(() => false);
  const isYear = tokens.map((_, at) => isYearAt(tokens, at));
  const inNames: number[] = [];
  const bar = (from: number, to: number) => {
    for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at++) isBarred[at] = true;
  };
  for (let at = 0; at < tokens.length; at++) {
    if (isYear[at]) bar(at, at + 1);
    if (isMonth(tokens, at)) barDay(tokens, at, bar);
    barDayOfMonth(tokens, at, bar);
    barHijriMonth(tokens, at, bar);
    if (isOwnOver(tokens, at)) bar(at, at + 1);
    if (!isNumber(tokens[at])) continue;
    for (const rule of rules) rule(tokens, at, bar);
    names(tokens, at, (from, to) => {
      bar(from, to);
      inNames.push(from);
    });
  }
  barNamesAgain(tokens, inNames, isBarred);
  const inList = countsInList(tokens);
  for (const at of inList) isBarred[at] = false;
  return { isYear, isBarred, inList };
}

/** "COVID-19", "TA-35", "S/2020/53", "mid-2019"; "3,000 men/2,000 women" are counted. */
function isPartOfName(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at];
  if (!word?.isWord || isNumber(word) || betweenNumbers.has(word.kind)) return false;
  const isCounted = isNumber(tokens[at - 1]) && unitsOf(word)[0]?.startsWith('{') === true;
  if (isCounted && tokens[at + 1]?.text === '/') return false;
  return !/^(?:now|then)$/.test(word.folded);
}

/** Digits with letters, dots, colons and dashes written on to them. */
const joinedSigns: Rule = (tokens, at, bar) => {
  const token = tokens[at];
  if (!isDigits(token)) return;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  const far = tokens[at - 2];
  // "N$40m" is in no dollar that is listed.
  if (before && isMoneySign(before) && isJoined(before) && far?.isWord && isCapital(far)) bar(at - 1, at);
  if (!token.isSpaced && before) {
    const isHedge = before.kind === 'hedge' && !/^\p{L}+$/u.test(before.text);
    const isLetters = before.isWord && !isHedge && before.kind !== 'minus' && !isMoneySign(before);
    const isArabicLead =
      before.kind === 'and' || before.kind === 'prefix' || /^\p{Script=Arabic}/u.test(before.text);
    const isNameLike = isLetters && !isArabicLead && !isUnlistedMoney(tokens, at);
    if (isNameLike || before.kind === 'close' || /^[_#@:№§|\\]$/.test(before.text)) bar(at, at + 1);
    // "<>30", "!=30"
    if (/^[>=]/.test(before.text) && /^[<!]$/.test(far?.text ?? '') && !before.isSpaced) bar(at, at + 1);
    if (/^[×x^]$/.test(before.text)) bar(at - (before.text === '^' ? 2 : 0), at + 3);
    if (/^[-–−/]$/.test(before.text) && !before.isSpaced && isPartOfName(tokens, at - 2)) bar(at, at + 1);
    const isName = far?.isWord && far.kind === null && isCapital(far) && isPlain(token);
    if (before.text === '-' && isName && !isValued(tokens, at + 1)) bar(at, at + 1);
  }
  if (isJoined(next)) {
    // "~2600TW" is no name, whatever TW is.
    const isMeasure = before?.kind === 'hedge' && !before.isWord && before.text !== '=';
    const isNamed = isUnknown(next) || next.text === 'G';
    // "31شاحنة": a space was left out; "5ب" is a name.
    const isGlued = isArabic(next) && next.text.length > 2;
    if (next.isWord && isNamed && !isMeasure && !isGlued && !attached.test(next.text)) bar(at, at + 1);
    // "3ر6 مليون": a decimal, of which agencies write either end first.
    if (next.text === 'ر' && isDigits(tokens[at + 2]) && isJoined(tokens[at + 2])) bar(at, at + 3);
    if (next.isWord && next.kind === 'part') bar(at, at + 1);
    // "2010b", "Figure 2B"
    if (/^b$/i.test(next.text) && /^(?:19|20)\d\d$/.test(token.text)) bar(at, at + 2);
    if (/^[:_|@]$/.test(next.text) && isJoined(tokens[at + 2])) bar(at, at + 3);
    if (/^[/]$/.test(next.text) && isJoined(tokens[at + 2])) slashed(tokens, at, bar);
  }
  // "1.99×106": a power of ten that lost its place.
  if (/^[×*⋅]$/.test(next?.text ?? '') && /^10\d{1,2}$/.test(tokens[at + 2]?.text ?? '')) bar(at, at + 3);
  runs(tokens, at, bar);
};

/** "Rs8,000", "PS2.7m", "KSh500 million": letters before an amount are its money, whichever that is; "HD2094b" is a name. */
function isUnlistedMoney(tokens: readonly Token[], at: number): boolean {
  const [lead, amount, next] = [tokens[at - 1]?.text ?? '', tokens[at]?.text ?? '', tokens[at + 1]];
  const isKnown = /^(?:Rs|[KTU]?[Ss]hs?)$/.test(lead);
  if (!isKnown && !/^\p{Lu}{1,3}$/u.test(lead)) return false;
  if (/^\p{Nd}{1,3}(?:,\p{Nd}{2,3})*,\p{Nd}{3}(?:\.\p{Nd}+)?$/u.test(amount)) return true;
  if (next?.kind !== 'scale') return isKnown;
  return isKnown || /\p{Nd}\.\p{Nd}/u.test(amount) || (lead.length > 1 && next.text.length > 2);
}

const betweenNumbers: ReadonlySet<Token['kind']> = new Set([
  'to',
  'and',
  'or',
  'minus',
  'hedge',
  'from',
  'between',
]);

/** Short signs of units that no table has, since they are letters of other things: "164p", "10W", "1.0l". */
const attached = /^(?:[pcfxlCFLWVNJ]|Nm)$/;

function isUnknown({ kind, meant, folded }: Token): boolean {
  if (kind === 'out-of' || kind === 'of' || kind === 'or') return false;
  return kind === null || folded === 's' || (kind === 'unit' && meant?.units.length === 0);
}

/** "3/4" is a share; "9/11", "24/7" and "2019/53" are not. */
function slashed(tokens: readonly Token[], at: number, bar: (from: number, to: number) => void): void {
  const [top, bottom] = [tokens[at]?.numeral?.value, tokens[at + 2]?.numeral?.value];
  const goesOn = tokens[at + 3]?.text === '/';
  if (bottom === undefined || top === undefined) return;
  const isLong = goesOn || tokens[at - 1]?.text === '/';
  if (isLong || top >= bottom || !wholesOfParts.has(bottom)) bar(at, at + (goesOn ? 5 : 3));
}

/** "2019-09-01", "+1-222-2222-2222", "+964 770 123 4567", "9-2". */
function runs(tokens: readonly Token[], at: number, bar: (from: number, to: number) => void): void {
  const isNear = (place: number) => isDigits(tokens[place]);
  // Three and more in a row are a telephone number, or a row of a table.
  const isInRow =
    (isNear(at - 1) && (isNear(at - 2) || isNear(at + 1))) || (isNear(at + 1) && isNear(at + 2));
  if (isInRow) bar(at, at + 1);
  // Columns of a table: "1,204    310"; and a grid: "4412 8817".
  const isColumn = /^[^\S\n]+$/.test(tokens[at + 1]?.text ?? '');
  if (isColumn && isNear(at + 2)) bar(at, at + 3);
  if (isGrid(tokens[at]) && isGrid(tokens[at + 1])) bar(at, at + 2);
  if (isNear(at - 1) || (tokens[at - 1]?.text === '-' && isNear(at - 2))) return;
  let end = at + 1;
  let count = 1;
  let dashes = 0;
  while (count < 9) {
    const isDash =
      /^[-–/.]$/.test(tokens[end]?.text ?? '') && isJoined(tokens[end]) && isJoined(tokens[end + 1]);
    if (isDash && isDigits(tokens[end + 1])) {
      end += 2;
      dashes += 1;
    } else if (isDigits(tokens[end])) end += 1;
    else break;
    count += 1;
  }
  const isLong = count >= 3 || (count === 2 && dashes === 0 && tokens[at - 1]?.kind === 'plus');
  if (isLong) bar(at, end);
  if (count === 2 && dashes === 1) score(tokens, at, bar);
}

function isGrid(token: Token | undefined): boolean {
  return isDigits(token) && token.text.length > 3 && isPlain(token);
}

function score(tokens: readonly Token[], at: number, bar: (from: number, to: number) => void): void {
  const [a, b] = [tokens[at]?.numeral?.value ?? 0, tokens[at + 2]?.numeral?.value ?? 0];
  const isSaid = isValued(tokens, at + 3) || isMoneySign(tokens[at - 1] ?? nothing);
  if (!isSaid && a >= b && b < 200) bar(at, at + 3);
}

const arabicOrdinal = /^(?:ال|لل)(?:حادي|ثاني|ثالث|رابع|خامس|سادس|سابع|ثامن|تاسع)ه?$/;

const arabicHour = /^(?:ال|لل)(?:واحده|ثانيه|ثالثه|رابعه|خامسه|سادسه|سابعه|ثامنه|تاسعه|عاشره)$/;

/** "22nd", "the 4th". */
const ordinals: Rule = (tokens, at, bar) => {
  // "A baker's dozen"
  if (tokens[at]?.kind === 'dozen' && tokens[at - 1]?.folded === 's') bar(at, at + 1);
  const next = tokens[at + 1];
  if (isDigits(tokens[at]) && isJoined(next) && /^(?:st|nd|rd|th|s)$/.test(next.folded)) bar(at, at + 2);
  const low = tokens[at]?.kind;
  // "Towards the bottom three": places of a table. "The top three districts" are three.
  const isBare = next === undefined || !next.isWord || stops.has(next.folded);
  if (isBare && /^(?:top|bottom)$/.test(tokens[at - 1]?.folded ?? '')) bar(at, at + 1);
  // "الثامنة عشرة": the eighteenth
  if (/^عشره?$/.test(tokens[at]?.folded ?? '') && arabicOrdinal.test(tokens[at - 1]?.folded ?? ''))
    bar(at, at + 1);
  // "السابعة والنصف": half past seven
  if (low === 'part' && tokens[at - 1]?.kind === 'and' && arabicHour.test(tokens[at - 2]?.folded ?? ''))
    bar(at, at + 1);
  // "the first half", "a third segment", "the last quarter"
  if ((low === 'part' || low === 'a-quarter') && ordinalWords.has(tokens[at - 1]?.folded ?? ''))
    bar(at, at + 1);
};

/** "Boeing 787", "iPhone 11 Pro", "S&P 500", "the Big 12": a number right behind a name is part of it. */
const names: Rule = (tokens, at, bar) => {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (!token || !before?.isWord || !token.isSpaced) return;
  if (token.kind !== 'digits') {
    const isNamed = isCapital(token) && isCapital(before) && at > 1 && token.kind !== 'fraction';
    if (isNamed && before.kind === null && !isValued(tokens, at + 1)) bar(at, at + 1);
    return;
  }
  if (!isPlain(token) || token.text.length > 4 || isValued(tokens, at + 1)) return;
  // "With 40 seats" behind a heading that was run into the sentence.
  if (functionWords.has(before.folded)) return;
  if (!isCapital(before) || before.kind !== null || (at === 1 && isFirstWord(tokens))) return;
  const next = tokens[at + 1];
  if (next?.kind === 'dash' && isJoined(next) && isJoined(tokens[at + 2])) return;
  if ((next?.kind === 'to' && isNumber(tokens[at + 2])) || next?.kind === 'plus') return;
  bar(at, at + 1);
};

const functionWords = new Set(
  (
    'in at on by of the a an and but or for from with to some only just its it he she they we all these those their our his her ' +
    'another when while after before since until as if there here this that last first nearly today then up down over under about'
  ).split(' '),
);

/** Whether the first word of a sentence is written large for that alone: "In 40 villages", "Bring 30 or more". */
function isFirstWord(tokens: readonly Token[]): boolean {
  const [first, , next] = tokens;
  if (functionWords.has(first?.folded ?? '')) return true;
  const isNoun = next?.isWord && next.kind === null && !isCapital(next) && !stops.has(next.folded);
  return isNoun === true || next?.kind === 'hedge';
}

/** "5:25 a.m.", "at 11 p.m.", "الساعة 5". */
const times: Rule = (tokens, at, bar) => {
  const next = tokens[at + 1]?.folded ?? '';
  const isHour =
    /^(?:a\.?m|p\.?m|am|pm|gmt|utc|o)$/.test(next) || (/^[ap]$/.test(next) && tokens[at + 2]?.folded === 'm');
  const isOf = next !== 'o' || tokens[at + 2]?.text === "'" || tokens[at + 2]?.text === '’';
  if (isDigits(tokens[at]) && isHour && isOf) bar(at, at + 1);
  // "0930 hrs", "at 1930 hrs"; "it took 930 hrs" is how long.
  const isClock = /^(?:[01]\d|2[0-3])[0-5]\d$/.test(tokens[at]?.text ?? '');
  const isAt = /^(?:at|around|by|until|from|since)$/.test(tokens[at - 1]?.folded ?? '');
  if (isClock && /^(?:hrs?|hours)$/.test(next) && (isAt || tokens[at]?.text.startsWith('0'))) bar(at, at + 2);
  if (/^(?:الساعه|الساعة)$/.test(tokens[at - 1]?.folded ?? '')) bar(at, at + 1);
};

/** "[12]", "(16)", a list's "1.", and an age behind a name: "Jamie Armstrong, 25, said". */
const enclosed: Rule = (tokens, at, bar) => {
  const token = tokens[at];
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (!isDigits(token) || !isPlain(token) || token.text.length > 3) return;
  // "38 % (474)" is a share and its count.
  // "قتل (37) شخصا": a count in brackets of its own.
  const noun = tokens[at + 2];
  const isOfNoun =
    noun !== undefined && (unitsOf(noun)[0]?.startsWith('{') || /^اخر(?:ون|ين)$/.test(noun.folded));
  const isCount = isOfNoun || (tokens[at - 2]?.meant?.units[0] === '%' && token.text.length > 1);
  if (before?.kind === 'open' && next?.kind === 'close' && !isCount) bar(at, at + 1);
  // "F(2, 45) = 6.2"
  const isTest = before?.text === '(' && isJoined(before) && /^\p{L}$/u.test(tokens[at - 2]?.text ?? '');
  if (isTest && isJoined(before)) bar(at, at + (next?.text === ',' ? 3 : 1));
  if (before?.text === '[') references(tokens, at, bar);
  // "[3] 2." numbers what follows; "60-70" is a range.
  const isEnd = before?.kind === 'dash' || before?.text === '~';
  const isTiny =
    next === undefined &&
    !isEnd &&
    tokens.length <= 6 &&
    !tokens.some(({ isWord, text }) => isWord && text.length > 1);
  // "1- Introduction"
  const isItem = next?.text === '-' && isJoined(next) && tokens[at + 2]?.isSpaced === true;
  if (isItem && tokens[at + 2]?.isWord && (at === 0 || before?.text === ':')) bar(at, at + 1);
  if (tokens.length > 1 && (isTiny || (at === 0 && next?.kind === 'close'))) bar(at, at + 1);
  const isAfterName =
    before?.text === ',' && isCapital(tokens[at - 2] ?? nothing) && tokens[at - 2]?.kind === null;
  const isClosed = next === undefined || next.text === ',' || next.text === '.' || next.folded === 'and';
  if (isAfterName && isClosed && (token.numeral?.value ?? 0) <= 120) bar(at, at + 1);
};

/** "[10, 15]", "[7–12]". */
function references(tokens: readonly Token[], at: number, bar: (from: number, to: number) => void): void {
  let end = at + 1;
  while (end < at + 40 && (isDigits(tokens[end]) || /^[-–,;]$/.test(tokens[end]?.text ?? ''))) end += 1;
  if (tokens[end]?.text === ']') bar(at, end);
}

/** "OMIM: 606639", "2.3 Methods", a telephone number. */
const identifiers: Rule = (tokens, at, bar) => {
  const token = tokens[at];
  if (!isDigits(token)) return;
  // "2.3 Methods": the number of a heading.
  const next = tokens[at + 1];
  const isHeading = at === 0 && /^\p{Nd}(?:\.\p{Nd}){1,3}$/u.test(token.text);
  if (isHeading && next && next.kind === null && isCapital(next)) bar(at, at + 1);
  if (!isPlain(token) || token.text.length < 5) return;
  // "IMO 9123456"
  if (
    /^\p{Lu}{2,}$/u.test(tokens[at - 1]?.text ?? '') &&
    tokens[at - 1]?.kind === null &&
    !isValued(tokens, at + 1)
  )
    bar(at, at + 1);
  // "009647701234567"
  if (/^[0٠]\p{Nd}{6}/u.test(token.text)) bar(at, at + 1);
  if (tokens[at - 1]?.text !== ':') return;
  if (/^\p{Lu}{2,}$/u.test(tokens[at - 2]?.text ?? '')) bar(at, at + 1);
};

/** "75 USD million", "EUR million 75", "quarter million": what no form reads is not read in part. */
const scalesApart: Rule = (tokens, at, bar) => {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (tokens[at]?.kind !== 'scale' || before === undefined) return;
  if (before.folded === 'quarter' && !isNumber(tokens[at - 2]) && tokens[at - 2]?.kind !== 'dash')
    bar(at, at + 1);
  if (!isMoney(before)) return;
  if (isDigits(tokens[at - 2])) bar(at - 2, at + 1);
  else if (isDigits(next)) bar(at, at + 2);
};

const rules: readonly Rule[] = [
  joinedSigns,
  ordinals,
  named,
  barMultiples,
  barOrdinal,
  barOneIn,
  barModels,
  barAges,
  times,
  enclosed,
  coordinates,
  addresses,
  identifiers,
  barNth,
  scalesApart,
  barHijri,
  barEras,
];
