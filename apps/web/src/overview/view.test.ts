import type { IndicatorSummaryWire } from '@marsad/indicators/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { densityOf, grouped, inOrder, pinned, unarranged } from './arrangement.js';
import { fold, holdsWords } from './fold.js';
import { moved } from './moved.js';
import { everything, isFiltered, isShown, readView, sorted, writeView } from './view.js';

type Verdict = 'above' | 'within' | 'indeterminate' | 'not-comparable';
interface Given {
  readonly verdict?: Verdict;
  readonly ratio?: readonly [number | null, number | null];
  readonly end?: string;
  readonly grade?: string | null;
  readonly section?: IndicatorSummaryWire['section'];
  readonly overdue?: boolean;
  readonly firing?: boolean;
  readonly ar?: string;
}

/** As much of an indicator as the overview sorts and filters by. */
function indicator(id: string, given: Given = {}): IndicatorSummaryWire {
  const { verdict, ratio = [1, 1], end = '2020-10-01', grade = 'B', section = 'headline', ar } = given;
  return partOf<IndicatorSummaryWire>({
    id,
    section,
    name: { en: `The ${id}`, ...(ar === undefined ? {} : { ar }) },
    alerts: given.firing ? [{ state: 'firing' }] : [],
    overdue: given.overdue ? { since: '2020-12-01', daysLate: 9 } : null,
    latest:
      verdict === undefined
        ? null
        : {
            comparison: { verdict, ratio: { lower: ratio[0], upper: ratio[1] } },
            period: { end },
            observation: { reliability: grade },
          },
  });
}
const plain = readView(new URLSearchParams());

