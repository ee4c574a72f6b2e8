import { unitCount, unitSign, unitWord, unitWordAfterScale } from '../indicator/units.js';
import type { Digits } from '../language/digits.js';
import { grammarOf } from '../language/grammar.js';
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { isolatedNumber } from '../language/plain-text.js';
import type { Bounds } from '../quantity/bounds.js';
import { type NumberFormat, type Rounding, readable, writtenNumber } from '../quantity/number-format.js';
import type { Per, Quantity } from '../quantity/quantity.js';
import {
  compactWords,
  dashed,
  type HedgeWords,
  hasGroups,
  hedged,
  longWords,
  looksAbbreviated,
  type NumberWriter,
  type RangeWriter,
} from '../quantity/text.js';
import { formatBoundsWith, formatTimes } from './format-ratio.js';
import { ar } from './messages/rate.ar.js';
import { en } from './messages/rate.en.js';

export interface QuantityFormat extends NumberFormat {
  readonly unit?: string | undefined;
  /** 'period' says nothing: a total is said by its period, a stock has none. */
  readonly per?: Per | undefined;
  /** Wraps every number in U+2066 and U+2069, so that it keeps its order in right-to-left text. */
  readonly isolate?: boolean | undefined;
  /** 'dash' writes 60–70 where the language's long style would say "من 60 إلى 70": for use after a preposition. */
  readonly range?: 'dash' | undefined;
}

/**
 * The quantity in words, hedge and all: "more than $100,000 a day", "60–70 people a month", "about 1,200"; compact
 * "> $100k/day". With precision 'display' it says "about 133 (127–139) a month" where it says "about 133.33
 * (127.77–138.89) a month" in full, and calls an exact number "about" where it rounds it. Long texts in full read back as
 * the same quantity (parseFigure); the figure's own words are in `q.text`.
 */
export function formatQuantity(q: Omit<Quantity, 'text'>, format: QuantityFormat): string {
  const words = wordsFor(format);
  // In full, a point is said as it is, however many digits of it are shown.
  const rounded = (point: number) =>
    format.precision === 'display' ? readable(point, 'nearest', 'display') : point;
  const counted = q.point ?? q.upper ?? q.lower ?? 0;
  const isHedged = q.qualifier !== 'exact' || rounded(counted) !== counted;
  // All of Arabic's hedges govern the number after them: أكثر من شخصين.
  const writing = {
    ...format,
    // "1.1k%" and "1.1% ألف" are nobody's percentages.
    style: format.unit === '%' ? 'long' : format.style,
    grouping: format.grouping ?? hasGroups(format.unit),
    afterPreposition: isHedged || (format.afterPreposition ?? false),
  };
  const count = countWriter(counted, writing);
  const said = hedged(q, words, count.write, rangeWriter(writing, words, count.write), rounded);
  const isRange = q.qualifier === 'range' && q.lowerInclusive && q.upperInclusive;
  const isPlural = isRange && grammarOf[format.language].rangesArePlural;
  const unit = count.isSaid() ? '' : unitSuffix(isPlural ? null : rounded(counted), writing);
  return withRate(`${said}${unit}`, format);
}

function wordsFor({ style, language, range }: QuantityFormat): HedgeWords {
  const words = (style === 'compact' ? compactWords : longWords)[language];
  return range === 'dash' ? { ...words, range: dashed, rangeIsSpelledOut: false } : words;
}

/** Writes numbers, and one or two of a thing with its name: شخصان. `isSaid` tells whether it has named the thing so. */
function countWriter(counted: number, format: QuantityFormat) {
  const { language, unit, afterPreposition = false } = format;
  const isNamed = unit !== undefined && !clingingSign(format);
  const inWords = isNamed ? unitCount(unit, language, counted, afterPreposition) : null;
  const write = numberWriter(format);
  let said = false;
  return {
    write: (n: number, rounding: Rounding) => {
      // From one to two of it: من شخص واحد إلى شخصين.
      if (inWords !== null && counted === 2 && n === 1) return unitCount(unit ?? '', language, 1, true) ?? '';
      if (n !== counted) return write(n, rounding);
      if (inWords === null || said) return write(n, rounding, isNamed);
      said = true;
      return inWords;
    },
    isSaid: () => said,
  };
}

function numberWriter(format: QuantityFormat) {
  return (n: number, rounding: Rounding, beforeNoun = false) => {
    const { number, scale } = writtenNumber(n, format, rounding, beforeNoun);
    return `${number === '' ? '' : isolated(signed(number, format, 'only'), format)}${scale}`;
  };
}

/**
 * A plain range is isolated as a whole and bears its unit's sign once: "$60–70". One end in thousands and one not would
 * read as if both were: then neither is, and where that could still be taken for an abbreviation each end is said apart.
 */
