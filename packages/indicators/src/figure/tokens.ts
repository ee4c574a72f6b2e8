/** The third step of reading a figure: its numbers, phrases and signs, each with what it means. */

import { mostLetters } from '../language/letters.js';
import { Atoms, numberAtom, wordAtom } from './atoms.js';
import { deniedBound } from './denial-words.js';
import { inDigits, Lexicon, type Meaning } from './lexicon.js';
import { type Numeral, readNumeral } from './numeral.js';

const waw = 0x648;
const ba = 0x628;
const lam = 0x644;
const kaf = 0x643;
const alif = 0x627;

/** What makes a hedge of a number to come out of one behind a number. */
const goesOn: ReadonlySet<string> = new Set([
  ...['than', 'to', 'of', 'or', '$', '€', '£', 'من', 'علي', 'عن', 'الي'],
]);
const numberKinds: ReadonlySet<Meaning['kind']> = new Set([
  ...(['number', 'part', 'fraction', 'a-quarter'] as const),
]);
/** What Arabic writes on to the next word. */
const joinedLetters: ReadonlySet<number> = new Set([waw, ba, lam, kaf]);
/** Numbers that it may be written on to. */
const countedKinds: ReadonlySet<Meaning['kind']> = new Set([
  ...(['number', 'scale', 'one-or-two', 'part', 'fraction', 'vague'] as const),
]);
/** How many words the second of "between sixty and seventy" stands behind the first, and tokens behind "between". */
const mostOfPair = 4;
const mostBehind = 6;
/** "لست": "I am not", not "for six"; "لتسع": "to hold"; "كمية": an amount, not "as a hundred". */
const notCounts: ReadonlySet<string> = new Set(['لست', 'لتسع', 'كميه', 'كميات']);

/** The tokens of one text at a time. */
export class Tokens {
  readonly atoms: Atoms;
  readonly lexicon: Lexicon;
  readonly #meanings: (Meaning | null)[];
  readonly #numerals: (Numeral | null)[];
  readonly #starts: Uint16Array;
  readonly #ends: Uint16Array;
  count = 0;
  /** Whether its numbers are more than digits with a word of scale behind them. */
  worded = false;

  /** @param most the length of the longest text. */
  constructor(most = mostLetters) {
    this.atoms = new Atoms(most);
    this.lexicon = new Lexicon(this.atoms);
    // "and" may stand with the next phrase in one atom.
    const tokens = 4 * most;
    this.#meanings = Array(tokens).fill(null);
    this.#numerals = Array(tokens).fill(null);
    this.#starts = new Uint16Array(tokens);
    this.#ends = new Uint16Array(tokens);
  }

