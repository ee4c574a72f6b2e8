/** How far the name of a place goes: "Deir-ez-Zor", "the Republic of Moldova", "Anbar, Baghdad and Basra governorates". */
import type { Token } from './scan.js';
import { isCapital, isDigits, isJoined, isMoney, isNumber, isPlain } from './token.js';
import { labels, notPlaces, numberedPlaces, set, stops } from './words.js';

/** In tokens, of one name and of several. */
const mostOfName = 8;
const mostOfNames = 40;

/** Written small within a name: "Ras al-Ain", "Deir ez-Zor"; "Hammam al Alil" of these alone, since "as" and "at" are words. */
const particles = set('al ar as ad at an el ez az es er ash ad ul bin ibn umm abu de da du la le');
const apartParticles = set('al el ez bin ibn');
/** What has "of" within its name. */
const withOf = set(
  'republic state states kingdom federation emirates gulf bay strait horn city town port province governorate district region valley republics islands territory',
);
const kinds = set(
  'governorate governorates province provinces district districts sub-district sub-districts subdistrict subdistricts city cities town towns',
  'village villages camp camps area areas region regions county counties state states country countries neighbourhood neighbourhoods municipality',
  'municipalities prefecture prefectures division divisions department departments island islands valley plain plains desert border crossing crossings',
  'sub- refugee idp transit site sites settlement settlements local',
);
/** Written in large letters, and a place all the same. */
const shortPlaces = /^(?:US|USA|UK|UAE|EU|DRC|CAR|KRI|KRG|KSA|NES|NWS|AANES|OPT)$/;

/** Where the name that begins at a token ends; the token itself where none begins. */
export function endOfPlace(tokens: readonly Token[], from: number): number {
  const first = tokens[from];
  // "In Phase 5", "in Round 12", "in Phases 1 and 2"
  if (first && isDigits(tokens[from + 1]) && labels.has(first.folded)) return from;
  const end = endOfName(tokens, from);
  if (end === from || isOfNoun(tokens, from, end)) return from;
  return endOfList(tokens, from, end);
}

function endOfName(tokens: readonly Token[], from: number): number {
  let end = from;
  for (let at = from; at < from + mostOfName; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isNameWord(token)) end = at + 1;
    else if (at === from) break;
    else if (isNumberOfPlace(tokens, at)) return at + 1;
    else if (!isWithin(tokens, at, end)) break;
  }
  return end;
}

/** "Camp 4" is one of several; "in the Camp 400 families live" counts. */
function isNumberOfPlace(tokens: readonly Token[], at: number): boolean {
  const [lead, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const isShort = isDigits(token) && isPlain(token) && token.text.length < 3;
  return isShort && numberedPlaces.has(lead?.folded ?? '') && (!next?.isWord || stops.has(next.folded));
}

/** What stands between two words of one name. */
function isWithin(tokens: readonly Token[], at: number, end: number): boolean {
  const [before, token, next, after] = [tokens[at - 1], tokens[at], tokens[at + 1], tokens[at + 2]];
  if (token === undefined || next === undefined) return false;
  const isMark = /^[-'’]$/.test(token.text) && isJoined(token) && isJoined(next);
  // "Deir-ez-Zor", "Dar’a"
  if (isMark) return next.isWord;
  const isJoinedOn = particles.has(token.folded) && /^[-'’]$/.test(next.text) && isJoined(next);
  if (isJoinedOn) return after !== undefined && isJoined(after) && isCapital(after);
  if (token.folded === 's' && !token.isSpaced) return false;
  if (/^['’]$/.test(before?.text ?? '') && isJoined(token)) return token.isWord;
  if (token.isSpaced && apartParticles.has(token.folded)) return isNameWord(next);
  // "The Democratic Republic of the Congo"
  if (token.folded === 'of') return end === at && withOf.has(before?.folded ?? '') && isNameOf(next, after);
  return token.folded === 'the' && before?.folded === 'of' && isNameWord(next);
}

function isNameOf(next: Token, after: Token | undefined): boolean {
  return next.folded === 'the' ? after !== undefined && isNameWord(after) : isNameWord(next);
}

function isNameWord(token: Token): boolean {
  return (
    token.isWord &&
    token.text.length > 1 &&
    isCapital(token) &&
    !notPlaces.has(token.folded) &&
    !isNumber(token) &&
    !isMoney(token)
  );
}

/** "In SDF-held areas", "in GoS schools": letters that stand for somebody whose they are. */
function isOfNoun(tokens: readonly Token[], from: number, end: number): boolean {
  const [last, next, after] = [tokens[end - 1], tokens[end], tokens[end + 1]];
  // "Al-Hasakeh-based" is where it is based.
  const isHeld = next?.text === '-' && isJoined(next) && isJoined(after) && !isCapital(after);
  if (isHeld && /^(?:held|controlled|led|run|backed|supported|affiliated|managed)$/.test(after.folded))
    return true;
  if (end !== from + 1 || !/^\p{L}*\p{Lu}\p{L}*\p{Lu}\p{L}*$/u.test(last?.text ?? '')) return false;
  if (shortPlaces.test(last?.text ?? '') || !next?.isWord || isCapital(next) || isNumber(next)) return false;
  return !stops.has(next.folded) && !kinds.has(next.folded);
}

/** "Iraq and Syria", "Anbar, Baghdad, and Basra governorates"; "in Qamishli, Hasakeh" is one within the other. */
function endOfList(tokens: readonly Token[], from: number, first: number): number {
  let end = first;
  let isAnd = false;
  while (!isAnd && end < from + mostOfNames) {
    let next = end;
    if (tokens[next]?.text === ',') next += 1;
    if (tokens[next]?.kind === 'and') {
      isAnd = true;
      next += 1;
    }
    const after = next === end ? end : endOfName(tokens, next);
    if (after === next || after === end) return first;
    end = after;
  }
  const isLong = tokens.slice(first, end).some(({ text }) => text === ',');
  return isAnd && (!isLong || endsList(tokens[end])) ? end : first;
}

/** "In Mosul, Iraq, and Turkish forces left" is no list of three. */
function endsList(next: Token | undefined): boolean {
  return next === undefined || !next.isWord || stops.has(next.folded) || kinds.has(next.folded);
}
