import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, interval } from '../quantity/interval.js';
import { type Candidate, chooseRecommended } from './recommend.js';

interface Report extends Candidate {
  readonly id: string;
  readonly says: number;
}

const report = (
  id: string,
  { source, ...parts }: Partial<Omit<Report, 'source'>> & { source?: Partial<Candidate['source']> } = {},
): Report => ({
  id,
  reliability: null,
  credibility: null,
  status: 'A',
  source: { id, title: `Source ${id}`, publisher: null, date: '2020-06', ...source },
  knownOn: '2020-06-30',
  says: id.charCodeAt(0),
  ...parts,
});

const choose = (reports: readonly Report[]) =>
  chooseRecommended(reports, ({ says }) => boundsOf(interval(says, says)));

describe('the recommended report', () => {
  it.each<[string, Report[], string, string]>([
    ['one is the only', [report('a')], 'a', 'only'],
    [
      'a better letter wins',
      [report('a', { reliability: 'C', credibility: 1 }), report('b', { reliability: 'B', credibility: 5 })],
      'ba',
      'graded',
    ],
    [
      'the number decides between equal letters',
      [report('a', { reliability: 'B', credibility: 3 }), report('b', { reliability: 'B', credibility: 2 })],
      'ba',
      'graded',
    ],
    [
      'any grade beats none',
      [report('a', { knownOn: '2021-01-01' }), report('b', { reliability: 'F', credibility: 6 })],
      'ba',
      'graded',
    ],
    [
      'the newest report wins between equals',
      [report('a'), report('b', { knownOn: '2020-07-31' })],
      'ba',
      'newest',
    ],
    [
      'equals that differ are a tie, the first by name before the other',
      [report('a'), report('b')],
      'ab',
      'tied',
    ],
    [
      'equals that say the same are none',
      [report('a', { says: 65 }), report('b', { says: 65 })],
      'ab',
      'agreed',
    ],
    [
      'names are compared as they would be looked up',
      [
        report('a', { source: { title: 'ministry of the Interior' } }),
        report('b', { source: { title: '\u200fMINISTRY  of Migration' } }),
      ],
      'ba',
      'tied',
    ],
    [
      'one name twice is told apart by the publisher, then by the id',
      [
        report('c', { source: { title: 'Report', publisher: 'B' } }),
        report('b', { source: { title: 'Report', publisher: 'A' } }),
        report('a', { source: { title: 'Report', publisher: 'B' } }),
      ],
      'bac',
      'tied',
    ],
    [
      'the day of entry is no date: what has none is not known to be newer',
      [report('a', { source: { date: null }, knownOn: '2026-11-28' }), report('b')],
      'ba',
      'tied',
    ],
    [
      'nor is it among several without a date',
      [
        report('a', { source: { date: null }, knownOn: '2020-07-01' }),
        report('b', { source: { date: null }, knownOn: '2026-11-28' }),
      ],
      'ab',
      'tied',
    ],
    [
      'a tie below the first is none of its',
      [report('a', { knownOn: '2020-07-31' }), report('b'), report('c')],
      'abc',
      'newest',
    ],
    [
      'an editor overrides grades and sticks',
      [report('a', { reliability: 'A' }), report('b', { chosenAt: '2020-08-01' })],
      'ba',
      'chosen',
    ],
    [
      "the editor's latest choice counts",
      [report('a', { chosenAt: '2020-08-01' }), report('b', { chosenAt: '2020-08-02' })],
      'ba',
      'chosen',
    ],
    [
      'a missing value comes after every other, however it is graded',
      [
        report('a', { reliability: 'A', status: 'M', knownOn: '2021-01-01' }),
        report('b', { reliability: 'F' }),
        report('c', { reliability: 'B' }),
      ],
      'cba',
      'graded',
    ],
    [
      'what is compared is those that have a value',
      [report('a', { reliability: 'A', status: 'M' }), report('b')],
      'ba',
      'only',
    ],
    [
      'one that has a value may be chosen',
      [report('a', { reliability: 'A', status: 'M' }), report('b', { chosenAt: '2020-08-01' })],
      'ba',
      'chosen',
    ],
    [
      'an editor may choose one that is missing',
      [report('a'), report('b', { status: 'M', chosenAt: '2020-08-01' })],
      'ba',
      'chosen',
    ],
    [
      'of several that are missing the best is first',
      [report('a', { status: 'M' }), report('b', { status: 'M', reliability: 'C' })],
      'ba',
      'graded',
    ],
    [
      'the rest stay in order',
      [report('a'), report('b', { reliability: 'A' }), report('c', { reliability: 'B' })],
      'bca',
      'graded',
    ],
  ])('%s', (_, candidates, order, why) => {
    for (const given of [candidates, [...candidates].reverse()]) {
      const chosen = choose(given);
      expect([chosen.recommended, ...chosen.triangulation].map(({ id }) => id).join('')).toBe(order);
      expect(chosen.why).toBe(why);
    }
  });

  it('needs a candidate', () => {
    expect(() => choose([])).toThrow(RangeError);
  });

  it('is a function of the set of reports, not of their order', () => {
    const sometimes = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 2 });
    const reports = fc.uniqueArray(
      fc.record({
        id: fc.constantFrom(...'abcdefgh'),
        reliability: sometimes(fc.constantFrom('A', 'B', 'F')),
        credibility: sometimes(fc.constantFrom(1, 2, 6)),
        status: fc.constantFrom('A', 'A', 'M' as const),
        knownOn: fc.constantFrom('2020-06-30', '2020-07-31', '2026-11-28'),
        date: sometimes(fc.constant('2020-06')),
        title: fc.constantFrom('Report', 'report ', 'A report', 'تقرير'),
        says: fc.constantFrom(60, 65),
        chosenAt: sometimes(fc.constantFrom('2020-08-01', '2020-08-02')),
      }),
      { selector: ({ id }) => id, minLength: 1 },
    );
    const shuffled = reports.chain((given) =>
      fc.tuple(
        fc.constant(given),
        fc.shuffledSubarray(given, { minLength: given.length, maxLength: given.length }),
      ),
    );
    const told = (given: Report[]) => {
      const { recommended, triangulation, why } = choose(given);
      return [why, recommended.id, ...triangulation.map(({ id }) => id)];
    };
    fc.assert(
      fc.property(shuffled, (orders) => {
        const [one, other] = orders.map((given) =>
          given.map(({ id, date, title, ...parts }) => report(id, { ...parts, source: { date, title } })),
        ) as [Report[], Report[]];
        expect(told(other)).toEqual(told(one));
      }),
    );
  });
});
