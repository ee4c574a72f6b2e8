/** The figures of a text, each with its hedge, what it counts, and the period and the place that its sentence gives. */
import type { Language } from '../language/language.js';
import { quotable } from '../language/plain-text.js';
import type { Period } from '../period/period.js';
import { type DomainProblem, problem } from '../problem.js';
import { changedAgain } from './again.js';
import { ownUnit } from './attributive.js';
import { barredOf } from './barred.js';
import { hedgedBehind } from './behind.js';
import { changeOf } from './change.js';
import { aboutOf, hedgedAs, inContext, isBracketed, type Previous } from './context.js';
import { conversionFault, isConversion } from './conversion.js';
import { type Counted, countedOf } from './counted.js';
import { denied } from './denied.js';
import { doubted } from './doubt.js';
import type { Conversion, FoundFigure, Stretch } from './found.js';
import { Between, governing, type Run } from './governs.js';
import { isAmong, isJoinedPart } from './head.js';
import { withoutBrackets } from './in-brackets.js';
import { listed } from './in-list.js';
import { levelsOf } from './levels.js';
import { inMoneySaid } from './money.js';
import { movesFrom } from './moves.js';
import { withPer } from './per.js';
import { type FoundPeriod, periodsOf } from './periods.js';
import { placeOf, placesOf } from './place.js';
import { priced } from './price.js';
import { rated } from './rates.js';
import { isOfTime, timesOf } from './relative.js';
import { unitSaidOnce } from './said-once.js';
import { Scanner, type Token } from './scan.js';
import { sentencesOf } from './sentences.js';
import { type Sentence, type Span, spanAt } from './spans.js';
import { isNumber } from './token.js';

export interface ReadingOptions {
  /** The language of the text. Both are read in any sentence, by its script: for callers that know, it changes nothing. */
  readonly language?: Language | undefined;
}

/**
 * Every figure of a text in the order in which they begin, none within another. Pure; never throws; takes time linear in
 * the text. What stands at each is read as a form reads the same words.
 */
export function readFigures(written: string, _options: ReadingOptions = {}): FoundFigure[] {
  scanner ??= new Scanner();
  const found: FoundFigure[] = [];
  const text = withoutBrackets(written);
  let before: Context = { period: null, figure: null };
  for (const stretch of sentencesOf(text)) {
    const said = text.slice(stretch.start, stretch.end);
    if (!/[\p{L}\p{N}]/u.test(said) || isListNumber(said, text)) continue;
    before = readSentence(text, stretch, scanner.tokensOf(text, stretch), before, found);
  }
  return text === written ? found : found.map((figure) => asWritten(figure, text, written));
}

/** All of "(68) ألفا و(234) شخصا" is highlighted; what is kept as its words is what a form reads. */
function asWritten(figure: FoundFigure, text: string, written: string): FoundFigure {
  const { start, end, quantity } = figure;
  if (written.slice(start, end) === text.slice(start, end)) return figure;
  return {
    ...figure,
    start: written[start - 1] === '(' ? start - 1 : start,
    end: written[end] === ')' ? end + 1 : end,
    quantity: { ...quantity, text: quantity.text.replace(/ +/g, ' ') },
  };
}

/** "1." of a list is a sentence by itself. */
function isListNumber(said: string, text: string): boolean {
  return (
    said.length < 10 &&
    said.length < text.length &&
    /^\(?(?:\p{Nd}{1,2}\.){0,2}\p{Nd}{1,3}\s?[.)]$/u.test(said)
  );
}

/** Made when the first text is read: reading is synchronous, one text at a time. */
let scanner: Scanner | null = null;

/** What a sentence takes from the one before it. */
interface Context {
  readonly period: Period | null;
  readonly figure: FoundFigure | null;
}

function readSentence(
  text: string,
  stretch: Stretch,
  tokens: readonly Token[],
  before: Context,
  found: FoundFigure[],
): Context {
  const { isYear, isBarred, inList } = barredOf(tokens);
  const periods = periodsOf(text, tokens, isYear);
  barPeriods(tokens, periods, isBarred);
  const sentence: Sentence = { text, tokens, isBarred };
  const surroundings = { about: aboutOf(tokens), last: before.figure };
  const places = placesOf(tokens);
  const own: FoundFigure[] = [];
  /** Where each of them stands. */
  const runs: Run[] = [];
  let first = 0;
  let previous: Previous | null = null;
  let whole: Previous | null = null;
  let isPart = false;
  for (let at = 0; at < tokens.length; at++) {
    if (at < first || isBarred[at] || !isNumber(tokens[at])) continue;
    const said = spanAt(sentence, at, first);
    first = said.to;
    if (!('read' in said)) continue;
    const alone = ownUnit(tokens, said);
    const { figure, span, next } = rated(
      sentence,
      inMoneySaid(
        tokens,
        figureOf(text, stretch, tokens, alone),
        alone,
        (previous?.figure ?? before.figure)?.unit ?? null,
      ),
      alone,
    );
    first = next;
    if (
      previous !== null &&
      isBracketed(tokens, previous.span, span) &&
      isConversion(previous.figure.unit, figure.unit)
    ) {
      const again = hedgedAs(sentence, figure, span, previous);
      own[own.length - 1] = withConversion(
        own[own.length - 1] ?? previous.figure,
        again,
        tokens,
        previous.span,
        span,
      );
      continue;
    }
    if (previous && isRestated(tokens, previous, figure, span)) continue;
    const told = inContext(sentence, hedgedBehind(sentence, figure, span), span, previous, {
      ...surroundings,
      whole,
    });
    const certain = doubted(sentence, denied(sentence, priced(tokens, told, span, previous), span), span);
    const changed = changedAgain(sentence, certain, span, previous);
    const item = listed(tokens, changed, span, inList, previous?.figure ?? null);
    const one = item ?? withPer(tokens, changed, span, previous?.span);
    const pair = { figure: one, span };
    const levels = previous && (levelsOf(sentence, previous, pair) ?? unitSaidOnce(tokens, previous, pair));
    if (levels) own[own.length - 1] = levels[0];
    own.push(levels?.[1] ?? one);
    runs.push(span);
    isPart = isAmong(tokens, span, previous) || (isPart && isJoinedPart(tokens, figure, span, previous));
    previous = { figure: own.at(-1) ?? figure, span };
    if (!isPart) whole = previous;
  }
  const between = new Between(tokens, runs);
  const closed = periods.filter(({ isOpen }) => !isOpen);
  const times = timesOf(tokens);
  const carried = times.length === 0 ? before.period : null;
  for (const [n, one] of own.entries()) {
    const figure = { ...one, at: runs[n] as Run };
    const said = governing(closed, figure, between);
    const given = said !== null && !isOfTime(times, figure.at, said, between) ? said.period : null;
    found.push({
      ...one,
      period: periods.length === 0 ? carried : given,
      place: one.place ?? placeOf(text, places, figure, between),
    });
  }
  return { period: carriedOn(closed, between), figure: own.length === 0 ? null : (found.at(-1) ?? null) };
}

