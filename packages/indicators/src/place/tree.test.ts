import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { circleOf, inTreeOrder, withinPlace } from './tree.js';

const parents = new Map([
  ['syria', null],
  ['raqqa-region', 'syria'],
  ['raqqa', 'raqqa-region'],
  ['hol', null],
]);

describe('what lies in what', () => {
  it.each([
    ['a town in a region', 'raqqa', 'raqqa-region', null],
    ['nothing', 'raqqa', null, null],
    ['a new place', 'tabqa', 'raqqa-region', null],
    ['itself', 'raqqa', 'raqqa', ['raqqa', 'raqqa']],
    ['what lies in it', 'syria', 'raqqa', ['syria', 'raqqa', 'raqqa-region', 'syria']],
  ])('never comes to a circle: %s', (_, id, parent, way) => {
    expect(circleOf(parents, id, parent)).toEqual(way);
  });

  it('lists each place before those in it', () => {
    const places = [...parents].map(([id, parent]) => ({ id, parent })).reverse();
    expect(inTreeOrder(places).map(({ place, depth }) => `${depth} ${place.id}`)).toEqual([
      '0 hol',
      '0 syria',
      '1 raqqa-region',
      '2 raqqa',
    ]);
    expect(withinPlace(places, 'raqqa-region').map(({ id }) => id)).toEqual(['raqqa', 'raqqa-region']);
  });

  it('holds of any tree that grows by what makes no circle', () => {
    const moves = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 9 }), fc.option(fc.integer({ min: 0, max: 9 }))),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(moves, (all) => {
        const held = new Map<string, string | null>(Array.from({ length: 10 }, (_, n) => [`p${n}`, null]));
        for (const [of, to] of all) {
          const parent = to === null ? null : `p${to}`;
          if (circleOf(held, `p${of}`, parent) === null) held.set(`p${of}`, parent);
        }
        const listed = inTreeOrder([...held].map(([id, parent]) => ({ id, parent })));
        // Each of them once: none is in a circle, which no list would come to.
        expect(new Set(listed.map(({ place }) => place.id)).size).toBe(held.size);
        const before = new Set<string>();
        for (const { place } of listed) {
          expect(place.parent === null || before.has(place.parent)).toBe(true);
          before.add(place.id);
        }
      }),
    );
  });
});
