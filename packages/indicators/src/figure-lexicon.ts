/** Every word and phrase of figures in tables made once, and the longest phrase that begins at an atom. */
import { atomCount, atomEnd, atomHash, atomStart, atomText, hashBetween, phraseKey } from './figure-atoms.js';
import { codeAt } from './figure-letters.js';
import { figureWords, type Hedge, type Word } from './figure-words.js';
import type { Per } from './quantity.js';
import { bareUnit, unitNames } from './units.js';

/** What a phrase means: one shape for all, so that reading a field costs the same for each. */
export interface Meaning {
  readonly kind: Word['kind'] | 'unit' | 'two-of-unit' | 'metres-or-millions';
  readonly hedge: Hedge;
  readonly place: 'before' | 'after' | 'either';
  readonly digits: number;
  readonly exponent: number;
  /** Whether a scale is a number by itself: "a thousand". */
  readonly alone: boolean;
  readonly per: Per | 'hour' | 'week';
  /** The units a unit's name may stand for, and the name. */
  readonly units: readonly string[];
  readonly text: string;
}

function meaning(parts: Partial<Meaning> & Pick<Meaning, 'kind'>): Meaning {
  return {
    hedge: 'exactly',
    place: 'before',
    digits: 0,
    exponent: 0,
    alone: false,
    per: 'period',
    units: [],
    text: '',
    ...parts,
  };
}

const metresOrMillions = meaning({ kind: 'metres-or-millions' });

// A phrase is a path of words. Node 0 is none; a node's child is found by the node and the next word, and a word by
// itself is a node too.
const meanings: (Meaning | null)[] = [null];
const spellings: string[] = [''];
const hasChildren: boolean[] = [false];
const children = new Map<number, number>();
const mostNodes = 2048;

// Words by their hash, at the first free slot from where it points; less than a quarter of the slots is taken.
const slotBits = 12;
const mostSlots = 1 << slotBits;
const slots = new Uint16Array(mostSlots);

function slotOf(hash: number): number {
  return Math.imul(hash, 0x9e3779b1) >>> (32 - slotBits);
}

function wordBetween(hash: number, start: number, end: number): number {
  for (let slot = slotOf(hash); ; slot = (slot + 1) % mostSlots) {
    const node = slots[slot] ?? 0;
    if (node === 0 || isSpelled(node, start, end)) return node;
  }
}

function isSpelled(node: number, start: number, end: number): boolean {
  const spelling = spellings[node] ?? '';
  if (spelling.length !== end - start) return false;
  for (let at = 0; at < spelling.length; at++)
    if (spelling.charCodeAt(at) !== codeAt(start + at)) return false;
  return true;
}

function addNode(spelling: string): number {
  spellings.push(spelling);
  hasChildren.push(false);
  return meanings.push(null) - 1;
}

function addWord(at: number): number {
  const found = wordBetween(atomHash(at), atomStart(at), atomEnd(at));
  if (found !== 0) return found;
  let slot = slotOf(atomHash(at));
  while (slots[slot] !== 0) slot = (slot + 1) % mostSlots;
  const node = addNode(atomText(at));
  slots[slot] = node;
  return node;
}

/** The node of the phrase that is in the atoms. */
function addPhrase(): number {
  let node = addWord(0);
  for (let at = 1; at < atomCount(); at++) {
    const edge = node * mostNodes + addWord(at);
    hasChildren[node] = true;
    node = children.get(edge) ?? addNode('');
    children.set(edge, node);
  }
  return node;
}

function addUnits(): void {
  const named = new Map<string, string[]>();
  for (const unit of Object.keys(unitNames))
    for (const key of keysOfUnit(unit)) named.set(key, [...(named.get(key) ?? []), unit]);
  for (const [text, units] of named) {
    phraseKey(text);
    meanings[addPhrase()] = meaning({ kind: 'unit', text, units });
  }
  for (const [unit, { arCounts }] of Object.entries(unitNames))
    for (const text of arCounts ? [arCounts.two, arCounts.twoAfter] : []) addTwoOf(unit, text);
}

