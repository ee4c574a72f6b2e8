/** The fourth step of reading a figure: what its numbers, words and signs mean together, token by token. */

import { quotable } from '../language/plain-text.js';
import { type DomainProblem, problem } from '../problem.js';
import { marksFault, strangeFault, twoReadings } from './faults.js';
import { type Item, itemOf, raised, wordNumeral } from './item.js';
import type { Meaning } from './lexicon.js';
import { Numbers } from './numbers.js';
import { extended, marks, mostPieces, pieces } from './pieces.js';
import { Tokens } from './tokens.js';
import { vagueCount } from './vague.js';
import type { Hedge, SaidPer } from './word.js';

const { V, H, S, T, C } = pieces;

/** A text's pieces, unit and rate. */
export interface Sentence {
  /** The pieces in order, see pieces.ts; null where they can be no figure. */
  readonly pattern: number | null;
  readonly items: readonly Item[];
  readonly hedges: readonly Hedge[];
  readonly per: SaidPer | null;
  /** Two rates at once. */
  readonly persDiffer: boolean;
  /** The first thing wrong with a unit, or a number that is none. */
  readonly fault: DomainProblem | null;
  /** Where a dash right before a number could be "to" or its minus. */
  readonly doubtful: boolean;
  /** Whether its zero is "none" or "nil", which may mean that there is no figure. */
  readonly isNil: boolean;
  /** Whether it is a count that nobody gave: "dozens" stands for at least 24. */
  readonly isVague: boolean;
  /** What its numbers stand in, where no other reading is. */
  readonly typed: (from: number, to: number) => string;
}

/** What is asked of the reader of sentences. */
export interface SentenceOptions {
  readonly unit: string;
  readonly nonNegative: boolean;
  /** Whether parts of a whole are figures: "two thirds". */
  readonly isShare: boolean;
  /** Whether "dozens" is taken for what it is at least; refused where absent, with what to write instead. */
  readonly readsVague?: boolean;
}

/** Reads one text at a time. */
export class Sentences {
  readonly tokens = new Tokens();
  readonly #numbers = new Numbers(this.tokens);
  readonly #isKnown: (pattern: number) => boolean;
  readonly #typed = (from: number, to: number) => this.tokens.atoms.letters.between(from, to);

  // The sentence so far.
  #text = '';
  #options: SentenceOptions = { unit: '', nonNegative: true, isShare: false };
  #stop = -1;
  #pattern = 0;
  #pieces = 0;
  #last = 0;
  #items: Item[] = [];
  #hedges: Hedge[] = [];
  #per: SaidPer | null = null;
  #isTotal = false;
  #persDiffer = false;
  #fault: DomainProblem | null = null;
  #broken = false;
  #doubtful = false;
  #isNil = false;
  #isVague = false;
  /** A dash that is no "to" makes the next number negative. */
  #minus = false;
  /** What nobody knows: where it begins and ends, and whether it stands right behind a number. */
  #strangeStart = -1;
  #strangeEnd = -1;
  #strangeUnit = false;

  /** @param isKnown whether a pattern is a figure's. */
  constructor(isKnown: (pattern: number) => boolean) {
    this.#isKnown = isKnown;
  }

  /** Reads the folded letters. `text` is only quoted. */
  read(text: string, options: SentenceOptions): Sentence {
    this.#text = text;
    this.#options = options;
    this.tokens.scan(options.unit);
    return this.tokens.worded ? this.#readWords() : this.#run(-1);
  }

  /**
   * In words, "between one hundred and two hundred" leaves open which "and" stands between the ends: the one that makes
   * a figure does.
   */
  #readWords(): Sentence {
    const { tokens } = this;
    let found: Sentence | null = null;
    let betweens = false;
    for (let at = 0; at < tokens.count; at++) {
      const kind = tokens.kind(at);
      betweens ||= kind === 'between';
      if (!betweens || kind !== 'and') continue;
      const sentence = this.#run(at);
      if (sentence.fault !== null || sentence.pattern === null || !this.#isKnown(sentence.pattern)) continue;
      if (found !== null) return { ...found, pattern: null };
      found = sentence;
    }
    return found ?? this.#run(-1);
  }

  #run(stop: number): Sentence {
    this.#stop = stop;
    this.#pattern = this.#pieces = this.#last = 0;
    this.#items = [];
    this.#hedges = [];
    this.#per = this.#fault = null;
    this.#isTotal = this.#persDiffer = this.#broken = this.#doubtful = this.#isNil = this.#minus = false;
    this.#isVague = false;
    this.#strangeStart = this.#strangeEnd = -1;
    this.#numbers.begin();
    const { count } = this.tokens;
    for (let at = 0; at < count; ) at = this.#take(at);
    this.#fault ??=
      this.#numbers.fault ??
      this.#strangeFault() ??
      marksFault(this.#text, this.#items, this.#options, this.#typed);
    return {
      pattern: this.#broken || this.#minus ? null : this.#pattern,
      items: this.#items,
      hedges: this.#hedges,
      per: this.#per ?? (this.#isTotal ? 'period' : null),
      persDiffer: this.#persDiffer,
      fault: this.#fault,
      doubtful: this.#doubtful,
      isNil: this.#isNil,
      isVague: this.#isVague,
      typed: this.#typed,
    };
  }

