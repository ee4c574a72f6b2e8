/** Whether a number, a word of numbers or a fraction begins a figure there. */
import type { Token } from './scan.js';
import { isDigits, isJoined, isNumber } from './token.js';
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
      return isVagueCount(token) || (isScaled && next?.kind !== 'of');
    case 'scale':
      // "3,5 million" reads two ways, and is no million.
      if (isDigits(tokens[at - 1])) return false;
      return token.meant?.short !== true && (token.meant?.alone === false ? isLooseScale(tokens, at) : true);
    case 'part':
      return token.meant?.alone === true && isOfWhole(tokens, at);
    case 'a-quarter':
      return isOfWhole(tokens, at);
    case 'number':
      if (isAdjective(tokens, at)) return false;
      return token.meant?.digits === 1 && token.meant.exponent === 0 ? isOne(tokens, at) : true;
    default:
      return true;
  }
}

/** "Dozens", "tens of thousands"; "several" and "some" by themselves bound nothing worth saying. */
function isVagueCount({ meant, folded }: Token): boolean {
  return (meant?.digits ?? 0) * 10 ** (meant?.exponent ?? 0) >= 20 && folded !== 'scores';
}

/** "Hundreds", "thousands of", "مئات"; "المليون" is none. "آلاف" begins as the article does. */
function isLooseScale(tokens: readonly Token[], at: number): boolean {
  return !/^ال(?!اف$)/.test(tokens[at]?.folded ?? '');
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
  if (/^(?:in|out of|in every|out of every|من كل|من اصل)$/.test(next?.folded ?? ''))
    return isNumber(tokens[at + 2]);
  if (next?.kind === 'or' || next?.kind === 'to') return isNumber(tokens[at + 2]);
  // "One and a half million"
  if (next?.kind === 'and' && /^a /.test(tokens[at + 2]?.folded ?? '') && isNumber(tokens[at + 2]))
    return true;
  if (/^\p{Script=Arabic}/u.test(token.text)) return false;
  const isMeasured = next?.kind === 'unit' && !(next.meant?.units[0] ?? '{').startsWith('{');
  if (isMeasured) return true;
  if (next?.folded === 'of') return isOneOf(tokens, at);
  if (before && (beforeOne.has(before.folded) || before.text === "'")) return false;
  if (before?.kind === 'hedge') return next?.kind === 'unit';
  if (next?.kind === 'unit' && next.meant?.text !== 'found') return true;
  if (isOfPlace(tokens, at + 1)) return true;
  const isNoun = next?.isWord === true && next.kind === null && !stops.has(next.folded);
  return isNoun && !/^\p{Lu}/u.test(next.text);
}

/** "One Syrian refugee", "one Dutch ship": and not "One Direction". */
function isOfPlace(tokens: readonly Token[], at: number): boolean {
  const noun = tokens[at + 1];
  const isOrigin = /^(?:US|UK|UN|EU|IS|\p{Lu}\p{Ll}+(?:an|ish|ese|[aeq]i))$/u.test(tokens[at]?.text ?? '');
  return isOrigin && /^\p{Ll}/u.test(noun?.text ?? '') && !stops.has(noun?.folded ?? '');
}

const timeUnits: ReadonlySet<string> = new Set(['s', 'min', 'h', 'd', 'wk', 'mo', 'a', '10.a']);

/** "Four-door", "a five-year award": a number word that is part of an adjective. */
function isAdjective(tokens: readonly Token[], at: number): boolean {
  const [token, dash, next] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  if (isDigits(token) || dash?.kind !== 'dash' || dash.isSpaced || !isJoined(next)) return false;
  if (next.kind === 'unit') return timeUnits.has(next.meant?.units[0] ?? '') && !/old/.test(next.folded);
  return next.isWord && next.kind === null;
}