/** The period that the next sentence is of where it gives none: the only one, or the one that this began with. */
function carriedOn(closed: readonly FoundPeriod[], between: Between): Period | null {
  // "A third less than in 2020" says nothing of when.
  const own = closed.filter(({ at }) => !between.isHeldAgainst(at));
  const [first] = own;
  if (first === undefined) return null;
  const { start, end } = first.period;
  const isOnly = own.every(({ period }) => period.start === start && period.end === end);
  return isOnly || between.ahead(first.at) === 'first' ? first.period : null;
}

/** "500 (five hundred) people": the same number again. */
function isRestated(
  tokens: readonly Token[],
  previous: Previous,
  { unit, quantity }: FoundFigure,
  span: Span,
): boolean {
  const isBare = unit === null || unit === previous.figure.unit;
  if (!isBare || !isBracketed(tokens, previous.span, span)) return false;
  const { lower, upper } = previous.figure.quantity;
  return quantity.qualifier === 'exact' && (quantity.point === lower || quantity.point === upper);
}

function barPeriods(tokens: readonly Token[], periods: readonly FoundPeriod[], isBarred: boolean[]): void {
  let at = 0;
  for (const period of periods) {
    while (at < tokens.length && (tokens[at]?.start ?? 0) < period.start) at += 1;
    for (; at < tokens.length && (tokens[at]?.start ?? 0) < period.end; at++) isBarred[at] = true;
  }
}

function figureOf(text: string, sentence: Stretch, tokens: readonly Token[], span: Span): FoundFigure {
  const start = tokens[span.from]?.start ?? 0;
  const end = tokens[span.to - 1]?.end ?? start;
  const counted = countedOf(tokens, span);
  const unit = span.unit ?? counted.unit;
  const unitAt = span.unitAt ?? counted.unitAt;
  const { quantity, per, saidVaguely } = span.read;
  const fault = levelsFault(text, tokens, span);
  return {
    start,
    end,
    sentence,
    quantity,
    change: changeOf(tokens, span),
    unit: casesOf(unit, unitAt === null ? undefined : tokens[unitAt], counted),
    unitText: unitAt === null ? null : (tokens[unitAt]?.text ?? null),
    counted: counted.text,
    per,
    period: null,
    place: null,
    ...(saidVaguely && { vague: true as const }),
    ...(fault && { warnings: [fault] }),
  };
}

/** "Lost from 60 to 70 men": a range, or two levels. */
function levelsFault(text: string, tokens: readonly Token[], span: Span): DomainProblem | null {
  if (span.read.quantity.qualifier !== 'range') return null;
  const stretch = tokens.slice(span.from, span.to);
  if (stretch[0]?.kind !== 'from' || !stretch.some(({ kind }) => kind === 'to')) return null;
  if (movesFrom(tokens, span.from) === null) return null;
  const [first, last] = [stretch[0], stretch.at(-1)];
  return problem('figure-may-be-two', { text: quotable(text.slice(first.start, last?.end)) });
}

const ofPeople =
  /مبايع|\b(?:individuals|people|persons|men|women|members|fighters|children)\b|اشخاص|أشخاص|أفراد|مقاتل/;

/** Cases are people only where it says of whom. */
function casesOf(unit: string | null, token: Token | undefined, { text }: Counted): string | null {
  if (unit !== '{person}' || !token?.meant?.units.includes('{case}')) return unit;
  return ofPeople.test(text ?? '') ? unit : '{case}';
}

function withConversion(
  figure: FoundFigure,
  other: FoundFigure,
  tokens: readonly Token[],
  before: Span,
  span: Span,
): FoundFigure {
  const { start, end, quantity } = other;
  const conversion: Conversion = {
    start,
    end,
    quantity,
    unit: other.unit ?? '',
    unitText: other.unitText ?? '',
  };
  const fault = conversionFault(figure.quantity, figure.unit ?? '', quantity, conversion.unit);
  const counted = figure.counted ?? countedOf(tokens, { ...before, to: span.to + 1 }).text;
  return { ...figure, counted, conversion, ...(fault && { warnings: [...(figure.warnings ?? []), fault] }) };
}
