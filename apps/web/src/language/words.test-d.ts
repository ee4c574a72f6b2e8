/** Type tests: tsc fails where a line marked as an error compiles. Nothing here is imported by anything. */
import type { LabelKey, MessageKey, Words } from './words.js';

declare const words: Words;
declare const end: 'higher' | 'lower';
declare const state: 'firing' | 'pending';

export const label: LabelKey = 'nav.overview';
export const texts: readonly string[] = [
  words.t('nav.overview'),
  words.t(label),
  words.t(`state.${state}`),
  words.t(`distance.${end}`, { amount: '3' }),
  words.t('attention.late', { unit: 'day', count: 3 }),
];

// @ts-expect-error It has to be told the amount.
words.t('distance.higher');
// @ts-expect-error It is told nothing of a unit.
words.t('distance.higher', { amount: '3', unit: 'day' });
// @ts-expect-error What is counted is a number.
words.t('attention.late', { unit: 'day', count: '3' });
// @ts-expect-error It is told nothing.
words.t('nav.overview', { name: 'x' });
// @ts-expect-error There is no such message.
words.t('nav.elsewhere');
// @ts-expect-error It is told something.
export const told: LabelKey = 'distance.higher';
declare const any: MessageKey;
// @ts-expect-error It may be one that has to be told something.
words.t(any);
