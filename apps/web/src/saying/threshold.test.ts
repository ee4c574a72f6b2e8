import type { Condition } from '@marsad/indicators';
import type { AlertWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { ar } from '../language/messages/ar.js';
import { en } from '../language/messages/en.js';
import { makeWords } from '../language/words.js';
import { thresholdLine } from './threshold.js';

type Check = AlertWire['explanation']['thresholds'][number];
type Limit = NonNullable<Check['quantity']>;

const quantity = (lower: number, upper: number): Limit => ({
  text: `${lower}-${upper}`,
  qualifier: lower === upper ? 'exact' : 'range',
  lower,
  upper,
  lowerInclusive: true,
  upperInclusive: true,
  point: lower === upper ? lower : null,
});
const check = (of: Limit, op = '>', kind: Check['kind'] = 'value'): Check => ({
  kind,
  op,
  measured: null,
  quantity: of,
  verdict: 'certain',
  reason: null,
});
const alert = (condition: Condition, ...thresholds: readonly Check[]) => ({
  rule: partOf<AlertWire['rule']>({ condition }),
  explanation: partOf<AlertWire['explanation']>({ thresholds }),
});
const scale = { unit: '{person}', basis: 'month', direction: 'up-is-worse' } as const;
const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');

// About 1,200 in nine months.
const nineMonths = quantity(1150 / 9, 1250 / 9);
const ofBaseline = (more: { times?: number } = {}): Condition => ({
  value: { op: '>', to: { baseline: 'interval', ...more } },
});

describe('the threshold of an alert in words', () => {
  it.each([
    // A threshold that comes from a hedged baseline is named, with no more digits than the baseline has.
    ['en', alert(ofBaseline(), check(nineMonths)), 'more than the baseline (127–139 people a month)'],
    ['ar', alert(ofBaseline(), check(nineMonths)), 'أكثر من خط الأساس (من 127 إلى 139 شخصًا في الشهر)'],
    [
      'en',
      alert(ofBaseline({ times: 1.5 }), check(quantity(1725 / 9, 1875 / 9))),
      'more than 1.5 times the baseline (191–209 people a month)',
    ],
    [
      'en',
      alert({ value: { op: '>=', to: { baseline: 'upper' } } }, check(quantity(1250 / 9, 1250 / 9), '>=')),
      'at least the upper end of the baseline (about 139 people a month)',
    ],
    [
      'ar',
      alert({ value: { op: '>=', to: { baseline: 'upper' } } }, check(quantity(1250 / 9, 1250 / 9), '>=')),
      'لا يقل عن الحد الأعلى لخط الأساس (نحو 139 شخصًا في الشهر)',
    ],
    // What somebody set stays as it was set.
    [
      'en',
      alert({ value: { op: '>', to: 127.77 } }, check(quantity(127.77, 127.77))),
      'more than 127.77 people a month',
    ],
    // The rule says something else by now: of what was compared then, the numbers are known.
    ['en', alert(ofBaseline(), check(nineMonths, '<')), 'less than 127–139 people a month'],
    [
      'en',
      alert(
        { all: [ofBaseline(), { change: { op: '>', absolute: 5, percent: 10 } }] },
        check(nineMonths),
        check(quantity(10, 10), '>', 'percent'),
        check(quantity(5, 5), '>', 'change'),
      ),
      'more than the baseline (127–139 people a month), Change from the period before: more than 10%, Change from the period before: more than 5 people a month',
    ],
  ] as const)('%s: %#', (language, one, expected) => {
    const words = makeWords(language, 'latn', language === 'ar' ? ar : en);
    expect(plain(thresholdLine(words, one, scale))).toBe(expected);
  });
});
