/** Which indicators a figure of a text may be of, by rule: each says why, and none is a legitimate answer. */
import { parseFigure } from '../../figure/parse.js';
import type { Dimensions, Indicator } from '../../indicator/indicator.js';
import { unitWords } from '../../indicator/unit-forms.js';
import { describedUnits } from '../../indicator/units.js';
import { daysIn } from '../../period/periods.js';
import type { FoundFigure } from '../found.js';
import { CodeFinder, type Texts, textsOf } from './codes.js';
import type { MatchReasonCode } from './reasons.js';
import { stemsOf, wordsOfStems } from './stem.js';

export interface MatchReason {
  readonly code: MatchReasonCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Match {
  readonly indicator: string;
  readonly dimensions: Dimensions;
  /** From 0 to 1. */
  readonly score: number;
  readonly reasons: readonly MatchReason[];
}

/** A figure with what stands around it. */
export interface FigureInText {
  readonly figure: FoundFigure;
  /** Number, hedge and unit as they stand there. */
  readonly words: string;
  readonly sentence: string;
  /** The heading it stands below. */
  readonly section: string | null;
}

/** A figure with what stands around it in its paragraph. */
export function figureInText(figure: FoundFigure, text: string, section: string | null): FigureInText {
  const { start, end, sentence } = figure;
  return {
    figure,
    section,
    words: text.slice(start, end),
    sentence: text.slice(sentence.start, sentence.end),
  };
}

/** How much each kind of evidence weighs; all of them together are 1. */
const weights = { words: 0.6, unit: 0.2, codes: 0.1, per: 0.05, period: 0.05 } as const;
/** A word of the name counts by where it stands in the text. */
const nearness = { counted: 1, sentence: 0.6, section: 0.4 } as const;
/** How much of a name's share a definition can make up for that holds all of the words. */
const help = { counted: 0.3, around: 0.2 } as const;
/** What is below is no match: a unit alone says nothing, and one word of many little. */
const leastWords = 0.3;
const leastScore = 0.2;
const mostMatches = 3;

/** Made once for all figures of a text: takes the indicators that figures may be of. @param only those that are asked about. */
export function openMatcher(
  indicators: readonly Indicator[],
  only?: ReadonlySet<string>,
): (given: FigureInText) => Match[] {
  const known = indicators.map((indicator) => new Known(indicator));
  const rarity = rarityOf(known);
  const asked = only === undefined ? known : known.filter(({ indicator }) => only.has(indicator.id));
  return (given) => {
    const heard = new Heard(given);
    return best(asked.flatMap((one) => matchOf(one, heard, rarity) ?? []));
  };
}

/** What was found before, with what is found now of these indicators instead. */
export function matchedAnew(
  before: readonly Match[],
  now: readonly Match[],
  of: ReadonlySet<string>,
): Match[] {
  return best([...before.filter(({ indicator }) => !of.has(indicator)), ...now]);
}

const best = (matches: Match[]): Match[] =>
  matches.sort((a, b) => b.score - a.score || (a.indicator < b.indicator ? -1 : 1)).slice(0, mostMatches);

/** An indicator, ready to be compared. */
class Known {
  /** The words of its name in each language. */
  readonly names: readonly (readonly string[])[];
  readonly definition: ReadonlySet<string>;
  readonly codes: CodeFinder;

  constructor(readonly indicator: Indicator) {
    const { name, definition, dimensions, unit } = indicator;
    // "People" says what the unit says, which counts by itself.
    const ofUnit = new Set(describedUnits.includes(unit) ? unitWords(unit).flatMap(stemsOf) : []);
    const telling = (text: string | undefined) => stemsOf(text ?? '').filter((word) => !ofUnit.has(word));
    this.names = [name.en, name.ar].map((text) => unique(telling(text))).filter(({ length }) => length > 0);
    this.definition = new Set([definition.en, definition.ar].flatMap(telling));
    this.codes = new CodeFinder(dimensions);
  }
}

/** What the text says around a figure. */
class Heard {
  readonly texts: Texts;
  readonly counted: ReadonlySet<string>;
  readonly sentence: ReadonlySet<string>;
  /** Of the sentence, without what is counted. */
  readonly around: ReadonlySet<string>;
  readonly section: ReadonlySet<string>;

