import { type Atom, atomsOf, phraseKey } from './figure-atoms.js';
import { figureWords, type Word } from './figure-words.js';
import { type NumberReadings, readNumber } from './number-text.js';
import { bareUnit, unitNames } from './units.js';

/** What a stretch of a figure's text means by itself. */
export type Token =
  | Word
  | { readonly kind: 'value'; readonly text: string; readonly readings: NumberReadings }
  | { readonly kind: 'unit'; readonly text: string; readonly units: readonly string[] }
  | { readonly kind: 'metres-or-millions' }
  | { readonly kind: 'plus' | 'plus-minus' | 'open' | 'close' }
  | { readonly kind: 'unknown'; readonly text: string };

const longestPhrase = 6;

const signs: ReadonlyMap<string, Token> = new Map([
  ['+', { kind: 'plus' }],
  ['±', { kind: 'plus-minus' }],
  ['+/-', { kind: 'plus-minus' }],
  ['(', { kind: 'open' }],
  [')', { kind: 'close' }],
]);

const unitPhrases: ReadonlyMap<string, readonly string[]> = phrasesOfUnits();

function phrasesOfUnits(): Map<string, string[]> {
  const phrases = new Map<string, string[]>();
  for (const unit of Object.keys(unitNames))
    for (const key of keysOfUnit(unit)) phrases.set(key, [...(phrases.get(key) ?? []), unit]);
  return phrases;
}

function keysOfUnit(unit: string): Set<string> {
  const names = Object.hasOwn(unitNames, unit) ? unitNames[unit] : undefined;
  const bare = bareUnit(unit);
  const said = [unit, bare, `${bare}s`, ...Object.values(names?.en ?? {}), ...Object.values(names?.ar ?? {})];
  const keys = [...said, ...(names?.aliases ?? [])].map(phraseKey);
  // A key of digits alone would swallow the figure.
  return new Set(keys.filter((key) => /[^\d\s.,]/.test(key)));
}

/**
 * Reads the atoms of a folded text, longest phrase first.
 * @param unit the indicator's own unit, whose names are known even where nobody has described it.
 */
export function tokensOf(folded: string, unit: string): Token[] {
  const atoms = atomsOf(folded);
  const own = Object.hasOwn(unitNames, unit) ? new Set<string>() : keysOfUnit(unit);
  const tokens: Token[] = [];
  let at = 0;
  while (at < atoms.length) {
    const match = phraseAt(atoms, at, unit, own) ?? joinedPhraseAt(atoms, at, unit, own) ?? single(atoms[at]);
    tokens.push(...match.tokens);
    at += match.length;
  }
  return tokens;
}

interface Match {
  readonly tokens: readonly Token[];
  readonly length: number;
}

function phraseAt(atoms: readonly Atom[], at: number, unit: string, own: ReadonlySet<string>): Match | null {
  for (let length = Math.min(longestPhrase, atoms.length - at); length > 0; length--) {
    const key = atoms
      .slice(at, at + length)
      .map(({ text }) => text)
      .join(' ');
    const token = tokenOfPhrase(key, unit, own);
    if (token) return { tokens: [token], length };
  }
  return null;
}

function tokenOfPhrase(key: string, unit: string, own: ReadonlySet<string>): Token | null {
  if (own.has(key)) return { kind: 'unit', text: key, units: [unit] };
  if (key === 'm' && unit === 'm') return { kind: 'metres-or-millions' };
  const word = figureWords.get(key) ?? signs.get(key);
  if (word) return word;
  const units = unitPhrases.get(key);
  return units ? { kind: 'unit', text: key, units } : null;
}

/** Arabic writes "and" on to the next word: "وأقل من 80". */
function joinedPhraseAt(
  atoms: readonly Atom[],
  at: number,
  unit: string,
  own: ReadonlySet<string>,
): Match | null {
  const first = atoms[at];
  if (first?.kind !== 'word' || !first.text.startsWith('و')) return null;
  const rest = [{ ...first, text: first.text.slice(1) }, ...atoms.slice(at + 1, at + longestPhrase)];
  const match = phraseAt(rest, 0, unit, own);
  return match && { tokens: [{ kind: 'and' }, ...match.tokens], length: match.length };
}

function single(atom: Atom | undefined): Match {
  if (atom?.kind === 'number') {
    const { text } = atom;
    return { tokens: [{ kind: 'value', text, readings: readNumber(text) }], length: 1 };
  }
  return { tokens: [{ kind: 'unknown', text: atom?.text ?? '' }], length: 1 };
}
