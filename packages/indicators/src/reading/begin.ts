/** Whether a number, a word of numbers or a fraction begins a figure there. */
import { isNoPart } from './no-part.js';
import { hedgeOfSubject } from './outdone.js';
import type { Token } from './scan.js';
import { isArabic, isDigits, isJoined, isNumber, nothing } from './token.js';
import { beforeOne, stops } from './words.js';

/** Whether a number word there counts something: "one" is a pronoun as often, and "several" says nothing. */
export function mayBegin(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  // "60 (±5)": no figure of its own.
  if (token === undefined || (tokens[at - 1]?.kind === 'plus-minus' && tokens[at - 2]?.kind === 'open'))
    return false;
  const next = tokens[at + 1];
  const isScaled =
    next?.kind === 'scale' || next?.kind === 'dozen' || next?.kind === 'vague' || next?.kind === 'of';
  switch (token.kind) {
    case 'vague':
      return isVagueCount(tokens, at) || (isScaled && next?.kind !== 'of');
    case 'scale':
      // "3,5 million" reads two ways, and is no million.
      if (isDigits(tokens[at - 1])) return false;
      return token.meant?.short !== true && isCountedScale(tokens, at);
    case 'part':
      if (isNoPart(tokens, at)) return false;
      return token.meant?.alone === true && isOfWhole(tokens, at) && !isRest(tokens, at);
    case 'a-quarter':
      return isOfWhole(tokens, at) && !isRest(tokens, at);
    case 'number':
      if (isAdjective(tokens, at) || isFifth(tokens, at) || isOfYear(tokens, at)) return false;
      return token.meant?.digits === 1 && token.meant.exponent === 0 ? isOne(tokens, at) : true;
    default:
      return true;
  }
}

/** "Dozens", "tens of thousands"; "several" and "some" by themselves bound nothing worth saying. */
function isVagueCount(tokens: readonly Token[], at: number): boolean {
  const { meant, folded } = tokens[at] ?? nothing;
  // "Scores of passengers" are twenties; "their scores of 3 and 4", "test scores of boys" are points.
  if (folded === 'scores' && !isOfMany(tokens, at)) return false;
  return (meant?.digits ?? 0) * 10 ** (meant?.exponent ?? 0) >= 20;
}

function isOfMany(tokens: readonly Token[], at: number): boolean {
  const [before, next, noun] = [tokens[at - 1], tokens[at + 1], tokens[at + 2]];
  const isFree = before === undefined || !before.isWord || stops.has(before.folded);
  const isOwned = /^(?:the|their|his|her|its|our|my|your|these|those)$/.test(before?.folded ?? '');
  return (
    next?.kind === 'of' &&
    noun?.isWord === true &&
    !isNumber(noun) &&
    !stops.has(noun.folded) &&
    isFree &&
    !isOwned
  );
}

/** "Hundreds", "a thousand", "قرابة المليون"; "المليون" by itself is none. "آلاف" begins as the article does. */
function isCountedScale(tokens: readonly Token[], at: number): boolean {
  if (!/^ال(?![او]?ف$)/.test(tokens[at]?.folded ?? '')) return true;
  if (tokens[at]?.meant?.alone !== true) return false;
  // "بين المئة والمئتين": known for a number only where it is one.
  if (tokens[at]?.meant?.exponent === 2) return true;
  // "المليون ونصف المليون"
  const isSum = tokens[at + 1]?.kind === 'and' && isPartOfScale(tokens, at + 2);
  return (
    isSum || tokens[at - 1]?.kind === 'hedge' || hedgeOfSubject(tokens, { from: at, to: at + 1 }) !== null
  );
}

/** "ونصف المليون": what a scale before it goes on with. */
function isPartOfScale(tokens: readonly Token[], at: number): boolean {
  return /^(?:نصف|ربع)$/.test(tokens[at]?.folded ?? '') && isScale(tokens[at + 1]);
}

/** "A third of", "half the": and not "a third group". */
function isOfWhole(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const next = tokens[at + 1];
  if (/^(?:this|that|each|first|second|other|latter|former|every|last)$/.test(tokens[at - 1]?.folded ?? ''))
    return false;
  if (token && /^half(?: a| of a| of)?$|^نصف$/.test(token.folded)) {
    if (isScale(next) || token.folded !== 'half') return true;
    return (
      next === undefined || !/^(?:hour|time|year|century|-|past|way|price|court|mile)$/.test(next.folded)
    );
  }
  if (next === undefined || isScale(next)) return true;
  if (/^\p{Script=Arabic}/u.test(token?.text ?? '')) return true;
  return next.kind === 'of' || /^(?:of|the|to|or|and|,|\.|or more)$/.test(next.folded);
}

