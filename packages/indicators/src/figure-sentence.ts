/** The third step of reading a figure: what its numbers, words and signs mean together, atom by atom. */
import { atomCount, atomEnd, atomKind, atomStart, atomText, numberAtom, wordAtom } from './figure-atoms.js';
import { codeAt } from './figure-letters.js';
import { findJoinedPhrase, findPhrase, foundMeaning, type Meaning } from './figure-lexicon.js';
import type { Hedge } from './figure-words.js';
import { type Numeral, noReading, readNumeral } from './number-text.js';
import { type DomainProblem, problem } from './problem.js';
import type { Per } from './quantity.js';
import { quotable } from './said.js';

/** A number with its sign and scale, still with every reading it has. */
export interface Item {
  readonly numeral: Numeral;
  readonly sign: 1 | -1;
  /** Powers of ten from words, e.g. 3 from "thousand". */
  scale: number;
  /** Whether words give it a scale. */
  scaled: boolean;
}

// What a figure is made of: V a number, H a hedge before its number, S one after it, and the marks T to, A and,
// B between, F from, O open, C close, P plus-minus, Z none. 0 is nothing yet.
const V = 1;
const H = 2;
const S = 3;
const T = 4;
const A = 5;
const B = 6;
const F = 7;
const O = 8;
const C = 9;
const P = 10;
const Z = 11;
const pieceLetters = ' VHSTABFOCPZ';
const mostPieces = 9;

/** Pieces in their order as one number, so that no text need be made of them: patternOf('HV') is a hedge and a number. */
export function patternOf(letters: string): number {
  return [...letters].reduce(
    (pattern, piece) => pattern * pieceLetters.length + pieceLetters.indexOf(piece),
    0,
  );
}

/** A text's pieces, unit and rate. */
export interface Sentence {
  /** The pieces in order, see {@link patternOf}; null where they can be no figure. */
  readonly pattern: number | null;
  readonly items: readonly Item[];
  readonly hedges: readonly Hedge[];
  readonly per: Per | 'hour' | 'week' | null;
  /** Two rates at once. */
  readonly persDiffer: boolean;
  /** The first thing wrong with a unit, or a number that is none. */
  readonly fault: DomainProblem | null;
}

// The sentence so far.
let text = '';
let unit = '';
let pattern = 0;
let pieces = 0;
let lastPiece = 0;
let items: Item[] = [];
let hedges: Hedge[] = [];
let per: Sentence['per'] = null;
let persDiffer = false;
let fault: DomainProblem | null = null;
let broken = false;
/** A dash that is no "to" makes the next number negative. */
let minus = false;
/** Whether the last word was a number, and which atom the last word is if nobody knows it. */
let afterNumber = false;
let strangeAtom = -1;

/** Reads the atoms there are. `ofText` is only quoted. */
export function readSentence(ofText: string, ofUnit: string): Sentence {
  text = ofText;
  unit = ofUnit;
  pattern = pieces = lastPiece = 0;
  items = [];
  hedges = [];
  per = fault = null;
  persDiffer = broken = minus = afterNumber = false;
  strangeAtom = -1;
  for (let at = 0; at < atomCount(); ) at += take(at);
  fault ??= strangeWord();
  return { pattern: broken || minus ? null : pattern, items, hedges, per, persDiffer, fault };
}

/** Takes what begins at an atom and returns how many atoms that is. */
function take(at: number): number {
  const length = findPhrase(at, unit);
  if (length > 0) {
    takeMeaning(foundMeaning());
    return length;
  }
  if (atomKind(at) === numberAtom) return takeNumeral(readNumeral(atomStart(at), atomEnd(at)));
  const isAnd = atomKind(at) === wordAtom && codeAt(atomStart(at)) === waw;
  const joined = isAnd ? findJoinedPhrase(at, unit) : 0;
  if (joined > 0) {
    strangeAtom = -1;
    afterNumber = false;
    mark(A);
    takeMeaning(foundMeaning());
    return joined;
  }
  strangeAtom = afterNumber && atomKind(at) === wordAtom ? at : -1;
  afterNumber = false;
  broken = true;
  return 1;
}

