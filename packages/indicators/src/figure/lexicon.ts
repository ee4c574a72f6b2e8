/** Every word and phrase of figures in tables made once, and the longest phrase that begins at an atom. */

import { unitPairs, unitWords } from '../indicator/unit-forms.js';
import { bareUnit, unitCode, unitSign } from '../indicator/units.js';
import { languages } from '../language/language.js';
import { Atoms } from './atoms.js';
import { measures } from './measures.js';
import { dualNouns, type Family, familyOfUnit, type Noun, nouns } from './nouns.js';
import { unitAliases } from './unit-aliases.js';
import type { Hedge, SaidPer, Word } from './word.js';
import { figureWords } from './words.js';

/** What a phrase means: one shape for all, so that reading a field costs the same for each. */
export interface Meaning {
  readonly kind: Word['kind'] | 'digits' | 'unit' | 'two-of-unit' | 'metres-or-millions';
  readonly hedge: Hedge;
  readonly place: 'before' | 'after' | 'either';
  readonly digits: number;
  readonly exponent: number;
  /** Whether a scale or a part is a number by itself: "a thousand", "half". */
  readonly alone: boolean;
  readonly short: boolean;
  readonly per: SaidPer;
  /** The units a unit's name may stand for, what it counts besides, and the name. */
  readonly units: readonly string[];
  readonly noun: Noun | null;
  readonly text: string;
}

function meaning(parts: Partial<Meaning> & Pick<Meaning, 'kind'>): Meaning {
  return {
    hedge: 'exactly',
    place: 'before',
    digits: 0,
    exponent: 0,
    alone: false,
    short: false,
    per: 'period',
    units: [],
    noun: null,
    text: '',
    ...parts,
  };
}

/** What a number in digits means: its numeral says the rest. */
export const inDigits = meaning({ kind: 'digits' });
const and = meaning({ kind: 'and' });
const prefix = meaning({ kind: 'prefix' });
const metresOrMillions = meaning({ kind: 'metres-or-millions' });
const metres = meaning({ kind: 'unit', text: 'm', units: ['m'] });

const nodeBits = 14;
const mostNodes = 1 << nodeBits;
const slotBits = 13;
const mostSlots = 1 << slotBits;
const mostOwn = 500;
const longestOwnPhrase = 8;

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - slotBits);
}

/** Codes of measures that are words of other things by themselves: only an indicator of that unit reads them. */
const isOtherWord = /^([a-fh-z]|min|mo|try|yer|deg|all)$/;

/** "USD/L": money for one of something. */
const pricesOf = /^([A-Z]{3})\/(.+)$/;

/** What counts nothing, whatever it ends with: "cases per 100,000 people". */
const isRatio = /\bper\b|\/ ?(\d|person|child|family|household)|لكل/;

