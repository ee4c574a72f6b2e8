/** The words of a unit of one's own: `{closures|إغلاقات|closure|إغلاق}`, many of it in both languages, then one of it. */
import type { Language } from '../language/language.js';

/** The names that a unit carries itself, as they stand beside many; one that was not given is empty. */
export function ownUnitNames(unit: string): Readonly<Record<Language, string>> {
  const [en = '', ar = ''] = partsOf(unit);
  return { en, ar };
}

/** What one of it is called; one that was not given is empty. */
export function ownUnitSingulars(unit: string): Readonly<Record<Language, string>> {
  const [, , en = '', ar = ''] = partsOf(unit);
  return { en, ar };
}

const partsOf = (unit: string) =>
  unit
    .replace(/^\{(.*)\}$/, '$1')
    .split('|')
    .map((part) => part.trim());

interface Names {
  readonly en: string;
  readonly ar: string;
}

/** A unit of one's own out of its names, and of what one of it is called where that was said. */
export function ownUnit({ en, ar }: Names, one: Names = { en: '', ar: '' }): string {
  const clean = (name: string) => name.replace(/[{}|]/g, ' ').replace(/\s+/g, ' ').trim();
  const parts = [en, ar, one.en, one.ar].map(clean);
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return `{${parts.join('|')}}`;
}

/** The word beside a number of a plural category, as its language bends it; null where only the name itself is known. */
export function ownUnitWord(unit: string, language: Language, form: Intl.LDMLPluralRule): string | null {
  const name = ownUnitNames(unit)[language];
  const one = ownUnitSingulars(unit)[language];
  if (name === '') return null;
  if (language === 'en') return form === 'one' ? one || singular(name) : name;
  if (one === '' || form === 'few') return name;
  return form === 'many' ? counted(one) : one;
}

/** Two of it in one word, شاحنتان, where one of it is known in one word. */
export function ownUnitPair(unit: string, language: Language, afterPreposition: boolean): string | null {
  const one = language === 'ar' ? ownUnitSingulars(unit).ar : '';
  if (one === '' || /\s|[ءاىآأ]$/.test(one)) return null;
  return `${one.replace(/ة$/, 'ت')}${afterPreposition ? 'ين' : 'ان'}`;
}

/** After 11 to 99: إغلاقًا, شاحنة. Of several words only who knows them can say which of them are bent. */
function counted(one: string): string {
  return /\s|[ةءاىآأ]$/.test(one) ? one : `${one}ًا`;
}

const sameOfBoth = /(^|\s)(series|species|news|means|premises|headquarters|barracks|works)$/i;
const endings = [
  [/(calor|mov|cook|zomb)ies$/i, '$1ie'],
  [/([^aeiou])ies$/i, '$1y'],
  [/(ss|sh|ch|x|bus|rus|pus)es$/i, '$1'],
  [/([^suia])s$/i, '$1'],
  [/(a|i)s$/i, '$1s'],
] as const;
const irregular: Readonly<Record<string, string>> = {
  people: 'person',
  men: 'man',
  women: 'woman',
  children: 'child',
};

/** One of what an English name says many of: the word before "of", "a" or "per" is the one that is counted. */
function singular(name: string): string {
  const [, head = name, rest = ''] =
    /^(.+?)(\s(?:of|a|an|per|in|at|for|from|to|with)\s.*)$/i.exec(name) ?? [];
  if (sameOfBoth.test(head)) return name;
  const [last = ''] = /\S+$/.exec(head) ?? [];
  const other = irregular[last.toLowerCase()];
  if (other !== undefined) return `${head.slice(0, -last.length)}${other}${rest}`;
  for (const [ending, one] of endings) if (ending.test(head)) return `${head.replace(ending, one)}${rest}`;
  return name;
}