describe('what is looked for', () => {
  it.each([
    ['Al-Ḥawl', 'al hawl'],
    ['Sha‘ir’s Ñandú', 'shairs nandu'],
    ['الأنبار', 'الانبار'],
    ['مُبايعات', 'مبايعات'],
    ['عائـــدات', 'عايدات'],
    ['الدولة إلى', 'الدوله الي'],
    ['مؤشّر آخر', 'موشر اخر'],
    ['٢٠٢٠ ۲۰', '2020 20'],
    ['  Fi\u200Brst,  second ', 'first second'],
    ['Ørsted İstanbul', 'orsted istanbul'],
  ])('%s is found as %s', (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it('needs every word, in any order, and nothing where nothing is typed', () => {
    expect(holdsWords('Pledges in al-Hol camp', 'camp PLEDG')).toBe(true);
    expect(holdsWords('Pledges in al-Hol camp', 'camp villages')).toBe(false);
    expect(holdsWords('anything', '  ')).toBe(true);
  });

  it('is folded once and for all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => fold(fold(text)) === fold(text)));
  });
});

describe('a view', () => {
  it('is read from any address, and comes back from its own', () => {
    const odd = readView(new URLSearchParams('status=up&grade=G&sort=-nothing&overdue=yes&theme='));
    expect(odd).toEqual(plain);
    expect(isFiltered(odd)).toBe(false);
    const view = {
      ...plain,
      q: 'مخيم & camp',
      status: 'above' as const,
      grade: 'none' as const,
      overdue: true,
      sort: { by: 'ratio' as const, descending: true },
    };
    const address = writeView(new URLSearchParams('lang=ar'), view);
    expect(readView(new URLSearchParams(address.toString()))).toEqual(view);
    expect(writeView(address, { ...everything, sort: null }).toString()).toBe('lang=ar');
  });

  const all = [
    indicator('a', { verdict: 'above', firing: true, overdue: true, grade: 'A' }),
    indicator('b', { verdict: 'within', grade: null, ar: 'المخيّم' }),
    indicator('c', { section: 'own' }),
    indicator('d', { verdict: 'not-comparable', grade: 'C' }),
  ];
  it.each([
    [{}, 'abcd'],
    [{ status: 'firing' }, 'a'],
    [{ status: 'above' }, 'a'],
    [{ status: 'none' }, 'c'],
    [{ status: 'uncompared' }, 'd'],
    [{ grade: 'none' }, 'b'],
    [{ grade: 'A' }, 'a'],
    [{ overdue: true }, 'a'],
    [{ pinned: true }, 'd'],
    [{ theme: 'own' }, 'abcd'],
    [{ q: 'المخيم' }, 'b'],
    [{ q: 'the', status: 'within' }, 'b'],
    [{ q: 'nothing' }, ''],
  ] as const)('with %j shows %s', (change, shown) => {
    const view = { ...plain, ...change };
    expect(
      all
        .filter((one) => isShown(one, view, new Set(['d'])))
        .map(({ id }) => id)
        .join(''),
    ).toBe(shown);
  });
});

describe('sorting', () => {
  const all = [
    indicator('x'),
    indicator('z10', { verdict: 'within', ratio: [0.5, null], end: '2021-01-01', grade: 'F' }),
    indicator('z9', { verdict: 'above', ratio: [1, 3], end: '2020-01-01', grade: 'A' }),
    indicator('y', { verdict: 'indeterminate', ratio: [null, null], end: '2019-01-01', grade: null }),
  ];
  const by = (sort: string) =>
    sorted(all, readView(new URLSearchParams({ sort })).sort, ({ id }) => id, 'en')
      .map(({ id }) => id)
      .join(' ');
  it.each([
    ['', 'x z10 z9 y'],
    ['name', 'x y z9 z10'],
    ['-name', 'z10 z9 y x'],
    ['verdict', 'z9 z10 y x'],
    ['ratio', 'z10 z9 x y'],
    // What has nothing to be sorted by comes last either way.
    ['-ratio', 'z9 z10 x y'],
    ['fresh', 'y z9 z10 x'],
    ['-grade', 'y z10 z9 x'],
  ])('by "%s"', (sort, order) => {
    expect(by(sort)).toBe(order);
  });
});

describe('an arrangement', () => {
  it('puts what it names first, and keeps the rest as it came', () => {
    const items = ['a', 'b', 'c', 'd'].map((id) => ({ id }));
    expect(inOrder(items, ['c', 'gone', 'a']).map(({ id }) => id)).toEqual(['c', 'a', 'b', 'd']);
    expect(inOrder(items, [])).toEqual(items);
  });

  it('moves one among its group, and stirs nothing else', () => {
    const order = ['a', 'X', 'b', 'Y', 'c'];
    expect(moved(order, ['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'X', 'a', 'Y', 'b']);
    expect(moved(order, ['a', 'b', 'c'], 'a', 99)).toEqual(['b', 'X', 'c', 'Y', 'a']);
    expect(moved(order, ['X', 'Y'], 'Y', -5)).toEqual(['a', 'Y', 'b', 'X', 'c']);
    expect(moved(order, ['a'], 'nobody', 0)).toEqual(order);
    const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(ids, fc.nat(), fc.integer({ min: -3, max: 15 }), (all, which, to) => {
        const group = all.filter((_, at) => at % 2 === 0);
        const id = group[which % group.length] as string;
        const after = moved(all, group, id, to);
        expect([...after].sort()).toEqual([...all].sort());
        expect(after.filter((one) => !group.includes(one))).toEqual(
          all.filter((one) => !group.includes(one)),
        );
        const place = Math.max(0, Math.min(group.length - 1, to));
        expect(after.filter((one) => group.includes(one))[place]).toBe(id);
      }),
    );
  });

  it('groups each indicator once, the pinned ones first', () => {
    const all = [
      indicator('a', { verdict: 'above', firing: true }),
      indicator('b', { verdict: 'above', section: 'further' }),
      indicator('c', { section: 'own' }),
      indicator('d', { section: 'unquantified' }),
    ];
    const names = (grouping: (typeof unarranged)['grouping'], pins: string[] = []) =>
      grouped(all, { grouping, pinned: pins }).map(
        ({ key, members }) => `${key}:${members.map(({ id }) => id).join('')}`,
      );
    expect(names('section')).toEqual([
      'section.headline:a',
      'section.further:b',
      'section.own:c',
      'section.unquantified:d',
    ]);
    expect(names('status', ['c', 'gone'])).toEqual([
      'pinned:c',
      'status.firing:a',
      'status.above:b',
      'status.none:d',
    ]);
    expect(names('none', ['b'])).toEqual(['pinned:b', 'all:acd']);
    expect(names('theme')).toEqual(['theme.own:abcd']);
  });

  it('pins and unpins, and is dense where there are many', () => {
    const one = pinned(unarranged, 'a', true);
    expect(pinned(pinned(one, 'b', true), 'a', true).pinned).toEqual(['b', 'a']);
    expect(pinned(one, 'a', false)).toEqual(unarranged);
    expect([6, 60].map((count) => densityOf(unarranged, count))).toEqual(['comfortable', 'compact']);
    expect(densityOf({ ...unarranged, density: 'comfortable' }, 60)).toBe('comfortable');
  });
});