  /** Takes what begins at a token and returns where the next begins. */
  #take(at: number): number {
    const meant = this.tokens.meaning(at);
    if (meant === null || meant.kind === 'never' || meant.kind === 'unlikely') return this.#takeStrange(at);
    switch (meant.kind) {
      case 'digits':
      case 'number':
      case 'dozen':
      case 'part':
      case 'fraction':
        return this.#takeNumber(at);
      case 'scale':
      case 'one-or-two':
        return this.#takeScale(at, meant);
      case 'vague':
        return this.#takeVague(at);
      case 'a-quarter':
        if (this.#last === V || this.#last === S || this.#last === C) this.#takePer('quarter');
        else return this.#takeNumber(at);
        break;
      case 'two-of-unit':
        this.#takeTwo(at, meant);
        return this.#takeRest(at + 1);
      case 'per':
        this.#takePer(meant.per);
        break;
      case 'unit':
        this.#takeUnit(at, meant);
        return this.#takeRest(at + 1);
      case 'hedge':
        this.#takeHedge(meant, at);
        break;
      case 'slightly':
        this.#takeSlightly();
        break;
      case 'dash':
        this.#takeDash(at);
        break;
      case 'to':
        if (this.#last === V || this.#last === S) this.#mark(T);
        else this.#broken = true;
        break;
      case 'plus':
        this.#takePlus();
        break;
      case 'minus':
        if (this.#minus || this.#last === V) this.#broken = true;
        this.#minus = true;
        break;
      case 'neutral':
        break;
      case 'prefix':
        if (!this.tokens.isCount(at + 1)) return this.#takeStrange(at);
        break;
      case 'total':
        this.#isTotal = true;
        break;
      case 'not-finite':
        this.#refuse(problem('figure-not-finite', { value: quotable(this.#text) }));
        break;
      case 'metres-or-millions':
        this.#refuse(twoReadings(this.#text, 'm = metres', 'm = million'));
        break;
      case 'hidden':
        this.#takeHidden(at);
        break;
      case 'slash':
      case 'out-of':
      case 'of':
        return this.#takeStrange(at);
      default:
        this.#isNil ||= meant.kind === 'nil';
        this.#mark(marks[meant.kind] ?? 0);
    }
    return at + 1;
  }

  #takeNumber(at: number): number {
    const { tokens } = this;
    const found = tokens.worded
      ? this.#numbers.numberAt(at, this.#stop, this.#options.isShare)
      : this.#numbers.digitsAt(at);
    if (found === null) return this.#takeStrange(at);
    this.#addItem(found.item);
    return found.next;
  }

  #addItem(item: Item): void {
    this.#items.push(this.#minus ? { ...item, sign: -1 } : item);
    this.#minus = false;
    this.#mark(V);
  }

  /** A scale that no number took: behind "60-odd", behind a bracket, by itself, or out of place. */
  #takeScale(at: number, { kind, alone, exponent, short }: Meaning): number {
    const isOdd = this.#last === S && this.#hedges.at(-1) === 'odd';
    if (exponent >= 3 && (isOdd || this.#last === C)) {
      const from = isOdd ? this.#items.length - 1 : 0;
      this.#items = this.#items.map((item, n) =>
        n >= from && item.big === 0 ? raised(item, exponent) : item,
      );
      return at + 1;
    }
    if (this.#last !== V && (kind === 'one-or-two' || alone)) {
      const found = this.#numbers.numberAt(at, this.#stop, false);
      if (found !== null) {
        this.#addItem(found.item);
        return found.next;
      }
    }
    if (kind === 'scale' && !alone && !short && this.#last !== V) return this.#takeVague(at);
    if (kind === 'one-or-two' && this.#last !== V)
      this.#fault ??= twoReadings(this.tokens.typed(at, at + 1), 10 ** exponent, 2 * 10 ** exponent);
    this.#takeStrange(at);
    this.#strangeUnit = false;
    return at + 1;
  }

  /** "Tens of thousands", "several hundred": what they are at least is what to write instead. */
  #takeVague(at: number): number {
    const { tokens } = this;
    const { least, end } = vagueCount(tokens, at);
    if (this.#options.readsVague) {
      this.#isVague = true;
      this.#hedges.push('at-least');
      this.#mark(H);
      this.#addItem(itemOf(wordNumeral(least)));
      return end;
    }
    this.#refuse(
      problem('figure-not-read', {
        text: quotable(this.#text),
        word: quotable(tokens.typed(at, end)),
        atLeast: least,
      }),
    );
    return end;
  }