  constructor(readonly given: FigureInText) {
    this.texts = textsOf(given);
    const { words } = this.texts;
    this.counted = new Set(words.counted);
    this.sentence = new Set(words.sentence);
    this.around = new Set(words.sentence.filter((word) => !this.counted.has(word)));
    this.section = new Set(words.section);
  }
}

const unique = (words: readonly string[]) => [...new Set(words)];

/** Words that stand in many names say less of each. */
function rarityOf(known: readonly Known[]): (word: string) => number {
  const names = new Map<string, number>();
  for (const { names: own } of known)
    for (const word of new Set(own.flat())) names.set(word, (names.get(word) ?? 0) + 1);
  const all = known.length + 1;
  return (word) => Math.log(1 + all / (1 + (names.get(word) ?? 0)));
}

function matchOf(known: Known, heard: Heard, rarity: (word: string) => number): Match | null {
  const { indicator } = known;
  const { figure } = heard.given;
  const words = wordsOf(known, heard, rarity);
  // Asked first, since it costs least: most indicators are not spoken of.
  if (words.share === 0 || !fitsIndicator(heard.given, indicator)) return null;
  const codes = known.codes.find(heard.texts);
  if (words.share < leastWords && codes.found.length === 0) return null;
  const reasons = wordReasons(words, figure, heard.given);
  let score = weights.words * words.share;
  const unit = unitReason(figure, indicator);
  if (unit !== null) {
    score += weights.unit * (unit.code === 'unit' ? 1 : 0.7);
    reasons.push(unit);
  }
  if (codes.found.length > 0) {
    score += weights.codes;
    for (const { code, params } of codes.found) reasons.push({ code, params });
  }
  const customs = customReasons(figure, indicator);
  for (const reason of customs) {
    score += reason.code === 'per' ? weights.per : weights.period;
    reasons.push(reason);
  }
  if (score < leastScore) return null;
  return {
    indicator: indicator.id,
    dimensions: codes.dimensions,
    score: Math.round(Math.min(1, score) * 100) / 100,
    reasons,
  };
}

/** Whether a form would take the very words for a figure of the indicator: its unit, its sign, its rate. */
export function fitsIndicator(
  { figure, words }: Pick<FigureInText, 'figure' | 'words'>,
  indicator: Indicator,
): boolean {
  if (figure.per !== null && figure.per !== 'period' && indicator.kind !== 'flow') return false;
  if (!fitsUnit(figure, indicator)) return false;
  const read = parseFigure(words, { ...indicator, integer: false, vagueIs: 'at-least' });
  if (read.kind === 'figure') return true;
  if (read.kind === 'missing' || read.problem.code === 'figure-unit-mismatch') return false;
  return figure.unit === indicator.unit;
}

/** Whether a form of the indicator takes the figure's unit, wherever in the sentence that stands. */
export function fitsUnit(
  { unit, unitText }: Pick<FoundFigure, 'unit' | 'unitText'>,
  indicator: Indicator,
): boolean {
  if (unit === null || unitText === null || unit === indicator.unit) return true;
  return parseFigure(`2 ${unitText}`, { ...indicator, integer: false }).kind === 'figure';
}

interface WordsFound {
  readonly share: number;
  /** In stems: of the name, by what is counted and by the rest of the sentence or its heading; and of the definition. */
  readonly near: readonly string[];
  readonly far: readonly string[];
  readonly defined: readonly string[];
}

/** How much of a name is said, by the rarity of its words; a definition that holds words of the sentence helps it. */
function wordsOf({ names, definition }: Known, heard: Heard, rarity: (word: string) => number): WordsFound {
  let most: { share: number; near: string[]; far: string[] } = { share: 0, near: [], far: [] };
  for (const name of names) {
    let whole = 0;
    let said = 0;
    const [near, far]: [string[], string[]] = [[], []];
    for (const word of name) {
      const weight = rarity(word);
      whole += weight;
      const nearest = nearnessOf(word, heard);
      said += weight * nearest;
      if (nearest === nearness.counted) near.push(word);
      else if (nearest > 0) far.push(word);
    }
    const share = whole === 0 ? 0 : said / whole;
    if (share > most.share) most = { share, near, far };
  }
  const { counted, around } = heard;
  const helped = [definedShare(counted, definition), definedShare(around, definition)] as const;
  const share = most.share + help.counted * helped[0] + (most.share > 0 ? help.around * helped[1] : 0);
  const told = new Set([...most.near, ...most.far]);
  const defined = [...counted, ...around].filter((word) => definition.has(word) && !told.has(word));
  return { ...most, share: Math.min(1, share), defined };
}

function definedShare(words: ReadonlySet<string>, definition: ReadonlySet<string>): number {
  let held = 0;
  for (const word of words) if (definition.has(word)) held += 1;
  return words.size === 0 ? 0 : held / words.size;
}

/** In the words of the text: their stems are none. */
function wordReasons(
  { near, far, defined }: WordsFound,
  { counted, unitText }: FoundFigure,
  { words, sentence, section }: FigureInText,
): MatchReason[] {
  const ofCounted = [counted, unitText, words].filter(Boolean).join(' ');
  const said: readonly (readonly [MatchReasonCode, string, readonly string[]])[] = [
    ['name', ofCounted, near],
    ['sentence', `${sentence} ${section ?? ''}`, far],
    ['definition', `${ofCounted} ${sentence}`, defined],
  ];
  return said.flatMap(([code, text, stems]) =>
    stems.length === 0 ? [] : [{ code, params: { words: wordsOfStems(text, new Set(stems)).join(', ') } }],
  );
}

function nearnessOf(word: string, { counted, sentence, section }: Heard): number {
  if (counted.has(word)) return nearness.counted;
  if (sentence.has(word)) return nearness.sentence;
  return section.has(word) ? nearness.section : 0;
}

function unitReason({ unit, unitText }: FoundFigure, indicator: Indicator): MatchReason | null {
  if (unit === null) return null;
  const params = { unit: indicator.unit, words: unitText ?? '' };
  return { code: unit === indicator.unit ? 'unit' : 'unit-of-word', params };
}

/** What a figure is per, and how long its period is, against the indicator's custom. */
function customReasons({ per, period }: FoundFigure, indicator: Indicator): MatchReason[] {
  const reasons: MatchReason[] = [];
  if (per !== null && per !== 'period' && per === indicator.rateBasis)
    reasons.push({ code: 'per', params: { per } });
  if (period !== null && cadenceOf(daysIn(period)) === indicator.cadence)
    reasons.push({ code: 'period', params: { cadence: indicator.cadence } });
  return reasons;
}

function cadenceOf(days: number): Indicator['cadence'] | null {
  if (days === 1) return 'day';
  if (days === 7) return 'week';
  if (days >= 28 && days <= 31) return 'month';
  if (days >= 90 && days <= 92) return 'quarter';
  return days === 365 || days === 366 ? 'year' : null;
}
