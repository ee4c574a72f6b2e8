import { describe, expect, it } from 'vitest';
import { type Candidate, chooseRecommended } from './recommend.js';

const report = (id: string, parts: Partial<Candidate> = {}): Candidate & { id: string } => ({
  id,
  reliability: null,
  credibility: null,
  knownOn: '2020-06-30',
  recordedAt: '2020-07-01T00:00:00.000Z',
  ...parts,
});

describe('the recommended report', () => {
  it.each<[string, (Candidate & { id: string })[], string, string]>([
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
      'then the latest recorded',
      [report('a'), report('b', { recordedAt: '2020-07-02T00:00:00.000Z' })],
      'ba',
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
      'the rest stay in order',
      [report('a'), report('b', { reliability: 'A' }), report('c', { reliability: 'B' })],
      'bca',
      'graded',
    ],
  ])('%s', (_, candidates, order, why) => {
    for (const given of [candidates, [...candidates].reverse()]) {
      const chosen = chooseRecommended(given);
      expect([chosen.recommended, ...chosen.triangulation].map(({ id }) => id).join('')).toBe(order);
      expect(chosen.why).toBe(why);
    }
  });

  it('needs a candidate', () => {
    expect(() => chooseRecommended([])).toThrow(RangeError);
  });
});