function takeNumeral(numeral: Numeral): number {
  strangeAtom = -1;
  afterNumber = true;
  if (numeral.decimals === noReading) broken = true;
  else addItem(numeral, 0, false);
  return 1;
}

const marks: Partial<Record<Meaning['kind'], number>> = {
  and: A,
  between: B,
  from: F,
  open: O,
  close: C,
  'plus-minus': P,
  none: Z,
};

function takeMeaning(meant: Meaning | null): void {
  if (!meant) return;
  const { kind } = meant;
  // A rate stands apart: what comes before it is still the end of the text.
  if (kind !== 'per') {
    strangeAtom = -1;
    afterNumber = kind === 'number' || kind === 'scale' || kind === 'two-of-unit';
  }
  if (kind === 'per') takePer(meant.per);
  else if (kind === 'unit') takeUnit(meant);
  else if (kind === 'two-of-unit') {
    takeUnit(meant);
    addItem(wordNumeral(meant), 0, false);
  } else if (kind === 'hedge') takeHedge(meant);
  else if (kind === 'number') addItem(wordNumeral(meant), 0, meant.exponent > 0);
  else if (kind === 'scale') takeScale(meant);
  else if (kind === 'to') takeTo();
  else if (kind === 'plus') takePlus();
  else if (kind === 'not-finite') refuse(problem('figure-not-finite', { value: quotable(text) }));
  else if (kind === 'metres-or-millions')
    refuse(problem('figure-ambiguous', { text: quotable(text), first: 'm = metres', second: 'm = million' }));
  else mark(marks[kind] ?? 0);
}

function takePer(said: Per | 'hour' | 'week'): void {
  persDiffer ||= per !== null && per !== said;
  per ??= said;
}

function takeUnit(said: Meaning): void {
  if (!said.units.includes(unit))
    fault ??= problem('figure-unit-mismatch', { unit: said.text, expected: unit });
}

function takeHedge({ hedge, place }: Meaning): void {
  const isAfter = place === 'after' || (place === 'either' && lastPiece === V);
  hedges.push(hedge);
  mark(isAfter ? S : H);
}

function takeScale({ exponent, alone }: Meaning): void {
  const number = lastPiece === V ? items[items.length - 1] : undefined;
  if (number) {
    number.scale += exponent;
    number.scaled = true;
  } else if (alone) addItem(wordOne, exponent, true);
  else broken = true;
}

function takeTo(): void {
  if (lastPiece === V) mark(T);
  else if (minus) broken = true;
  else minus = true;
}

/** "50+", or the sign of "+50". */
function takePlus(): void {
  if (minus) broken = true;
  if (lastPiece !== V) return;
  hedges.push('at-least');
  mark(S);
}

function refuse(found: DomainProblem): void {
  fault ??= found;
  broken = true;
}

function addItem(numeral: Numeral, scale: number, scaled: boolean): void {
  items.push({ numeral, sign: minus ? -1 : 1, scale, scaled });
  minus = false;
  mark(V);
}

function mark(piece: number): void {
  if (minus || pieces === mostPieces) broken = true;
  pieces += 1;
  lastPiece = piece;
  if (!broken) pattern = pattern * pieceLetters.length + piece;
}

/** An unknown last word right after the number is taken for a unit: "12 apples". */
function strangeWord(): DomainProblem | null {
  if (strangeAtom < 0) return null;
  return problem('figure-unit-mismatch', { unit: quotable(atomText(strangeAtom)), expected: unit });
}

const waw = 0x648;

function wordNumeral({ digits, exponent }: Meaning): Numeral {
  return { ...wordOne, digits, significant: digits === 0 ? 0 : 1, exponent };
}

const wordOne: Numeral = {
  digits: 1,
  zeros: 0,
  significant: 1,
  exponent: 0,
  decimals: 0,
  otherDecimals: noReading,
  start: 0,
  end: 0,
  digitsEnd: 0,
};