/** "An hour and a half", "3 كيلومترات ونصف": the rest of a measure, and not "3 km and half of the men". */
export function isRest(tokens: readonly Token[], at: number): boolean {
  const [unit, and, part, next] = [tokens[at - 2], tokens[at - 1], tokens[at], tokens[at + 1]];
  const isMeasured = unit?.kind === 'per' || isMeasure(unit);
  if (!isMeasured || and?.kind !== 'and' || !/^(?:a half|a quarter|نصف|ربع)$/.test(part?.folded ?? ''))
    return false;
  if (next === undefined || !next.isWord) return true;
  if (next.kind === 'of' || isScale(next) || /^(?:of|the|من)$/.test(next.folded)) return false;
  return !isArabic(next) || !next.folded.startsWith('ال') || isMeasure({ ...next, meant: next.named });
}

function isMeasure(token: Token | undefined): boolean {
  return token?.meant?.kind === 'unit' && /^[^{%]/.test(token.meant.units[0] ?? '{');
}

export function isScale(token: Token | undefined): boolean {
  return token?.kind === 'scale' || token?.kind === 'dozen';
}

/** "One of the camps", "one of its members": and not "one of them". */
function isOneOf(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 2];
  return (
    next?.isWord === true &&
    !isNumber(next) &&
    !/^(?:them|those|these|us|you|which|whom|it|his own)$/.test(next.folded)
  );
}

function isOne(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || isDigits(token)) return true;
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  if (next?.kind === 'dash' && isJoined(next))
    return isNumber(tokens[at + 2]) || tokens[at + 2]?.kind === 'unit';
  if (isScale(next) || next?.kind === 'part' || next?.kind === 'number') return true;
  if (next?.kind === 'out-of') return isNumber(tokens[at + 2]);
  if (next?.kind === 'or' || next?.kind === 'to') return isNumber(tokens[at + 2]);
  // "One and a half million"
  if (next?.kind === 'and' && /^a /.test(tokens[at + 2]?.folded ?? '') && isNumber(tokens[at + 2]))
    return true;
  // "واحد وعشرون": one and twenty.
  if (next?.kind === 'and' && tokens[at + 2]?.kind === 'number' && tokens[at + 2]?.meant?.exponent === 1)
    return true;
  // "واحد ونصف"
  if (next?.kind === 'and' && /^(?:نصف|ربع)$/.test(tokens[at + 2]?.folded ?? '')) return true;
  if (/^\p{Script=Arabic}/u.test(token.text)) return isOfNoun(tokens, at);
  const isMeasured = next?.kind === 'unit' && !(next.meant?.units[0] ?? '{').startsWith('{');
  if (isMeasured) return true;
  // "The head of one of the groups"
  if (next?.folded === 'of') return before?.folded !== 'of' && isOneOf(tokens, at);
  if (before && (beforeOne.has(before.folded) || before.text === "'")) return false;
  if (before?.kind === 'hedge') return next?.kind === 'unit';
  if (next?.kind === 'unit' && next.meant?.text !== 'found') return true;
  if (isOfPlace(tokens, at + 1)) return true;
  const isNoun = next?.isWord === true && next.kind === null && !stops.has(next.folded);
  return isNoun && !/^\p{Lu}/u.test(next.text);
}

/** "شخص واحد": one stands behind what it counts; "لم يبق شخص واحد" and "كل شخص واحد" count nobody. */
function isOfNoun(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at - 1];
  if (noun?.kind !== 'unit' || noun.meant?.noun === null || isNumber(tokens[at - 2])) return false;
  return !tokens.slice(Math.max(0, at - 5), at - 1).some(({ folded }) => countsNobody.test(folded));
}

const countsNobody = /^[وف]?(?:كل|اي|لا|لم|لن|ليس|ليست|دون|غير|سوي)$/;

/** "One Syrian refugee", "one Dutch ship": and not "One Direction". */
function isOfPlace(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at + 1];
  const isOrigin = /^(?:US|UK|UN|EU|IS|\p{Lu}\p{Ll}+(?:an|ish|ese|[aeq]i))$/u.test(tokens[at]?.text ?? '');
  return isOrigin && /^\p{Ll}/u.test(noun?.text ?? '') && !stops.has(noun?.folded ?? '');
}

/** "خُمس السكان": a fifth of them, which is written as five is; what five count has no article. */
function isFifth(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const isPart = /^(?:خمس|سبع|تسع|عشر)$/.test(tokens[at]?.folded ?? '');
  return isPart && next?.isWord === true && !isNumber(next) && /^ال\p{L}{2}/u.test(next.folded);
}

/** "The first two quarters" are of a year. */
function isOfYear(tokens: readonly Token[], at: number): boolean {
  const lead = tokens[at - 1]?.folded ?? '';
  return (
    tokens[at + 1]?.folded === 'quarters' && /^(?:first|last|past|next|final|previous|following)$/.test(lead)
  );
}

const timeUnits: ReadonlySet<string> = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a', '10.a']);

/** "Four-door", "a five-year award": a number word that is part of an adjective. */
function isAdjective(tokens: readonly Token[], at: number): boolean {
  const [token, dash, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (isDigits(token) || dash?.kind !== 'dash' || dash.isSpaced || !isJoined(next)) return false;
  if (next.kind === 'unit') return timeUnits.has(next.meant?.units[0] ?? '') && !/old/.test(next.folded);
  return next.isWord && next.kind === null;
}
