import { axisLabel, valueDomain, valueTicks } from '@marsad/indicators/chart';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ar } from '../language/messages/ar.js';
import { en } from '../language/messages/en.js';
import { makeWords } from '../language/words.js';

const readers = [
  makeWords('en', 'latn', en),
  makeWords('ar', 'latn', ar),
  makeWords('ar', 'arab', ar),
] as const;

/** Whether thousands are K or k differs by the version of the browser's own tables. */
const lower = (label: string) => label.toLowerCase();

const labelsUpTo = (words: (typeof readers)[number], lower: number, upper: number, unit: string) => {
  const figure = { text: '', qualifier: 'range', lower, upper, point: null } as const;
  const inclusive = { lowerInclusive: true, upperInclusive: true };
  const ticks = valueTicks(valueDomain(null, [{ ...figure, ...inclusive }], []), 240, false);
  return { ticks, labels: ticks.map((tick) => axisLabel(words, tick, unit)) };
};

const scales: readonly (readonly [RegExp, number])[] = [
  [/k$|(ألف|آلاف)$/i, 1e3],
  [/m$|(مليون|ملايين)$/i, 1e6],
  [/bn?$|(مليار|مليارات)$/i, 1e9],
  [/tn?$|(ترليون|تريليون|تريليونات|ترليونات)$/i, 1e12],
];

/** What a reader makes of a label. */
function readBack(label: string): number {
  const plain = label
    .replace(/[\u061c\u200e\u200f\u2066-\u2069$%٪]/g, '')
    .replace(/[٠-٩]/g, (digit) => String('٠١٢٣٤٥٦٧٨٩'.indexOf(digit)))
    .replaceAll('٬', ',')
    .replaceAll('٫', '.')
    .replaceAll('−', '-')
    .trim();
  const [word, times] = scales.find(([one]) => one.test(plain)) ?? [/$/, 1];
  return Number(plain.replace(word, '').replaceAll(',', '').trim()) * times;
}

describe('labels of the value axis', () => {
  it.each([
    [0.15, '%', ['0%', '0.05%', '0.1%', '0.15%', '0.2%']],
    [0.18, '1', ['0', '0.05', '0.1', '0.15', '0.2']],
    [0.03, '%', ['0%', '0.01%', '0.02%', '0.03%', '0.04%']],
    [0.003, '%', ['0%', '0.001%', '0.002%', '0.003%', '0.004%']],
    [170_000, 'USD', ['$0', '$50k', '$100k', '$150k', '$200k']],
    [1_150_000, '{person}', ['0', '500k', '1m', '1.5m']],
  ])('up to %d %s have the digits of their step', (upper, unit, labels) => {
    expect(labelsUpTo(readers[0], 0, upper, unit).labels.map(lower)).toEqual(labels);
  });

  it('are written in the digits of the reader', () => {
    expect(
      labelsUpTo(readers[2], 0, 0.15, '%').labels.map((label) => label.replace(/[^\d٠-٩٫٪]/g, '')),
    ).toEqual(['٠٪', '٠٫٠٥٪', '٠٫١٪', '٠٫١٥٪', '٠٫٢٪']);
  });

  it('tell steps of 0.05 million apart', () => {
    const ticks = [1.1e6, 1.15e6, 1.2e6];
    expect(ticks.map((tick) => lower(axisLabel(readers[0], tick, '{person}')))).toEqual([
      '1.1m',
      '1.15m',
      '1.2m',
    ]);
  });

  it('have a true minus sign before the unit', () => {
    expect(axisLabel(readers[0], -0.05, '%')).toBe('−0.05%');
    expect(lower(axisLabel(readers[0], -5000, 'USD'))).toBe('−$5k');
    expect(axisLabel(readers[0], -0, '1')).toBe('0');
  });

  it('never repeat and read back as their ticks, on scales of every size', () => {
    const number = fc.tuple(fc.double({ min: 1, max: 9.99, noNaN: true }), fc.integer({ min: -7, max: 13 }));
    fc.assert(
      fc.property(
        number,
        fc.boolean(),
        fc.constantFrom('%', '1', 'USD'),
        ([digits, size], isNegative, unit) => {
          const value = Number((digits * 10 ** size).toPrecision(3));
          for (const words of readers) {
            const { ticks, labels } = labelsUpTo(
              words,
              isNegative ? -value : 0,
              isNegative ? 0 : value,
              unit,
            );
            expect(new Set(labels).size).toBe(labels.length);
            for (const [at, tick] of ticks.entries()) {
              const read = readBack(labels[at] ?? '');
              expect(Math.abs(read - tick)).toBeLessThanOrEqual(Math.abs(tick) * 1e-9);
            }
          }
        },
      ),
    );
  });
});
