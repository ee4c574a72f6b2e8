/** What a figure takes from those before it: a unit, a hedge, a change that was said once for several. */
import type { FoundFigure, Stretch } from './found.js';
import { countryOf, isAmong, isJoinedPart } from './head.js';
import { codeOfNoun, harmed, labelled, subjectOf } from './label.js';
import { labelledBefore } from './near-label.js';
import { hedgeOfSubject, mostOfSubject, subjects } from './outdone.js';
import type { Token } from './scan.js';
import { readAs, type Sentence, type Span } from './spans.js';
import { isArabic, isDenial, isJoined, isNumber, nothing } from './token.js';
import { stops } from './words.js';

/** The figure before it in its sentence. */
export interface Previous {
  readonly figure: FoundFigure;
  readonly span: Span;
}

/** "(379-mile)": right behind the figure, alone in brackets. */
export function isBracketed(tokens: readonly Token[], before: Span, { from, to }: Span): boolean {
  const isOpen = tokens[from - 1]?.kind === 'open' && from - 1 - before.to <= 2;
  return isOpen && tokens[to]?.kind === 'close';
}

/** "Just under 296 hp (224 kW / 300 PS)": either of two in one bracket. */
function isBracketedTwice(tokens: readonly Token[], { figure, span }: Previous, { from, to }: Span): boolean {
  if (tokens[from - 1]?.text === '/') return span.to === from - 1 && figure.hedge !== undefined;
  return tokens[from - 1]?.kind === 'open' && from - 1 === span.to && tokens[to]?.text === '/';
}

/** How far the number itself is from its bound at most, as a part of it. */
const near = 0.1;
const joinsOn = /^(?:and|or|,|;|while|but|و|،)$/;

/** What a figure leaves unsaid since the one before it said it: "killed 3,400 people, wounded 10,000". */
export function inContext(
  sentence: Sentence,
  alone: FoundFigure,
  span: Span,
  before: Previous | null,
  { last, about, whole }: Surroundings,
): FoundFigure {
  const { tokens } = sentence;
  const label =
    labelled(tokens, alone, span) ??
    subjectOf(tokens, alone, span) ??
    harmedAmong(tokens, alone, span, before);
  if (label !== null) return label;
  const again = saidAgain(sentence, alone, span, before);
  const figure = labelledBefore(tokens, again, span, before?.span.to ?? 0) ?? again;
  if (figure.unit !== null || figure.counted !== again.counted)
    return withHedge(sentence, figure, span, before);
  const numberAt = numberBetween(tokens, before, span);
  if (numberAt !== null) return ofNumber(tokens, figure, span, { ...about, numberAt });
  const isOfThose = about.thoseAt >= 0 && about.thoseAt < span.from;
  const isPart = isAmong(tokens, span, before) || isJoinedPart(tokens, figure, span, before);
  const from = (isPart ? before : (whole ?? before))?.figure ?? (isOfThose ? last : null);
  if (from === null || !/^\{[^}]*\}$/.test(from.unit ?? ''))
    return ofNumber(
      sentence.tokens,
      ofPopulation(sentence.tokens, figure, span, about.populationAt),
      span,
      about,
    );
  const next = sentence.tokens[span.to];
  const country = countryOf(tokens, span);
  if (country !== null) {
    const noun = (from.counted ?? from.unitText ?? '').replace(/ من .*$/u, '');
    return { ...figure, unit: from.unit, unitText: from.unitText, counted: `${noun} ${country}`.trim() };
  }
  // "18 were killed and 63 detained"
  const isFate = from.unit === '{person}' && fate.test(next?.folded ?? '');
  if (isFate || isOthers(sentence.tokens, span.to))
    return { ...figure, unit: from.unit, unitText: from.unitText, counted: from.counted };
  const isBare =
    next === undefined || !next.isWord || /^(?:are|were|is|where|who|in|of|from|and)$/.test(next.folded);
  if (!isBare && figure.counted !== null && !isOfThose) return figure;
  return { ...figure, unit: from.unit, unitText: from.unitText, counted: figure.counted ?? from.counted };
}

