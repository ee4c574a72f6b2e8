import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { ar } from './ar.js';
import { en, type MessageKey } from './en.js';

const keys = Object.keys(en) as MessageKey[];

interface Element {
  readonly type: number;
  readonly value?: string;
  readonly options?: Readonly<Record<string, { readonly value: readonly Element[] }>>;
}
const literal = 0;
const hash = 7;

/** The names of what a message wants to be told. */
function argumentsOf(elements: readonly Element[]): Set<string> {
  const names = new Set<string>();
  for (const { type, value, options } of elements) {
    if (type !== literal && type !== hash && value !== undefined) names.add(value);
    for (const option of Object.values(options ?? {})) {
      for (const name of argumentsOf(option.value)) names.add(name);
    }
  }
  return names;
}

const parsed = (message: string, locale: string) =>
  argumentsOf(new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst() as Element[]);

describe('the catalogues', () => {
  it('have the same keys', () => {
    expect(Object.keys(ar).sort()).toEqual(Object.keys(en).sort());
  });

  it('ask for the same values, key by key', () => {
    for (const key of keys) expect([key, parsed(ar[key], 'ar')]).toEqual([key, parsed(en[key], 'en')]);
  });

  it('are translated: no Arabic message is the English one, but for marks and patterns', () => {
    const same = keys.filter(
      (key) => ar[key] === en[key] && /[a-z]{3}/i.test(en[key].replace(/\{[^}]*\}/g, '')),
    );
    expect(same).toEqual([]);
  });

  it('leave no Latin words in Arabic', () => {
    const left = keys.filter((key) =>
      /[a-z]{2,}/i.test(ar[key].replace(/\{.*\}/g, '').replace(/\u2066.*?\u2069/g, '')),
    );
    expect(left).toEqual([]);
  });
});

it('gives every Arabic number its form', () => {
  const format = new IntlMessageFormat(ar['panel.figures'], 'ar-IQ-u-nu-latn');
  expect([0, 1, 2, 3, 11, 100].map((count) => format.format({ count }))).toEqual([
    'خط الأساس والتعريف',
    'رقم واحد بعد خط الأساس',
    'رقمان بعد خط الأساس',
    '3 أرقام بعد خط الأساس',
    '11 رقمًا بعد خط الأساس',
    '100 رقم بعد خط الأساس',
  ]);
});
