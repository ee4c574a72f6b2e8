import { describe, expect, it } from 'vitest';
import { partOf } from '../../test/part-of.js';
import type { Verdict } from '../compare/comparison.js';
import type { Direction } from '../indicator/indicator.js';
import type { Bounds } from '../quantity/bounds.js';
import type { BriefItemWire } from './brief.js';
import { briefItemState, byState, citedFigures, latestOf, ratioBeside } from './brief-state.js';

interface Stands {
  readonly id?: string;
  /** Of its newest figure; null where it has none. */
  readonly verdict: Verdict | null;
  readonly direction?: Direction;
  /** What it is held against; null where there is none. */
  readonly baseline?: Bounds | null;
  readonly ratio?: Bounds | null;
}

const about = (lower: number | null, upper: number | null): Bounds => ({
  ...{ lower, upper, lowerInclusive: true, upperInclusive: true },
});

/** As much of an indicator in a brief as is looked at here. */
const item = ({
  id = 'a',
  verdict,
  direction = 'up-is-worse',
  baseline = about(1, 2),
  ratio = null,
}: Stands) =>
  partOf<BriefItemWire>({
    indicator: { id, direction },
    baseline: baseline && { normalised: { quantity: baseline } },
    trend:
      verdict === null ? [] : [{ comparison: { verdict: 'within' } }, { comparison: { verdict, ratio } }],
  });

describe('briefItemState', () => {
  it.each<[string, Stands, string]>([
    ['above, and up is worse', { verdict: 'above' }, 'worse'],
    ['above, and down is worse', { verdict: 'above', direction: 'down-is-worse' }, 'better'],
    ['below, and up is worse', { verdict: 'below' }, 'better'],
    ['below, and down is worse', { verdict: 'below', direction: 'down-is-worse' }, 'worse'],
    ['above, and neither is worse', { verdict: 'above', direction: 'neutral' }, 'changed'],
    ['below, and neither is worse', { verdict: 'below', direction: 'neutral' }, 'changed'],
    ['within', { verdict: 'within' }, 'within'],
    ['not to be told', { verdict: 'indeterminate' }, 'unclear'],
    ['not to be compared with its baseline', { verdict: 'not-comparable' }, 'unclear'],
    ['a figure and no baseline', { verdict: 'not-comparable', baseline: null }, 'uncompared'],
    ['a baseline and no figure', { verdict: null }, 'none'],
    ['neither', { verdict: null, baseline: null }, 'empty'],
  ])('%s', (_, given, expected) => expect(briefItemState(item(given))).toBe(expected));
});

describe('ratioBeside', () => {
  it.each<[string, Stands, Bounds | null]>([
    ['said beside a closed baseline', { verdict: 'above', ratio: about(2, 3) }, about(2, 3)],
    ['at least so many times', { verdict: 'above', ratio: about(2, null) }, about(2, null)],
    ['nothing is no multiple', { verdict: 'below', ratio: about(0, 0) }, null],
    ['anything is none either', { verdict: 'indeterminate', ratio: about(0, null) }, null],
    ['of a floor', { verdict: 'above', baseline: about(1, null), ratio: about(2, 3) }, null],
    ['of a ceiling', { verdict: 'above', baseline: about(null, 2), ratio: about(2, 3) }, null],
    ['without one', { verdict: 'not-comparable', baseline: null }, null],
    ['without a figure', { verdict: null }, null],
  ])('%s', (_, given, expected) => expect(ratioBeside(item(given))).toEqual(expected));
});

const items = [
  item({ id: 'a', verdict: 'indeterminate' }),
  item({ id: 'b', verdict: 'below', direction: 'down-is-worse' }),
  item({ id: 'c', verdict: 'above', direction: 'neutral' }),
  item({ id: 'd', verdict: null }),
  item({ id: 'e', verdict: 'not-comparable', baseline: null }),
  item({ id: 'f', verdict: 'above' }),
  item({ id: 'g', verdict: null, baseline: null }),
];

it('sorts by where each stands, worse first, in their order', () => {
  const sorted = byState(items).map((group) => [
    group.state,
    group.items.map(({ indicator }) => indicator.id),
  ]);
  expect(sorted).toEqual([
    ['worse', ['b', 'f']],
    ['changed', ['c']],
    ['unclear', ['a']],
    ['uncompared', ['e']],
    ['none', ['d']],
    ['empty', ['g']],
  ]);
});

it('numbers every figure: of each indicator the latest, then the baseline', () => {
  const cited = citedFigures(items);
  expect(
    cited.map(({ number, item: { indicator }, isBaseline }) => [number, indicator.id, isBaseline]),
  ).toEqual([
    [1, 'a', false],
    [2, 'a', true],
    [3, 'b', false],
    [4, 'b', true],
    [5, 'c', false],
    [6, 'c', true],
    [7, 'd', true],
    [8, 'e', false],
    [9, 'f', false],
    [10, 'f', true],
  ]);
  for (const { item: of, figure, isBaseline } of cited)
    expect(figure).toBe(isBaseline ? of.baseline : latestOf(of));
});
