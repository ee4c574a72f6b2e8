import type { Digits } from '../language/digits.js';
import { grammarOf } from '../language/grammar.js';
import type { Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { pluralOf } from '../language/plural.js';
import { settle } from './interval.js';
import { ar } from './messages/scale.ar.js';
import { en } from './messages/scale.en.js';

export interface NumberFormat {
  readonly language: Language;
  readonly digits?: Digits | undefined;
  /** 'compact' writes 100k for 100,000, but only where nothing is lost: 1,234 stays 1,234. */
  readonly style?: 'long' | 'compact' | undefined;
  /**
   * 'display' keeps 3 significant digits of the remains of a division, for labels: 133 for 133.333…; 'full', the
   * default, keeps 5 and never loses whole units. What people type is shown in full by both.
   */
  readonly precision?: 'full' | 'display' | undefined;
  /** Whether thousands are set apart, "1,200"; true where absent. */
  readonly grouping?: boolean | undefined;
  /** Of Arabic words that change with it: whether the number stands after a preposition. */
  readonly afterPreposition?: boolean | undefined;
}

/** Which way a number that cannot be shown in full is rounded: a lower bound down, an upper bound up. */
export type Rounding = 'down' | 'up' | 'nearest';

const locales: Readonly<Record<Digits, string>> = { latn: 'en-u-nu-latn', arab: 'ar-u-nu-arab' };
/** Made when first wanted: a page seldom needs both, and waits for each. */
const formatters: Partial<Record<Digits, Intl.NumberFormat>> = {};

function formatterOf(digits: Digits): Intl.NumberFormat {
  formatters[digits] ??= new Intl.NumberFormat(locales[digits], { maximumFractionDigits: 20 });
  return formatters[digits];
}

/** A number in two parts: what must keep its order, and an Arabic word of scale, which follows the text's direction. */
export interface WrittenNumber {
  readonly number: string;
  /** " ألف" and the like, or empty. */
  readonly scale: string;
  /** Whether it is so many thousands, millions or the like, in whatever way that is said. */
  readonly isScaled: boolean;
}

/**
 * A number with its groups and a true minus sign. Both languages write 1,200.5 in the digits 0 to 9; Arabic-Indic
 * digits come with their own separators. The remains of a division are rounded (see {@link readable}).
 */
export function writtenNumber(
  n: number,
  format: NumberFormat,
  rounding: Rounding = 'nearest',
  /** Whether the thing counted is named right after: ألفا شخص, but ألفان. */
  beforeNoun = false,
): WrittenNumber {
  const { language, digits = 'latn', style = 'long', precision } = format;
  const shown = readable(n, rounding, precision);
  const short = style === 'compact' ? shortened(Math.abs(shown)) : null;
  const unsigned = formatUnsigned(short?.n ?? Math.abs(shown), digits);
  const number = `${shown < 0 ? '−' : ''}${format.grouping === false ? unsigned.replace(/[,٬]/g, '') : unsigned}`;
  if (!short) return { number, scale: '', isScaled: false };
  const scale = scaleWord(short, language, format.afterPreposition ?? false, beforeNoun);
  if (grammarOf[language].scalesByLetter) return { number: `${number}${scale}`, scale: '', isScaled: true };
  // One and two of them are said by the word alone: ألف, ألفان.
  const isWordAlone = shown > 0 && (short.n === 1 || short.n === 2);
  return isWordAlone ? { number: '', scale, isScaled: true } : { number, scale: ` ${scale}`, isScaled: true };
}

/** 1.234 could be read as a group of three, and our own parser refuses it: a fourth decimal says that it is none. */
function formatUnsigned(n: number, digits: Digits): string {
  const text = formatterOf(digits).format(n);
  return /^[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}

/** The same in one text. */
export function plainNumber(n: number, format: NumberFormat, rounding: Rounding = 'nearest'): string {
  const { number, scale } = writtenNumber(n, format, rounding);
  return `${number}${scale}`;
}

interface Scale {
  readonly exponent: number;
  readonly name: 'thousand' | 'million' | 'billion';
}

const scales: readonly Scale[] = [
  { exponent: 9, name: 'billion' },
  { exponent: 6, name: 'million' },
  { exponent: 3, name: 'thousand' },
];

function shortened(n: number): (Scale & { readonly n: number }) | null {
  for (const scale of scales) {
    const short = shifted(n, -scale.exponent);
    if (short >= 1 && Number(short.toFixed(2)) === short) return { ...scale, n: short };
  }
  return null;
}

const scaleIn = messagesIn({ en, ar });

function scaleWord(
  { n, name }: Scale & { readonly n: number },
  language: Language,
  afterPreposition: boolean,
  beforeNoun: boolean,
): string {
  const plural = pluralOf(n, language);
  if (plural === 'two')
    return scaleIn(language, name, {
      form: `two${afterPreposition ? 'After' : ''}${beforeNoun ? 'Before' : ''}`,
    });
  // Before the thing counted, many of it are said as a single one is: 11 ألف شخص.
  return scaleIn(language, name, { form: plural === 'many' && beforeNoun ? 'other' : plural });
}

const mostDigitsTyped = 12;
const mostDecimalsTyped = 4;
const digitsShown = { full: 5, display: 3 };

/**
 * A number as it can be read. What people type is shown in full; the remains of a division, told by more than 12
 * significant digits of which more than 4 are decimals, keep 5 significant digits and never lose whole units, or 3 for
 * display. Bounds are rounded outward, so that what is shown is never firmer than what is known.
 */
export function readable(n: number, rounding: Rounding, precision: 'full' | 'display' = 'full'): number {
  if (!isRemainder(n)) return n;
  const size = Math.floor(Math.log10(Math.abs(n))) + 1;
  const decimals = digitsShown[precision] - size;
  if (precision === 'display') return roundedTo(n, decimals, rounding);
  // Three decimals after one to three digits could be a group of three: two say it without doubt.
  return roundedTo(n, decimals === 3 && size >= 1 ? 2 : Math.max(0, decimals), rounding);
}

function isRemainder(n: number): boolean {
  if (!Number.isFinite(n) || Number.isInteger(n)) return false;
  const [digits = '', exponent = '0'] = settle(n).toExponential().split('e');
  const significant = digits.replace(/[-.]/g, '').length;
  return significant > mostDigitsTyped && significant - Number(exponent) - 1 > mostDecimalsTyped;
}

/** Rounds to decimals in a direction; a difference in the last bits of n is no reason to step outward. */
export function roundedTo(n: number, decimals: number, rounding: Rounding): number {
  const scaled = Number(shifted(n, decimals).toPrecision(12));
  return shifted({ down: Math.floor, up: Math.ceil, nearest: Math.round }[rounding](scaled), -decimals);
}

/** n times a power of ten, moved in its decimal digits so that 1.2 and 3 make exactly 1200. */
function shifted(n: number, powers: number): number {
  const [digits = '0', exponent = '0'] = n.toExponential().split('e');
  return Number(`${digits}e${Number(exponent) + powers}`);
}