/** "12 died and 20 others were hurt"; "70 other countries" are countries. */
function isOthers(tokens: readonly Token[], at: number): boolean {
  const [word, next] = [tokens[at]?.folded ?? '', tokens[at + 1]];
  if (/^(?:others|اخرون|اخرين)$/.test(word)) return true;
  return word === 'other' && (!next?.isWord || stops.has(next.folded));
}

/** What becomes of people. */
const fate =
  /^(?:detained|arrested|captured|abducted|kidnapped|missing|hospitali[sz]ed|rescued|freed|released|evacuated|sentenced|executed)$/;

/** Where those counted before it are people themselves, their words say more: "killed 3,400 people, wounded 10,000". */
function harmedAmong(tokens: readonly Token[], figure: FoundFigure, span: Span, before: Previous | null) {
  return before?.figure.unit === '{person}' ? null : harmed(tokens, figure, span);
}

/** What a sentence says before its figures that they are of. */
export interface About {
  /** Where "of those" stands; -1 where it does not. */
  readonly thoseAt: number;
  /** Where "population" stands first. */
  readonly populationAt: number;
  /** Where the noun of "the number of villages" stands first. */
  readonly numberAt: number;
}

export interface Surroundings {
  readonly about: About;
  /** The last figure of the sentence before. */
  readonly last: FoundFigure | null;
  /** The last of its own that is no part of another: 56 of "56 people, including 3 women". */
  readonly whole: Previous | null;
}

function isNumberOf(tokens: readonly Token[], at: number): boolean {
  const [lead, before] = [tokens[at - 2]?.folded ?? '', tokens[at - 1]?.folded ?? ''];
  return (before === 'of' && /^(?:numbers?|count|total|toll)$/.test(lead)) || before === 'عدد';
}

const those = /^(?:those|them|these|whom)$/;

export function aboutOf(tokens: readonly Token[]): About {
  return {
    thoseAt: tokens.findIndex(
      ({ folded }, at) => those.test(folded) && /(?:^| )(?:of|among)$/.test(tokens[at - 1]?.folded ?? ''),
    ),
    populationAt: tokens.findIndex(
      ({ folded }, at) =>
        /^(?:population|inhabitants|سكان|السكان)$/.test(folded) && !isNumber(tokens[at - 1]),
    ),
    numberAt: tokens.findIndex(({ named }, at) => named !== null && isNumberOf(tokens, at)),
  };
}

const mostToNumber = 14;

/** "The population is 73,000 with many children". */
const isAside = ({ folded }: Token) =>
  /^(?:with|while|as|since|after|before|including|who|of|in|at|on)$/.test(folded);

/** "The population is roughly 800,000". */
function ofPopulation(
  tokens: readonly Token[],
  figure: FoundFigure,
  { from, to }: Span,
  at: number,
): FoundFigure {
  const next = tokens[to];
  if (at < 0 || at >= from || (next?.isWord && next.kind === null && !isAside(next))) return figure;
  const unitText = tokens[at]?.text ?? null;
  return { ...figure, unit: '{person}', unitText, counted: figure.counted ?? unitText };
}

/** Where the noun of "and the number of villages" stands, behind the figure before. */
function numberBetween(tokens: readonly Token[], before: Previous | null, { from }: Span): number | null {
  if (before === null) return null;
  for (let at = from - 1; at > Math.max(before.span.to, from - mostToNumber); at--)
    if (tokens[at]?.named != null && isNumberOf(tokens, at)) return at;
  return null;
}