  /** null for what nobody knows, and after the last. */
  meaning(at: number): Meaning | null {
    return at < this.count ? (this.#meanings[at] ?? null) : null;
  }

  kind(at: number): Meaning['kind'] | null {
    return this.meaning(at)?.kind ?? null;
  }

  /** Whether a word of scale joins another: "thousand million", and not "k m". */
  joinsScale(at: number): boolean {
    const meant = this.meaning(at);
    return meant?.kind === 'scale' && meant.alone && !meant.short;
  }

  /** Whether it is a number, in digits or a word that a letter may be written on to. */
  isCount(at: number): boolean {
    const kind = this.kind(at);
    return kind === 'digits' || (kind !== null && countedKinds.has(kind));
  }

  numeral(at: number): Numeral | null {
    return this.#numerals[at] ?? null;
  }

  /** What an unknown word means without its article. */
  withoutArticle(at: number): Meaning | null {
    const { lexicon } = this;
    const start = this.#starts[at] ?? 0;
    return this.#hasArticle(start) ? lexicon.findWithoutArticle(start) : null;
  }

  /** Whether a hedge, or "between" with its pair, stands before it, and nothing but numbers in between. */
  #isBehindHedge(at: number): boolean {
    const last = this.count - 1;
    let before = last;
    while (before > last - mostBehind && (this.isCount(before) || this.#isBetweenCounts(before))) before -= 1;
    const kind = this.kind(before);
    // "من بين الثلاثة" is "of the three".
    return kind === 'hedge' || (kind === 'between' && (before < last || this.#isOfPair(at)));
  }

  #isBetweenCounts(at: number): boolean {
    const kind = this.kind(at);
    return kind === 'and' || kind === 'to' || kind === 'prefix';
  }

  #isOfPair(at: number): boolean {
    const { atoms } = this;
    const end = Math.min(atoms.count, at + mostOfPair);
    for (let next = at + 1; next < end; next++) if (/^(?:الي$|و(?:ال|$))/.test(atoms.text(next))) return true;
    return false;
  }

  /** "المئة ألف", "الخمسة والعشرين ألفا". */
  #isBeforeScale(at: number): boolean {
    const { atoms, lexicon } = this;
    if (!this.#hasArticle(at) && !this.#hasArticle(at, 1)) return false;
    let next = at + 1;
    while (next < at + mostOfPair && next < atoms.count && this.#hasArticle(next, 1)) next += 1;
    if (next >= atoms.count || lexicon.find(next) === 0) return false;
    return lexicon.found?.kind === 'scale' || lexicon.found?.kind === 'one-or-two';
  }

  #hasArticle(at: number, letter = 0): boolean {
    const { letters } = this.atoms;
    const first = this.atoms.start(at) + letter;
    return letters.codeAt(first) === alif && letters.codeAt(first + 1) === lam;
  }

  /** Whether a space stands before a token. */
  isSpaced(at: number): boolean {
    return at >= this.count || this.atoms.isSpaced(this.#starts[at] ?? 0);
  }

  /** Whether a dash joins what stands before it and behind it. */
  isHyphen(at: number): boolean {
    return this.kind(at) === 'dash' && !this.isSpaced(at) && !this.isSpaced(at + 1);
  }

  /** "10-to-15", "10 to-15": whether a dash is written on to its "to". */
  isOfTo(at: number): boolean {
    const isBefore = this.kind(at + 1) === 'to' && this.isWord(at + 1) && !this.isSpaced(at + 1);
    return isBefore || (this.kind(at - 1) === 'to' && this.isWord(at - 1) && !this.isSpaced(at));
  }

  isWord(at: number): boolean {
    return this.atoms.kind(this.#starts[at] ?? 0) === wordAtom;
  }

  /** Whether a token is written in Arabic letters. */
  isArabic(at: number): boolean {
    return this.atoms.letters.codeAt(this.atoms.start(this.#starts[at] ?? 0)) >= 0x600;
  }

  /** Where in the text a token begins. */
  startOf(at: number): number {
    const { atoms } = this;
    return atoms.letters.originOf(atoms.start(this.#starts[at] ?? 0));
  }

  /** Where in the text a token has ended. */
  endOf(at: number): number {
    const { atoms } = this;
    return atoms.letters.originOf(atoms.end((this.#ends[at] ?? 1) - 1) - 1) + 1;
  }

  /** A token's folded letters. */
  foldedAt(at: number): string {
    const { atoms } = this;
    return atoms.letters.between(atoms.start(this.#starts[at] ?? 0), atoms.end((this.#ends[at] ?? 1) - 1));
  }

  /** Tokens as they were typed, from one to before another. */
  typed(from: number, to: number): string {
    return this.atoms.typed(this.#starts[from] ?? 0, this.#ends[to - 1] ?? 0);
  }

  /** Takes the folded letters. */
  scan(unit: string): void {
    const { atoms, lexicon } = this;
    lexicon.choose(unit);
    atoms.split();
    this.count = 0;
    this.worded = false;
    for (let at = 0; at < atoms.count; ) {
      const length = lexicon.find(at);
      if (length > 0 && this.#isJoinedEleven(at)) at = this.#pushWord(at);
      else if (length > 0 && !this.#isCutShort(at + length)) at = this.#push(lexicon.found, at, length);
      else if (atoms.kind(at) === numberAtom) at = this.#pushNumeral(at);
      else if (atoms.kind(at) === wordAtom) at = this.#pushWord(at);
      else at = this.#push(lexicon.findOne(at), at, 1);
    }
    this.#turnBrackets();
  }

  /**
   * ")نحو 100 أسرة(": what was copied out of a PDF from right to left may have its brackets the wrong way round. Each one
   * that opens is closed before the next then, and the first of them closes.
   */
  #turnBrackets(): void {
    const found: number[] = [];
    let isArabic = false;
    for (let at = 0; at < this.count; at++) {
      const kind = this.kind(at);
      if (kind !== 'open' && kind !== 'close') isArabic ||= this.isArabic(at);
      else if (kind === (found.length % 2 === 0 ? 'close' : 'open')) found.push(at);
      else return;
    }
    if (!isArabic || found.length % 2 !== 0) return;
    for (const [nth, at] of found.entries()) {
      const other = found[nth % 2 === 0 ? nth + 1 : nth - 1] ?? at;
      if (nth % 2 !== 0) continue;
      const [close, open] = [this.#meanings[at] ?? null, this.#meanings[other] ?? null];
      this.#meanings[at] = open;
      this.#meanings[other] = close;
    }
  }

  /** "وأحد عشر", and eleven, begins as "واحد", one, does. */
  #isJoinedEleven(at: number): boolean {
    const { atoms } = this;
    if (atoms.letters.codeAt(atoms.start(at)) !== waw || at + 1 >= atoms.count) return false;
    return atoms.text(at) === 'واحد' && atoms.text(at + 1).startsWith('عشر');
  }

  /** "And under" is a hedge behind its number, unless it goes on: "over 60 and under 70", "less than 70 and more than 60". */
  #isCutShort(next: number): boolean {
    const { atoms, lexicon } = this;
    const { found } = lexicon;
    if (found === null || found.kind !== 'hedge' || found.place !== 'after' || next >= atoms.count)
      return false;
    return atoms.kind(next) === numberAtom || goesOn.has(atoms.text(next)) || this.#isNumberAt(next, found);
  }

  /** "Above one quarter and below a half". */
  #isNumberAt(at: number, hedge: Meaning): boolean {
    const { lexicon } = this;
    const isNumber = lexicon.find(at) > 0 && lexicon.found !== null && numberKinds.has(lexicon.found.kind);
    lexicon.found = hedge;
    return isNumber;
  }

  /** A word that no phrase begins with: Arabic writes "and", "by", "for" and "as" on to the next. */
  #pushWord(at: number): number {
    const { atoms, lexicon } = this;
    const lead = atoms.letters.codeAt(atoms.start(at));
    const alone = this.#isJoinedEleven(at) ? null : lexicon.findOne(at);
    if (alone !== null && alone.place !== 'after') return this.#push(alone, at, 1);
    // "نحو الستين", "بين الستين والسبعين", "المئة ألف": there the article says no more.
    const isBehind = this.#isBehindHedge(at) || this.#isBeforeScale(at);
    const hasArticle = isBehind && this.#hasArticle(at);
    if (!hasArticle && !joinedLetters.has(lead)) return this.#push(null, at, 1);
    let length = lexicon.findJoined(at, hasArticle ? 2 : 1);
    if (length === 0 && isBehind && lead === waw && this.#hasArticle(at, 1))
      length = lexicon.findJoined(at, 3);
    const { found } = lexicon;
    if (length === 0 || found === null) return this.#push(null, at, 1);
    if (lead === waw) {
      // "ونحو 72 ألفا" was copied from within a sentence.
      if (this.count > 0) this.#push(lexicon.and, at, 1);
      return this.#push(found, at, length);
    }
    const isLead = found.kind === 'hedge' || found.kind === 'between' || found.kind === 'total';
    if (isLead && lead !== kaf) return this.#push(found, at, length);
    if (!countedKinds.has(found.kind) || notCounts.has(atoms.text(at))) return this.#push(null, at, 1);
    if (hasArticle) return this.#push(found, at, length);
    // "بعشرين", "لأربعة آلاف": its letter stands for itself, and the number behind it.
    this.#push(lexicon.prefix, at, 1);
    return this.#push(found, at, length);
  }

  #pushNumeral(at: number): number {
    const { atoms } = this;
    this.#numerals[this.count] = readNumeral(atoms.letters, atoms.start(at), atoms.end(at));
    return this.#push(inDigits, at, 1);
  }

  #push(meant: Meaning | null, at: number, length: number): number {
    const isSaid = meant?.kind === 'hedge' && this.atoms.kind(at) === wordAtom;
    const denied = isSaid ? deniedBound(this.meaning(this.count - 1), meant) : null;
    // One hedge of two phrases: "unlikely to" and "exceed".
    if (denied !== null) {
      this.#meanings[this.count - 1] = denied;
      this.#ends[this.count - 1] = at + length;
      return at + length;
    }
    this.#meanings[this.count] = meant;
    this.#starts[this.count] = at;
    this.#ends[this.count] = at + length;
    if (meant !== null && !this.worded) this.worded = this.#isWorded(meant);
    this.count += 1;
    return at + length;
  }

  #isWorded({ kind }: Meaning): boolean {
    switch (kind) {
      case 'number':
      case 'dozen':
      case 'part':
      case 'fraction':
      case 'slash':
      case 'out-of':
      case 'a-quarter':
        return true;
      case 'scale':
      case 'one-or-two': {
        const before = this.kind(this.count - 1);
        return before !== 'digits' && before !== 'scale' && before !== 'one-or-two';
      }
      case 'of':
      case 'from':
        return this.kind(this.count - 1) === 'digits';
      case 'and': {
        const before = this.kind(this.count - 1);
        return before === 'scale' || before === 'one-or-two' || before === 'digits';
      }
      default:
        return false;
    }
  }
}
