/** What a figure counts: the nouns behind it. */
import { nationalsAr } from '../figure/nouns.js';
import { isAttributive } from './attributive.js';
import { nextLabelAt } from './next-label.js';
import type { Token } from './scan.js';
import type { Span } from './spans.js';
import { unitsOf } from './spans.js';
import { endsNoun } from './tail.js';
import { isArabic, isCapital, isMoney, isNumber, nothing } from './token.js';
import { set, stops } from './words.js';

export interface Counted {
  readonly text: string | null;
  /** The token that says what is counted, and its unit: "members" of "ISIS members". */
  readonly unitAt: number | null;
  readonly unit: string | null;
}

const mostWords = 12;
const nationals = set(...nationalsAr);

/** The noun phrase behind a span, or the one it ends with. */
export function countedOf(tokens: readonly Token[], span: Span): Counted {
  const head = headOf(tokens, span);
  const to = behindBracket(tokens, span);
  const start = head ?? to;
  const last = Math.min(tokens.length, start + mostWords, nextLabelAt(tokens, span) ?? tokens.length);
  const isOfMoney = span.unitAt !== null && isMoney(tokens[span.unitAt] ?? nothing);
  const isMeasured = span.unit !== null && !span.unit.startsWith('{');
  const words: string[] = [];
  let unitAt: number | null = null;
  let isAfterOf = false;
  if (head !== null) words.push(...wordsOf(tokens, head, span.to));
  for (let at = head === null ? start : to; at < last; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (words.length === 0) {
      const lead = isNumberOf(tokens, at) ? 'skipped' : leadOf(token, isOfMoney);
      if (lead === 'end') break;
      if (lead === 'skipped') continue;
    }
    const isOf = token.folded === 'of' || (token.folded === 'من' && words.length > 0);
    if (isOf && !isAfterOf && words.length > 0) {
      isAfterOf = true;
      words.push(token.text);
      continue;
    }
    if (token.folded === 'the' && isAfterOf) continue;
    if (
      words.length > 0 &&
      unitAt === null &&
      head === null &&
      span.unit === null &&
      leadsToUnit(tokens, at)
    ) {
      words.push(token.text === ',' ? `${words.pop() ?? ''},` : token.text);
      continue;
    }
    const isBehindNoun = (head !== null || unitAt !== null) && !isAfterOf;
    // "AK-47 rifles"
    if (isOfName(tokens, at)) {
      add(words, token);
      continue;
    }
    const mayBeVerb = isBehindNoun || (span.unit === '%' && at === span.to);
    if (endsCounted(tokens, at, words, mayBeVerb, isMeasured)) break;
    if (
      unitAt === null &&
      !isAfterOf &&
      isNoun(token, words) &&
      !isOfAnother(tokens, at, { head, words }) &&
      !isAttributive(tokens, at)
    )
      unitAt = at;
    if (beginsClause(token, words.length > 0 || isOfMoney)) break;
    add(words, token);
  }
  while (/^(?:of|من|and|و)$/.test(words.at(-1) ?? '')) words.pop();
  const unit = unitAt === null ? null : unitOf(tokens, span, unitAt);
  return { text: words.length === 0 ? null : words.join(' '), unitAt: unit === null ? null : unitAt, unit };
}

/** A number that is written on to a name in capital letters. */
function isOfName(tokens: readonly Token[], at: number): boolean {
  const [name, dash, number] = tokens.slice(at - 2, at + 1);
  const isJoinedOn = dash?.text === '-' && !dash.isSpaced && number?.kind === 'digits' && !number.isSpaced;
  return isJoinedOn && /^\p{Lu}{1,4}$/u.test(name?.text ?? '');
}

/** "Country’s", "hard-to-reach": what is written on to the word before it. */
function add(words: string[], { text, folded, isSpaced }: Token): void {
  const isMark = text === "'" || text === '’' || (text === '-' && !isSpaced && words.length > 0);
  const isOn = !isSpaced && (folded === 's' || words.at(-1)?.endsWith('-') === true);
  words.push(isMark || isOn ? `${words.pop() ?? ''}${text}` : text);
}

/** Where the noun phrase ends; behind its noun, or where none can stand, a verb ends it too. */
function endsCounted(
  tokens: readonly Token[],
  at: number,
  words: readonly string[],
  mayBeVerb: boolean,
  isMeasured: boolean,
): boolean {
  if (!isParticipleAhead(tokens, at, words) && endsPhrase(tokens, at)) return true;
  // "Funded 6% Gap 94%"
  const isLabel =
    tokens[at - 1]?.meant?.units[0] === '%' && words.length === 0 && isCapital(tokens[at] ?? nothing);
  return isLabel || (mayBeVerb && isVerb(tokens, at)) || endsNoun(tokens, at, words.length === 0, isMeasured);
}

