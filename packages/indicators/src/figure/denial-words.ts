/** What denies the bound that stands behind it: "never exceeded 60", "unlikely to be less than 60", in both languages. */
import type { Meaning } from './lexicon.js';
import type { Hedge, Word } from './word.js';

/** What a bound is under a denial: for certain, and where that is only likely. */
const complements: Partial<Record<Hedge, Readonly<Record<'never' | 'unlikely', Hedge>>>> = {
  'more-than': { never: 'at-most', unlikely: 'likely-at-most' },
  'less-than': { never: 'at-least', unlikely: 'likely-at-least' },
};

const denials = {
  never: ['not', 'never', 'do not', 'does not', 'did not', 'yet to', 'without'],
  unlikely: [
    ...['unlikely to', 'not expected to', 'should not', 'may not', 'rarely'],
    ...['من غير المرجح أن', 'نادرا ما', 'قد لا', 'ربما لا'],
  ],
} as const;

export function* denialWords(): Generator<readonly [phrase: string, word: Word]> {
  for (const kind of ['never', 'unlikely'] as const)
    for (const phrase of denials[kind])
      for (const verb of ['', ' be', ' had']) yield [phrase + verb, { kind }];
}

/** A bound under a denial that stands before it; null where it is none, or the word before it denies nothing. */
export function deniedBound(before: Meaning | null, bound: Meaning): Meaning | null {
  if (before?.kind !== 'never' && before?.kind !== 'unlikely') return null;
  const hedge = complements[bound.hedge]?.[before.kind];
  return hedge === undefined ? null : { ...bound, hedge };
}
