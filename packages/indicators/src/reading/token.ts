/** What a token is to those who look for figures. */
import type { Token } from './scan.js';

const numberKinds = [
  'digits',
  'number',
  'dozen',
  'scale',
  'one-or-two',
  'part',
  'fraction',
  'a-quarter',
  'vague',
  'two-of-unit',
] as const;
type NumberKind = (typeof numberKinds)[number];
const numbers: ReadonlySet<Token['kind']> = new Set(numberKinds);

/** No token. */
export const nothing: Token = {
  kind: null,
  meant: null,
  named: null,
  numeral: null,
  start: 0,
  end: 0,
  text: '',
  folded: '',
  isSpaced: true,
  isWord: false,
  inPeriod: null,
};

export function isNumber(token: Token | undefined): token is Token & { readonly kind: NumberKind } {
  return token !== undefined && numbers.has(token.kind);
}

/** What turns a bound round: "never", "unlikely to". */
export function isDenial(token: Token | undefined): boolean {
  return token?.kind === 'never' || token?.kind === 'unlikely';
}

export function isDigits(token: Token | undefined): token is Token & { readonly kind: 'digits' } {
  return token?.kind === 'digits';
}

/** Written right behind the token before it. */
export function isJoined(token: Token | undefined): token is Token & { readonly isSpaced: false } {
  return token !== undefined && !token.isSpaced;
}

export function isCapital({ text }: Token): boolean {
  return /^\p{Lu}/u.test(text) || /^\p{Ll}\p{Lu}/u.test(text);
}

export function isArabic({ text }: Token): boolean {
  return /^\p{Script=Arabic}/u.test(text);
}

/** Digits alone, without separators: what a name, a year or a page has. */
export function isPlain({ text }: Token): boolean {
  return /^\p{Nd}+$/u.test(text);
}

/** Whether a unit, a rate or a scale stands there. */
export function isValued(tokens: readonly Token[], at: number): boolean {
  const kind = tokens[at]?.kind;
  return kind === 'unit' || kind === 'scale' || kind === 'per';
}

const money = /^[A-Z]{3}$/;
const moneySign =
  /[$€£₪₹₽₺₩]|^(?:us|usd|eur|gbp|iqd|syp|rm|aud|cad|chf|cny|rmb|hkd|jpy|nis|nzd|sgd|aed|sar|try|jod|lbp|egp)\b/i;

export function isMoney({ meant }: Token): boolean {
  return meant?.kind === 'unit' && money.test(meant.units[0] ?? '');
}

/** "$", "US$", "RM": what may stand before its number. */
export function isMoneySign(token: Token): boolean {
  return isMoney(token) && (moneySign.test(token.text) || /^\p{Lu}/u.test(token.text));
}