/** Arabic says two of a thing in one word: شخصان. */
function addTwoOf(unit: string, text: string): void {
  phraseKey(text);
  const node = addPhrase();
  const units = [...(meanings[node]?.units ?? []), unit];
  meanings[node] = meaning({ kind: 'two-of-unit', text, units, digits: 2 });
}

function keysOfUnit(unit: string): Set<string> {
  const names = Object.hasOwn(unitNames, unit) ? unitNames[unit] : undefined;
  const bare = bareUnit(unit);
  const said = [unit, bare, `${bare}s`, names?.sign ?? ''];
  for (const words of [names?.en, names?.ar]) said.push(...Object.values(words ?? {}));
  const keys = [...said, ...(names?.aliases ?? [])].map(phraseKey);
  // A key of digits alone would swallow the figure.
  return new Set(keys.filter((key) => /[^\d\s.,]/.test(key)));
}

addUnits();
// What is a word and a unit is a word.
for (const [phrase, word] of figureWords()) {
  phraseKey(phrase);
  meanings[addPhrase()] = meaning(word);
}

/** A phrase found: what it means and how many atoms it takes. */
let found: Meaning | null = null;

export function foundMeaning(): Meaning | null {
  return found;
}

/** Finds the longest phrase that begins at an atom; 0, or how many atoms it takes. */
export function findPhrase(at: number, unit: string): number {
  return find(at, atomStart(at), atomHash(at), unit);
}

/** The same where Arabic writes "and" on to the next word: "وأقل من 80". */
export function findJoinedPhrase(at: number, unit: string): number {
  const start = atomStart(at) + 1;
  return find(at, start, hashBetween(start, atomEnd(at)), unit);
}

function find(at: number, start: number, hash: number, unit: string): number {
  const word = hash === 0 ? 0 : wordBetween(hash, start, atomEnd(at));
  const length = word === 0 ? 0 : followPath(word, at);
  // "5 m" of an indicator in metres could be millions.
  if (length === 1 && unit === 'm' && spellings[word] === 'm') found = metresOrMillions;
  const own = ownPhrases(unit);
  return own === null ? length : ownPhraseAt(at, start, own, length);
}

function followPath(word: number, at: number): number {
  let node = word;
  let length = 0;
  for (let taken = 1; node !== 0; taken++) {
    const meant = meanings[node];
    if (meant) {
      found = meant;
      length = taken;
    }
    if (!hasChildren[node] || at + taken >= atomCount()) break;
    const next = wordBetween(atomHash(at + taken), atomStart(at + taken), atomEnd(at + taken));
    node = next === 0 ? 0 : (children.get(node * mostNodes + next) ?? 0);
  }
  return length;
}

// The names of units that nobody has described, which only their own indicator knows; null for the described.
const own = new Map<string, ReadonlyMap<string, Meaning> | null>();
const mostOwn = 500;

function ownPhrases(unit: string): ReadonlyMap<string, Meaning> | null {
  return own.get(unit) ?? null;
}

/** Makes a unit's own name known to {@link findPhrase}. Call it before a text is folded: it uses the same buffers. */
export function learnUnit(unit: string): void {
  if (own.has(unit)) return;
  if (own.size >= mostOwn) own.clear();
  const units = [unit];
  const keys = [...keysOfUnit(unit)];
  const phrases = new Map(keys.map((text) => [text, meaning({ kind: 'unit', text, units })]));
  own.set(unit, Object.hasOwn(unitNames, unit) ? null : phrases);
}

const longestOwnPhrase = 6;

/** The longest of the unit's own phrases, where it is not shorter than the one found. */
function ownPhraseAt(
  at: number,
  start: number,
  phrases: ReadonlyMap<string, Meaning>,
  otherLength: number,
): number {
  let length = otherLength;
  let key = atomText(at).slice(start - atomStart(at));
  for (let taken = 1; ; taken++) {
    const meant = phrases.get(key);
    if (meant && taken >= length) {
      found = meant;
      length = taken;
    }
    if (taken === longestOwnPhrase || at + taken >= atomCount()) return length;
    key += ` ${atomText(at + taken)}`;
  }
}
