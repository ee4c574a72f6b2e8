/** Every shape in which what was handed in was ever stored. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from './observation.js';
import { storedEntry } from './stored.js';

const first = {
  indicator: 'aid-trucks',
  dimensions: {},
  period: { text: '2020-09', start: '2020-09-01', end: '2020-09-30' },
  figure: {
    quantity: {
      text: '60-70',
      qualifier: 'range',
      lower: 60,
      upper: 70,
      lowerInclusive: true,
      upperInclusive: true,
      point: null,
    },
    per: 'period',
  },
  source: { title: 'Gate log', publisher: null, author: null, date: '2020-10', url: null, locator: 'p. 4' },
  knownOn: '2020-10-31',
  reliability: 'B',
  credibility: 2,
  status: 'A',
  note: null,
  baseline: null,
};
const today: Entry = { ...(first as Omit<Entry, 'comment'>), comment: 'Counted by hand' };

describe('an entry', () => {
  it.each<[string, object, object]>([
    ['before it could be said why it is right', first, { ...first, comment: null }],
    ['with that, before there were versions', today, today],
    ['of version 2', { v: 2, ...today }, today],
    [
      'of the catalogue, with what its range means',
      { ...first, baseline: { range: 'spread' } },
      { ...first, baseline: { range: 'spread' }, comment: null },
    ],
  ])('%s', (_, given, expected) => {
    expect(storedEntry.read(given)).toEqual(expected);
  });

  it('that is torn is not taken in', () => {
    expect(() => storedEntry.read({ ...first, figure: { per: 'day' } })).toThrow(
      'figure.quantity is missing',
    );
    expect(() => storedEntry.read({ ...first, source: {} })).toThrow('source.title is missing');
    expect(() => storedEntry.read({ v: 2, ...first, period: '2020-09' })).toThrow('period is no fields');
  });

  it('reads back as it was written', () => {
    const entries = fc.record({
      note: fc.option(fc.string()),
      comment: fc.option(fc.string()),
      credibility: fc.option(fc.integer({ min: 1, max: 6 })),
      dimensions: fc.dictionary(fc.string(), fc.string()),
      baseline: fc.constantFrom<Entry['baseline']>(null, { range: null }, { range: 'uncertainty' }),
    });
    fc.assert(
      fc.property(entries, (parts) => {
        const entry: Entry = { ...today, ...parts };
        expect(storedEntry.read(JSON.parse(JSON.stringify(storedEntry.write(entry))))).toEqual(
          JSON.parse(JSON.stringify(entry)),
        );
      }),
    );
  });
});