/** "The number of villages exceeded 400". */
function ofNumber(
  tokens: readonly Token[],
  figure: FoundFigure,
  { from, to }: Span,
  { numberAt }: About,
): FoundFigure {
  const noun = tokens[numberAt];
  const next = tokens[to];
  if (figure.unit !== null || noun === undefined || numberAt >= from || (next?.isWord && next.kind === null))
    return figure;
  const unit = codeOfNoun(tokens, numberAt);
  return unit?.startsWith('{')
    ? { ...figure, unit, unitText: noun.text, counted: figure.counted ?? noun.text }
    : figure;
}

/** "More than 12 men and 7 women": a hedge that was said once for two counts of one kind. */
function withHedge(
  sentence: Sentence,
  figure: FoundFigure,
  span: Span,
  before: Previous | null,
): FoundFigure {
  if (before === null || figure.unit !== before.figure.unit || !(figure.unit ?? '').startsWith('{'))
    return figure;
  const join = sentence.tokens[span.from - 1];
  if (!joinsOn.test(join?.folded ?? '') || (join?.start ?? 0) - before.figure.end > 1) return figure;
  const { qualifier } = before.figure.quantity;
  return qualifier === 'more-than' || qualifier === 'at-least'
    ? hedgedAs(sentence, figure, span, before)
    : figure;
}

/** "Lost 190 points, or 0.6 %", "below 8.9 ksi (61.4 MPa)": the same again, with the hedge and the change of the first. */
function saidAgain(
  sentence: Sentence,
  figure: FoundFigure,
  span: Span,
  before: Previous | null,
): FoundFigure {
  const { tokens } = sentence;
  const apart = hedgedApart(sentence, figure, span) ?? hedgedBeforeMoney(sentence, figure, span);
  if (apart !== null) return apart;
  if (before === null || isExactly(tokens, before, figure, span)) return figure;
  // "Ross were down 2.3 %, Burlington by 2.6 %"
  if (
    tokens[span.from - 1]?.folded === 'by' &&
    figure.unit === before.figure.unit &&
    figure.change === 'level'
  )
    return { ...figure, change: before.figure.change };
  const isAgain =
    figure.unit !== before.figure.unit &&
    (isBracketed(tokens, before.span, span) || isBracketedTwice(tokens, before, span));
  const join = tokens[span.from - 1];
  const gap = span.from - before.span.to;
  const isOr = join?.kind === 'or' && gap <= 4 && figure.unit !== before.figure.unit;
  if (!isAgain && !isOr) return figure;
  const change = figure.change === 'level' ? before.figure.change : figure.change;
  return { ...(isAgain ? hedgedAs(sentence, figure, span, before) : figure), change };
}

/** "More than 50,000 (50,227)": the number itself, in brackets behind its bound. */
function isExactly(
  tokens: readonly Token[],
  before: Previous,
  { quantity }: FoundFigure,
  span: Span,
): boolean {
  if (span.unit !== null || !isBracketed(tokens, before.span, span)) return false;
  const { lower, upper } = before.figure.quantity;
  const bound = lower === null || lower === 0 ? upper : lower;
  const { point } = quantity;
  return point !== null && bound !== null && Math.abs(point - bound) <= Math.abs(bound) * near;
}

/** "لم يتجاوز عدد القتلى 15": what the hedge is said of stands between it and its number. */
function hedgedApart(sentence: Sentence, figure: FoundFigure, span: Span): FoundFigure | null {
  const { tokens } = sentence;
  const split = hedgedInTwo(sentence, figure, span) ?? hedgedMark(sentence, figure, span);
  if (split !== null) return split;
  // "أقل من طفل واحد من كل خمسة": Arabic has what is counted before its one.
  if (isOneBehind(tokens, span.from)) {
    const changed = underHedges(sentence, figure, span, tokens.slice(span.from - 2, span.from - 1));
    return changed === figure ? null : changed;
  }
  const at = hedgeOfSubject(tokens, span) ?? hedgeBeforeNow(tokens, span);
  if (at === null) return null;
  const changed = underHedges(sentence, figure, span, tokens.slice(at, at + 1));
  return changed === figure ? null : changed;
}