  #takeTwo(at: number, { units, text }: Meaning): void {
    this.#takeUnit(at, { ...this.tokens.lexicon.and, units, text });
    if (this.#last === V) this.#broken = true;
    this.#addItem(this.#numbers.two);
  }

  #takeRest(at: number): number {
    const item = this.#last === V && /^[^{%]/.test(this.#options.unit) ? this.#items.at(-1) : undefined;
    const rest = item && this.#numbers.restBehindUnit(at, item);
    if (rest) this.#items = [...this.#items.slice(0, -1), rest.item];
    return rest?.next ?? at;
  }

  #takePer(said: SaidPer): void {
    this.#persDiffer ||= this.#per !== null && this.#per !== said;
    this.#per ??= said;
  }

  #takeUnit(at: number, said: Meaning): void {
    const { unit } = this.#options;
    const typed = this.tokens.typed(at, at + 1);
    // "MT" is metric tons as often as not, "Mt" a million of them.
    if (!this.tokens.lexicon.fits(said) || (typed === 'Mt' && unit === 't')) {
      this.#fault ??= problem('figure-unit-mismatch', { unit: quotable(typed), expected: unit });
      return;
    }
    const fraction = this.#last === V ? (this.#items.at(-1)?.fraction ?? null) : null;
    // "Half a percent" is 0.5 or 50.
    if (fraction !== null && unit === '%')
      this.#fault ??= twoReadings(
        this.#text,
        Number(fraction.toPrecision(4)),
        Number((fraction * 100).toPrecision(4)),
      );
  }

  #takeHedge({ hedge, place }: Meaning, at: number): void {
    const { tokens } = this;
    // "20~100": a swung dash between two numbers is "to".
    if (this.#last === V && tokens.kind(at + 1) === 'digits' && tokens.typed(at, at + 1) === '~') {
      this.#mark(T);
      return;
    }
    const isAfter = place === 'after' || (place === 'either' && this.#last === V);
    this.#hedges.push(hedge);
    this.#mark(isAfter ? S : H);
  }

  /** "دون 60 بقليل": the hedge before the number, and by a little. */
  #takeSlightly(): void {
    const hedge = this.#last === V ? this.#hedges.pop() : undefined;
    if (hedge === 'less-than') this.#hedges.push('nearly');
    else if (hedge === 'more-than') this.#hedges.push('just-over');
    else this.#broken = true;
  }

  /**
   * Between two numbers a dash is "to", before a number it is its minus. With a space before it only, or behind a
   * negative number, it could be both.
   */
  #takeDash(at: number): void {
    if (this.tokens.isOfTo(at)) return;
    if (this.#last !== V && this.#last !== S) {
      // "minus-5"
      if (this.#minus && this.tokens.kind(at - 1) === 'minus' && !this.tokens.isSpaced(at)) return;
      if (this.#minus) this.#broken = true;
      this.#minus = true;
      return;
    }
    const { tokens } = this;
    // "610-kilometre", "15-year-old": one word of a number and what it is of.
    if (tokens.isHyphen(at) && tokens.kind(at + 1) === 'unit' && tokens.isWord(at + 1)) return;
    const isNegative = (this.#items.at(-1)?.sign ?? 1) < 0;
    if (!tokens.isSpaced(at + 1)) {
      const looksNegative = tokens.isSpaced(at) && !this.#options.nonNegative;
      this.#doubtful ||= isNegative || looksNegative || tokens.kind(at + 1) === 'dash';
    }
    this.#mark(T);
  }

  /** "50+", or the sign of "+50". */
  #takePlus(): void {
    if (this.#minus) this.#broken = true;
    if (this.#last !== V) return;
    this.#hedges.push('at-least');
    this.#mark(S);
  }

  #takeHidden(at: number): void {
    const [a, b] = [at - 1, at + 1].map((near) => this.tokens.typed(near, near + 1));
    this.#refuse(twoReadings(this.#text, `${a}${b}`, `${a}-${b}`));
  }

  #takeStrange(at: number): number {
    if (this.#strangeStart < 0) {
      this.#strangeStart = at;
      this.#strangeEnd = at + 1;
      this.#strangeUnit = this.#last === V && this.tokens.isWord(at);
    } else if (this.#strangeEnd === at && this.tokens.isWord(at)) this.#strangeEnd = at + 1;
    this.#broken = true;
    return at + 1;
  }

  #strangeFault(): DomainProblem | null {
    if (this.#strangeStart < 0) return null;
    const word = this.tokens.typed(this.#strangeStart, this.#strangeEnd);
    return strangeFault(this.#text, word, this.#strangeUnit ? this.#options.unit : null);
  }

  #refuse(found: DomainProblem): void {
    this.#fault ??= found;
    this.#broken = true;
  }

  #mark(piece: number): void {
    if (this.#minus || this.#pieces === mostPieces) this.#broken = true;
    this.#pieces += 1;
    this.#last = piece;
    if (!this.#broken) this.#pattern = extended(this.#pattern, piece);
  }
}