/** All of a noun that a figure ends with: "civilian casualties", "national staff". */
function wordsOf(tokens: readonly Token[], from: number, to: number): string[] {
  const words: string[] = [];
  for (const { isWord, kind, text } of tokens.slice(from, to)) {
    if (!isWord || (kind !== 'unit' && kind !== null)) break;
    words.push(text);
  }
  return words.length === 0 ? [tokens[from]?.text ?? ''] : words;
}

const participles = /^(?:reported|displaced|returned|killed|wounded|injured|needed|lost)$/;

/** "36 reported cases": a participle before what it is said of. */
function isParticipleAhead(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  return words.length === 0 && participles.test(tokens[at]?.folded ?? '') && tokens[at + 1]?.named != null;
}

const articles = /^(?:the|a|an|this|that|these|those|his|her|its|their|our|any|no)$/;

/** "Refugees received food", "people reportedly fled", "39 per cent cited blankets": what is counted is said before. */
function isVerb(tokens: readonly Token[], at: number): boolean {
  const [token, next] = [tokens[at] ?? nothing, tokens[at + 1]];
  if (!token.isWord || !token.isSpaced || isArabic(token)) return false;
  if (/^[a-z]{3,}ly$/.test(token.folded) && token.folded !== 'family') return true;
  const isPast = /^(?:sought|held|won|bought|sold|sent|brought|built|ate|drank|paid|met)$/.test(token.folded);
  if (!isPast && !/^[a-z]{2,}(?:ed|ing)$/.test(token.folded)) return false;
  if (next === undefined) return false;
  if (articles.test(next.folded) || isNumber(next) || next.kind === 'hedge') return true;
  // "Schools destroyed"; "incidents affecting schools" says more of what they were.
  return (
    !/ing$/.test(token.folded) &&
    next.isWord &&
    !stops.has(next.folded) &&
    next.kind !== 'and' &&
    !/ly$/.test(next.folded)
  );
}

/** "20 معبرا عراقيا" are no Iraqis. */
function isNoun(token: Token, words: readonly string[]): boolean {
  if (words.length > 0 && nationals.has(token.folded)) return false;
  return (token.kind === 'unit' && token.meant?.text !== 'found') || token.named !== null;
}
/** "25 سوريا لاجئا", "10 آخرين مدنيين": only there does Arabic say what is counted second; "منزلا مدنيا" is a house. */
const origins = /ي(?:[ًاةه]{1,2}|ين|ون|ات)?$|^[آا]خر(?:ين|ون)$/u;

/** "96 tankers crossing at Rabia", "96 صهريجا معبر ربيعة": a verb, or another noun, behind what is counted. */
function isOfAnother(
  tokens: readonly Token[],
  at: number,
  { head, words }: { readonly head: number | null; readonly words: readonly string[] },
): boolean {
  const [first, token] = [words[0], tokens[at]];
  if (head !== null || first === undefined || token === undefined) return false;
  // "إلى 144 عدد القتلى"
  if (words.every((word) => /^(?:عدد|إجمالي|مجموع)$/.test(word))) return false;
  if (isArabic(token)) return words.at(-1) !== 'و' && (words.length > 1 || !origins.test(first));
  // "12 states reporting measles cases"
  if (words.some((word, n) => n > 0 && /ing$/.test(word) && /[^s]s$/.test(words[n - 1] ?? ''))) return true;
  return (
    /ing$/.test(token.folded) &&
    /^(?:at|into|over|through|from|in|to|near)$/.test(tokens[at + 1]?.folded ?? '')
  );
}

/** A measure needs its number: "275 pound-feet" are no feet, but "millions of dollars" and "آلاف الدولارات" are money. */
function unitOf(tokens: readonly Token[], span: Span, at: number): string | null {
  const code = unitsOf(tokens[at] ?? nothing)[0];
  const isOfVague = span.read.saidVaguely && isRightBehind(tokens, span, at);
  return code?.startsWith('{') || isOfVague ? (code ?? null) : null;
}

function isRightBehind(tokens: readonly Token[], { to }: Span, at: number): boolean {
  return at === to || (at === to + 1 && /^(?:of|من)$/.test(tokens[to]?.folded ?? ''));
}