/** "يتخطى حاليا سبعة ملايين", "تجاوز حتى الآن 500" */
function hedgeBeforeNow(tokens: readonly Token[], { from }: Span): number | null {
  let at = from - 1;
  while (
    at > from - 3 &&
    /^(?:حاليا|الان|حتي|اليوم|فعليا|بالفعل|رسميا|مجددا)$/.test(tokens[at]?.folded ?? '')
  )
    at -= 1;
  return at < from - 1 && tokens[at]?.kind === 'hedge' && tokens[at]?.meant?.place !== 'after' ? at : null;
}

const crossings =
  /^(?:pass|passes|passed|cross|crosses|crossed|break|breaks|broke|broken|breach|breaches|breached)$/;
const marks = /^(?:marks?|thresholds?|barriers?|milestones?)$/;

/** "Passed the 70 mark", "below the $100,000 threshold": the mark is no figure of its own. */
function hedgedMark(sentence: Sentence, figure: FoundFigure, span: Span): FoundFigure | null {
  const { tokens } = sentence;
  const [lead, the] = [tokens[span.from - 2], tokens[span.from - 1]];
  if (lead === undefined || !/^(?:the|its|a)$/.test(the?.folded ?? '')) return null;
  const next = tokens[span.to]?.kind === 'dash' ? tokens[span.to + 1] : tokens[span.to];
  if (!marks.test(next?.folded ?? '')) return null;
  const stretch = { start: lead.start, end: lead.end };
  const own = lead.kind === 'hedge' ? lead.text : null;
  const said = crossings.test(lead.folded) ? 'more than' : own;
  const counted = figure.counted === next?.text ? null : figure.counted;
  return said === null ? null : under(sentence, { ...figure, counted }, span, said, stretch);
}

function isOneBehind(tokens: readonly Token[], from: number): boolean {
  const [hedge, noun, one] = tokens.slice(Math.max(0, from - 2), from + 1);
  return hedge?.kind === 'hedge' && noun?.isWord === true && /^واحده?$/.test(one?.folded ?? '');
}

const splitVerbs =
  /^(?:[يت]زيد|زادت?|[يت]زد|[يت]قل|قلت?|[يت]صل|[يت]ربو|[يت]نيف|[يت]قدر|قدرت?|(?:ال)?مقدره?)$/;
/** A verb that is said of people and places too: "اقترب المقاتلون من 3 قرى". */
const nearing = /^(?:[يت]قترب|اقتربت?|ل?اقتراب)$/;
const mayBe = /^[وف]?(?:يمكن|ممكن|الممكن|يحتمل|محتمل|المحتمل|يجوز|بامكان|شان)/;
const denials = /^[وف]?(?:لا|لم|لن|ما)$/;

/** "لا يزيد عددهم على 500", "يقدر عددهم بـ 500": the verb, what it is said of, and then its preposition. */
function hedgedInTwo(sentence: Sentence, figure: FoundFigure, span: Span): FoundFigure | null {
  const { text, tokens } = sentence;
  const last = tokens[span.from - 1];
  if (/^[يت]بلغ$/.test(last?.folded ?? '')) return hardlyReached(sentence, figure, span);
  if (last === undefined || !/^(?:علي|عن|الي|ب|من)$/.test(last.folded)) return null;
  for (let at = span.from - 2; at >= Math.max(0, span.from - 2 - mostOfSubject); at--) {
    const token = tokens[at];
    if (!token?.isWord || isNumber(token) || token.kind === 'to') return null;
    const isNear = nearing.test(token.folded) && subjects.test(tokens[at + 1]?.folded ?? '');
    if (last.folded === 'من' ? !isNear : !splitVerbs.test(token.folded)) continue;
    // "توقع أن يصل عدد الحالات إلى 130": it will; "يمكن أن يصل" is no more than that.
    const isExpected =
      last.folded === 'الي' && tokens[at - 1]?.folded === 'ان' && !mayBe.test(tokens[at - 2]?.folded ?? '');
    if (isExpected && subjects.test(tokens[at + 1]?.folded ?? '')) return null;
    const denial = tokens[at - 1];
    const isDenied = denials.test(denial?.folded ?? '') || isDenial(denial);
    const written = text.slice((isDenied ? denial : token)?.start, token.end);
    const verb = /مقدره?$/.test(token.folded) ? 'يقدر' : written;
    const said = `${verb} ${last.folded === 'ب' ? 'بـ' : text.slice(last.start, last.end)}`;
    const { start } = (isDenied && denial) || token;
    return under(sentence, figure, span, said, { start, end: last.end });
  }
  return null;
}