function rangeWriter(format: QuantityFormat, words: HedgeWords, write: NumberWriter): RangeWriter {
  return (lower, upper) => {
    const whole = { ...format, style: 'long' } as const;
    if (looksAbbreviated(lower, upper)) {
      const inFull = numberWriter(whole);
      return words.both(words.atLeast(inFull(lower, 'down')), words.atMost(inFull(upper, 'up')));
    }
    const scaled = [writtenNumber(lower, format, 'down'), writtenNumber(upper, format, 'up')].map(
      ({ isScaled }) => isScaled,
    );
    const isMixed = scaled[0] !== scaled[1];
    const used = isMixed ? whole : format;
    const [low, high] = [writtenNumber(lower, used, 'down'), writtenNumber(upper, used, 'up')];
    const isSpelledOut = lower < 0 || low.scale !== '' || high.scale !== '' || words.rangeIsSpelledOut;
    if (isSpelledOut)
      return isMixed
        ? words.spelledRange(numberWriter(used)(lower, 'down'), numberWriter(used)(upper, 'up'))
        : words.spelledRange(write(lower, 'down'), write(upper, 'up'));
    const range = words.range(signed(low.number, format, 'first'), signed(high.number, format, 'last'));
    return isolated(range, format);
  };
}

/** A number with its unit's sign where it has one that clings to the number: $5, 5%. */
function signed(number: string, format: QuantityFormat, place: 'only' | 'first' | 'last'): string {
  const cling = clingingSign(format);
  if (!cling) return number;
  if (!cling.comesFirst) return place === 'first' ? number : `${number}${cling.sign}`;
  if (place === 'last') return number;
  return number.startsWith('−') ? `−${cling.sign}${number.slice(1)}` : `${cling.sign}${number}`;
}

function clingingSign({ unit, language, digits }: QuantityFormat) {
  if (unit === '%') return { sign: digits === 'arab' ? '٪' : '%', comesFirst: false };
  const sign = unit === undefined ? null : unitSign(unit);
  return sign?.comesFirst && grammarOf[language].writesSigns ? sign : null;
}

/** @param count null for the plural. */
function unitSuffix(count: number | null, format: QuantityFormat): string {
  const { unit, language } = format;
  if (unit === undefined || clingingSign(format)) return '';
  const sign = unitSign(unit);
  if (sign && grammarOf[language].writesSigns) return ` ${sign.sign}`;
  if (count === null) return ` ${unitWord(unit, language)}`;
  const word = writtenNumber(count, format).isScaled
    ? unitWordAfterScale(unit, language)
    : unitWord(unit, language, Math.abs(count));
  return word === '' ? '' : ` ${word}`;
}

const rateIn = messagesIn({ en, ar });

function withRate(figure: string, { language, style = 'long', per = 'period' }: QuantityFormat): string {
  return per === 'period' ? figure : rateIn(language, style, { figure, per });
}

function isolated(text: string, { isolate = false }: { readonly isolate?: boolean | undefined }): string {
  return isolate ? isolatedNumber(text) : text;
}

/** A number as both languages write it, isolated where asked. */
export function formatNumber(
  n: number,
  format: NumberFormat & { readonly isolate?: boolean | undefined },
): string {
  const { number, scale } = writtenNumber(n, format);
  return `${isolated(number, format)}${scale}`;
}

export interface RatioFormat {
  readonly language: Language;
  readonly digits?: Digits | undefined;
  readonly isolate?: boolean | undefined;
  /** What it is so many times of; said after it where given: "1.4 times the reported floor". */
  readonly of?: string | undefined;
  readonly afterPreposition?: boolean | undefined;
}

/** A ratio in words: "1.26–1.57 times", "up to 1.4 times", "less than 0.95 times". See formatBoundsWith for rounding. */
export function formatBoundsRatio(b: Bounds, format: RatioFormat): string {
  return formatBoundsWith(b, ratioWriting(format));
}

/** "1.125 times the baseline": of a number somebody has set, which is not rounded. */
export function formatMultiple(n: number, format: RatioFormat): string {
  return formatTimes(n, ratioWriting(format));
}

function ratioWriting(format: RatioFormat) {
  const { language, digits = 'latn', of = null, afterPreposition = false } = format;
  return { language, digits, of, afterPreposition, isolate: (text: string) => isolated(text, format) };
}

/** What the unit is called: "people", "US dollars"; for an axis or a heading. With a count, in its number. */
export function formatUnit(
  unit: string,
  { language, count }: { readonly language: Language; readonly count?: number },
): string {
  return unitWord(unit, language, count);
}