/** "Eight (8) people": the number again, before what it counts. "(8) people": the number itself. */
function behindBracket(tokens: readonly Token[], { from, to: at }: Span): number {
  if (tokens[at]?.kind === 'close' && tokens[from - 1]?.kind === 'open') return at + 1;
  if (tokens[at]?.kind !== 'open') return at;
  let end = at + 1;
  while (end < at + mostWords && isNumber(tokens[end])) end += 1;
  return end > at + 1 && tokens[end]?.kind === 'close' ? end + 1 : at;
}

/** "1.9 million Number of children": a label behind its number. */
function isNumberOf(tokens: readonly Token[], at: number): boolean {
  return (
    /^(?:number|#|عدد)$/.test(tokens[at]?.folded ?? '') && /^(?:of|ال.+)$/.test(tokens[at + 1]?.folded ?? '')
  );
}

/** What stands between a number and what it counts: "of the", or "in" behind money. */
function leadOf({ folded, kind }: Token, isOfMoney: boolean): 'skipped' | 'end' | null {
  // "400 out of a thousand", "400 من أصل ألف"
  if (kind === 'out-of') return 'end';
  if (kind === 'and' || (folded === 'in' && !isOfMoney)) return 'end';
  return /^(?:of|من|the|a|an|in|-|more|fewer|less)$/.test(folded) ? 'skipped' : null;
}

/** "Combat, logistical, and civilian members": a comma between adjectives, with what they are of behind them. */
function leadsToUnit(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== ',' && !(tokens[at]?.kind === 'and' && tokens[at - 1]?.text === ',')) return false;
  for (let next = at + 1; next < at + 6; next++) {
    const token = tokens[next];
    if (token === undefined || isNumber(token)) return false;
    if (token.kind !== 'and' && stops.has(token.folded)) return false;
    if (token.kind === 'unit') return next > at + 1 && !isMoney(token);
    if (token.kind === 'comma') continue;
    if (token.kind !== null && token.kind !== 'and' && token.text !== ',') return false;
  }
  return false;
}

/** The token that a span's own unit is, where it is a noun of what is counted. */
function headOf(tokens: readonly Token[], { unitAt, unit }: Span): number | null {
  return unitAt !== null && (unit ?? '').startsWith('{') && !isMoney(tokens[unitAt] ?? nothing)
    ? unitAt
    : null;
}

/** "وأصيب": Arabic writes "and" on to the word that begins the next clause. */
function isJoinedVerb({ kind, named, folded }: Token): boolean {
  return kind === null && named === null && /^و\p{L}{3,}/u.test(folded) && !withWaw.test(folded);
}

/** Arabic writes "and" on to the next clause: behind money, and within a phrase, any word that it is written on to begins one. */
function beginsClause(token: Token, isInPhrase: boolean): boolean {
  return isArabic(token) && (isInPhrase ? isJoinedVerb(token) : nextClause.test(token.folded));
}

/** "حالة وفاة", "مركبة وقود": words of their own. */
const withWaw =
  /^و(?:فاه|فيات|قود|زار|زير|زراء|ثيق|ثايق|ظيف|ظايف|رش|حد|طني|لاد|لاي|قاي|بايي|بايه|راثي|هميه?$|سيط|سطي|جب|ساي?ل|كال|اسع|اردات|افد)/;

/** "قتل 12 وجرح 20": nothing is counted between. A noun may begin with the letter, too: "12 وزيرا". */
const nextClause =
  /^و(?:اصيب|اصيبت|اصابه|جرح|جرحت|قتل|قتلت|مقتل|فقد|فقدت|اعتقل|اعتقلت|اعتقال|نزح|نزوح|شرد|تشريد|عاد|عوده|دمر|تدمير|احرق|احراق)$/;

function endsPhrase(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || isNumber(token) || token.kind === 'out-of') return true;
  if (token.text === "'" || token.text === '’') return token.isSpaced;
  if (token.folded === 's' && !token.isSpaced) return false;
  if (token.kind === 'and') {
    const next = tokens[at + 1];
    return (
      next === undefined || isNumber(next) || stops.has(next.folded) || !next.isWord || next.kind === 'hedge'
    );
  }
  if (token.text === '-' && !token.isSpaced) return false;
  // "243 hard-to-reach places"
  if (tokens[at - 1]?.text === '-' && !token.isSpaced && token.isWord && tokens[at + 1]?.text === '-')
    return false;
  // "5 US soldiers": no pronoun.
  const isStop = stops.has(token.folded) && token.text !== 'US';
  return !token.isWord || isStop || token.kind === 'prefix' || token.kind === 'hedge' || token.kind === 'per';
}