/** "كاد العدد يبلغ 70" */
function hardlyReached(sentence: Sentence, figure: FoundFigure, span: Span): FoundFigure | null {
  const { tokens } = sentence;
  for (let at = span.from - 2; at >= Math.max(0, span.from - 1 - mostOfSubject); at--) {
    const { start, folded, isWord } = tokens[at] ?? nothing;
    if (!isWord) return null;
    if (!/^(?:[يت]كاد|كادت?)$/.test(folded)) continue;
    return under(sentence, figure, span, 'يكاد يبلغ', { start, end: tokens[span.from - 1]?.end ?? start });
  }
  return null;
}

/** "Up to Rs500m": no list has the money between a hedge and its number. */
function hedgedBeforeMoney(sentence: Sentence, figure: FoundFigure, span: Span): FoundFigure | null {
  const { tokens } = sentence;
  let at = span.from - 1;
  while (at > span.from - 3 && isJoined(tokens[at + 1]) && tokens[at]?.kind !== 'hedge') at -= 1;
  if (at === span.from - 1 || tokens[at]?.kind !== 'hedge') return null;
  const changed = underHedges(sentence, figure, span, tokens.slice(at, at + 1));
  return changed === figure ? null : changed;
}

/** A figure without a hedge under that of another. */
export function hedgedAs(sentence: Sentence, figure: FoundFigure, span: Span, before: Previous): FoundFigure {
  const { from } = before.span;
  const core = sentence.tokens.findIndex((token, at) => at >= from && isNumber(token));
  const hedges = sentence.tokens.slice(from, core).filter(({ kind }) => kind === 'hedge');
  const { hedge, quantity } = before.figure;
  // What was denied further away is no longer what its own words say.
  if (hedges.length > 0 && hedge !== undefined) {
    const [english, arabic] =
      quantity.qualifier === 'at-least' ? ['at least', 'على الأقل'] : ['at most', 'على الأكثر'];
    return under(sentence, figure, span, isArabic(hedges[0] ?? nothing) ? arabic : english, hedge) ?? figure;
  }
  if (hedges.length > 0 || hedge === undefined) return underHedges(sentence, figure, span, hedges);
  return under(sentence, figure, span, sentence.text.slice(hedge.start, hedge.end), hedge) ?? figure;
}

function underHedges(
  sentence: Sentence,
  figure: FoundFigure,
  span: Span,
  hedges: readonly Token[],
): FoundFigure {
  const [first, last] = [hedges[0], hedges.at(-1)];
  if (first === undefined || last === undefined) return figure;
  const hedge = { start: first.start, end: last.end };
  return under(sentence, figure, span, sentence.text.slice(hedge.start, hedge.end), hedge) ?? figure;
}

/** An exact figure under a hedge that stands elsewhere; null where the two together are no figure. */
export function under(
  { text }: Sentence,
  figure: FoundFigure,
  span: Span,
  said: string,
  hedge: Stretch,
): FoundFigure | null {
  if (figure.quantity.qualifier !== 'exact') return null;
  const read = readAs(`${said} ${text.slice(figure.start, figure.end)}`, span);
  return read && { ...figure, quantity: read.quantity, hedge };
}