/** Where "m" may be metres, and where it is neither metres nor millions. */
const lengths = /^(k|c|d|m)?m[23]?$|^\[(mi|smi|sft|sin|ft|in|yd|nmi)_/;
const inLengths = /\b(kilo)?met(re|er)s?\b|\bmiles?\b|متر|ميل/i;
const hasTwoMeaningsOfM = (unit: string) =>
  unit === '%' || lengths.test(unit) || inLengths.test(bareUnit(unit));

/** A unit as the reader knows it. */
interface KnownUnit {
  /** The names of a unit that nobody has described, which only its own indicator knows; null for the described. */
  readonly own: ReadonlyMap<string, Meaning> | null;
  readonly family: Family | null;
  /** Whether any word of the family is its own: "fighters" of people. */
  readonly isGeneric: boolean;
  readonly isUnsureOfM: boolean;
}

/** The tables, and the phrases that begin at the atoms of one text. */
export class Lexicon {
  readonly #atoms: Atoms;
  readonly #tables = new Atoms();
  // A phrase is a path of words. Node 0 is none; a node's child is found by the node and the next word, and a word by
  // itself is a node too.
  readonly #meanings: (Meaning | null)[] = [null];
  readonly #spellings: string[] = [''];
  readonly #hasChildren: boolean[] = [false];
  readonly #children = new Map<number, number>();
  // Words by their hash, at the first free slot from where it points; less than half of the slots is taken.
  readonly #slots = new Uint16Array(mostSlots);
  readonly #units = new Map<string, KnownUnit>();
  readonly #families = new Map<string, Family>();
  #unit: KnownUnit = { own: null, family: null, isGeneric: false, isUnsureOfM: false };
  #code = '';
  /** What a word means that Arabic writes on to the next. */
  readonly and = and;
  readonly prefix = prefix;
  /** What the phrase last found means. */
  found: Meaning | null = null;

  constructor(atoms: Atoms) {
    this.#atoms = atoms;
    this.#addUnits();
    // The same two may be of several units: households are families.
    const pairs = new Map<string, string[]>();
    for (const unit of Object.keys(unitAliases))
      for (const phrase of new Set([...unitPairs(unit), ...(dualNouns[unit] ?? [])]))
        pairs.set(phrase, [...(pairs.get(phrase) ?? []), unit]);
    for (const [phrase, units] of pairs)
      this.#add(phrase, meaning({ kind: 'two-of-unit', units, text: phrase }));
    // What is a word and a unit is a word.
    for (const [phrase, word] of figureWords()) this.#add(phrase, meaning(word));
  }

  /** Makes a unit and its names known. */
  choose(unit: string): void {
    if (unit === this.#code) return;
    this.#code = unit;
    const known = this.#units.get(unit) ?? this.#learn(unit);
    this.#unit = known;
  }

  /** Whether a unit's name may stand for the unit that was chosen. */
  fits({ units, noun }: Meaning): boolean {
    if (units.includes(this.#code)) return true;
    if (noun === null || noun.family !== this.#unit.family) return false;
    return noun.generic || this.#unit.isGeneric;
  }

  /** Finds the longest phrase that begins at an atom; 0, or how many atoms it takes. */
  find(at: number): number {
    return this.#find(at, this.#atoms.start(at), this.#atoms.hash(at));
  }

  /** The meaning of one atom by itself. */
  findOne(at: number): Meaning | null {
    const atoms = this.#atoms;
    const node = this.#wordBetween(atoms, atoms.hash(at), atoms.start(at), atoms.end(at));
    return this.#meanings[node] ?? null;
  }

  /** The same where Arabic writes a letter on to the next word: "وأقل من 80", "بنحو 60". */
  findJoined(at: number, letters = 1): number {
    const start = this.#atoms.start(at) + letters;
    return this.#find(at, start, this.#atoms.hashBetween(start, this.#atoms.end(at)));
  }

  /** What an Arabic word means without its article: "المقاتلين". */
  findWithoutArticle(at: number): Meaning | null {
    const start = this.#atoms.start(at) + 2;
    const end = this.#atoms.end(at);
    if (start >= end) return null;
    const node = this.#wordBetween(this.#atoms, this.#atoms.hashBetween(start, end), start, end);
    return this.#meanings[node] ?? null;
  }

  #find(at: number, start: number, hash: number): number {
    const word = hash === 0 ? 0 : this.#wordBetween(this.#atoms, hash, start, this.#atoms.end(at));
    const length = word === 0 ? 0 : this.#followPath(word, at);
    if (length === 1 && this.#unit.isUnsureOfM && this.#spellings[word] === 'm')
      this.found = this.#code === 'm' ? metres : metresOrMillions;
    const { own } = this.#unit;
    return own === null ? length : this.#ownPhraseAt(at, start, own, length);
  }

  #followPath(word: number, at: number): number {
    const atoms = this.#atoms;
    let node = word;
    let length = 0;
    for (let taken = 1; node !== 0; taken++) {
      const meant = this.#meanings[node];
      if (meant) {
        this.found = meant;
        length = taken;
      }
      if (!this.#hasChildren[node] || at + taken >= atoms.count) break;
      const next = this.#wordBetween(
        atoms,
        atoms.hash(at + taken),
        atoms.start(at + taken),
        atoms.end(at + taken),
      );
      node = next === 0 ? 0 : (this.#children.get(node * mostNodes + next) ?? 0);
    }
    return length;
  }

  /** The longest of the unit's own phrases, where it is not shorter than the one found. */
  #ownPhraseAt(
    at: number,
    start: number,
    phrases: ReadonlyMap<string, Meaning>,
    otherLength: number,
  ): number {
    const atoms = this.#atoms;
    let length = otherLength;
    let key = atoms.text(at).slice(start - atoms.start(at));
    for (let taken = 1; ; taken++) {
      const meant = phrases.get(key);
      if (meant && taken >= length) {
        this.found = meant;
        length = taken;
      }
      if (taken === longestOwnPhrase || at + taken >= atoms.count) return length;
      key += ` ${atoms.text(at + taken)}`;
    }
  }

  #wordBetween(atoms: Atoms, hash: number, start: number, end: number): number {
    for (let slot = slotOf(hash); ; slot = (slot + 1) % mostSlots) {
      const node = this.#slots[slot] ?? 0;
      if (node === 0 || this.#isSpelled(atoms, node, start, end)) return node;
    }
  }

  #isSpelled(atoms: Atoms, node: number, start: number, end: number): boolean {
    const spelling = this.#spellings[node] ?? '';
    if (spelling.length !== end - start) return false;
    const { letters } = atoms;
    for (let at = 0; at < spelling.length; at++)
      if (spelling.charCodeAt(at) !== letters.codeAt(start + at)) return false;
    return true;
  }

  #addNode(spelling: string): number {
    this.#spellings.push(spelling);
    this.#hasChildren.push(false);
    return this.#meanings.push(null) - 1;
  }

  #addWord(at: number): number {
    const atoms = this.#tables;
    const hash = atoms.hash(at);
    const found = this.#wordBetween(atoms, hash, atoms.start(at), atoms.end(at));
    if (found !== 0) return found;
    let slot = slotOf(hash);
    while (this.#slots[slot] !== 0) slot = (slot + 1) % mostSlots;
    const node = this.#addNode(atoms.text(at));
    this.#slots[slot] = node;
    return node;
  }

  /** Adds a phrase, the last of two that are spelled alike. */
  #add(phrase: string, meant: Meaning): void {
    this.#tables.take(phrase);
    let node = this.#addWord(0);
    for (let at = 1; at < this.#tables.count; at++) {
      const edge = node * mostNodes + this.#addWord(at);
      this.#hasChildren[node] = true;
      node = this.#children.get(edge) ?? this.#addNode('');
      this.#children.set(edge, node);
    }
    this.#meanings[node] = meant;
  }

  #addUnits(): void {
    const named = new Map<string, string[]>();
    const nounOf = new Map<string, Noun>();
    for (const unit of [...Object.keys(unitAliases), ...Object.keys(measures)])
      for (const key of this.#keysOfUnit(unit))
        if (!(Object.hasOwn(measures, unit) && isOtherWord.test(key)))
          named.set(key, [...(named.get(key) ?? []), unit]);
    for (const noun of nouns)
      for (const word of noun.words) {
        const key = this.#tables.take(word);
        nounOf.set(key, noun);
        this.#families.set(key, noun.family);
        if (!named.has(key)) named.set(key, []);
      }
    for (const [text, units] of named)
      this.#add(text, meaning({ kind: 'unit', text, units, noun: nounOf.get(text) ?? null }));
  }

  #keysOfUnit(unit: string): Set<string> {
    const aliases = Object.hasOwn(unitAliases, unit) ? unitAliases[unit] : undefined;
    const further = Object.hasOwn(measures, unit) ? measures[unit] : undefined;
    const own = languages
      .map((language) => bareUnit(unit, language))
      .flatMap((bare) => (further ? [bare] : [bare, `${bare}s`]));
    const said = [
      unit,
      unitCode(unit),
      ...own,
      ...(further ?? []),
      unitSign(unit)?.sign ?? '',
      ...(aliases || !further ? unitWords(unit) : []),
    ];
    const keys = [...said, ...(aliases ?? [])].map((name) => this.#tables.take(name));
    // A key of digits alone would swallow the figure.
    return new Set(keys.filter((key) => /[^\d\s.,]/.test(key)));
  }

  /** The number may bear the money's sign, and what it is for: "$1.25 a litre", "SDG 450 per kg". */
  #keysOfPrice([, money = '', of = '']: readonly string[]): string[] {
    const behind = [...this.#keysOfUnit(of), ...(of === 'kg' ? ['كيلو'] : [])].flatMap((name) =>
      // "للتر": the article and the first letter are one.
      ['/ ', 'a ', 'per ', name.startsWith('ل') ? 'ل' : 'لل', 'لكل '].map((per) => per + name),
    );
    return [...this.#keysOfUnit(money), ...behind];
  }

  #learn(unit: string): KnownUnit {
    if (this.#units.size >= mostOwn) this.#units.clear();
    const phrases = new Map(
      [...this.#keysOfUnit(unit)].map((text) => [text, meaning({ kind: 'unit', text, units: [unit] })]),
    );
    for (const name of Object.hasOwn(unitAliases, unit) ? [] : unitPairs(unit)) {
      const text = this.#tables.take(name);
      phrases.set(text, meaning({ kind: 'two-of-unit', text, units: [unit] }));
    }
    const price = pricesOf.exec(unit);
    if (price)
      for (const text of this.#keysOfPrice(price))
        phrases.set(text, meaning({ kind: 'unit', text, units: [unit] }));
    const general = Object.hasOwn(familyOfUnit, unit) ? familyOfUnit[unit] : undefined;
    const known = {
      own: Object.hasOwn(unitAliases, unit) && !price ? null : phrases,
      family: general ?? this.#familyOf(unit),
      isGeneric: general !== undefined,
      isUnsureOfM: hasTwoMeaningsOfM(unit),
    };
    this.#units.set(unit, known);
    return known;
  }

  /** "{returnee}" counts people, "{cases per 100,000 people}" counts nobody, and "{violent event}" events. */
  #familyOf(unit: string): Family | null {
    if (isRatio.test(unit) || (Object.hasOwn(unitAliases, unit) && unit !== '{attack}')) return null;
    const key = this.#tables.take(bareUnit(unit));
    return this.#families.get(key) ?? this.#families.get(key.split(' ').at(-1) ?? '') ?? null;
  }
}
