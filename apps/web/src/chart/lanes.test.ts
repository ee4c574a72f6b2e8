import { describe, expect, it } from 'vitest';
import { type LaneItem, lanesHeight, placeLanes, rowsOf } from './lanes.js';

const item = (id: string, start: number, end: number | null): LaneItem => ({
  id,
  start,
  end,
  tone: 'calm',
  hollow: false,
  label: id,
  href: `/${id}`,
});
const scale = { days: [0, 100] as const, left: 10, width: 200, today: 200 };

describe('lanes under the plot', () => {
  it.each([
    [
      [
        [0, 10],
        [10, 20],
      ],
      [0, 0],
    ],
    [
      [
        [0, 10],
        [5, 20],
      ],
      [0, 1],
    ],
    [
      [
        [0, null],
        [5, 20],
        [20, 30],
      ],
      [0, 1, 1],
    ],
    [
      [
        [0, 50],
        [1, 50],
        [2, 50],
        [3, 50],
      ],
      [0, 1, 2, 2],
    ],
  ] as const)('%j stand in rows %j', (spans, rows) => {
    expect(rowsOf(spans.map(([start, end]) => ({ start, end })))).toEqual(rows);
  });

  it('draws what lies in the days shown, cut at their edges, and what goes on to the end', () => {
    const [lane] = placeLanes(
      [
        {
          name: 'Alerts',
          items: [
            item('before', -20, -10),
            item('in', -5, 50),
            item('on', 80, null),
            item('after', 120, 130),
          ],
        },
      ],
      scale,
    );
    expect(lane?.items.map(({ item: { id }, left, width, isOpen }) => [id, left, width, isOpen])).toEqual([
      ['in', 10, 100, false],
      ['on', 170, 40, true],
    ]);
  });

  it('draws what goes on until today, where the axis goes on; what is only planned as far as that goes', () => {
    const items = [item('on', 10, null), item('since today', 49, null), item('planned', 80, null)];
    const [lane] = placeLanes([{ name: 'Alerts', items }], { ...scale, today: 49 });
    expect(lane?.items.map(({ left, width, isOpen }) => [left, width, isOpen])).toEqual([
      [30, 80, true],
      [108, 8, true],
      [170, 40, true],
    ]);
  });

  it('draws even a day so that it can be seen and pressed, inside the plot', () => {
    const [lane] = placeLanes([{ name: 'Alerts', items: [item('day', 99, 100)] }], scale);
    expect(lane?.items[0]).toMatchObject({ width: 8, left: 202 });
  });

  it('take the same room whatever is shown of them', () => {
    const lanes = [{ name: 'Alerts', items: [item('a', 0, 50), item('b', 10, 20)] }];
    expect(lanesHeight(lanes)).toBe(lanesHeight([...lanes]));
    expect(lanesHeight([{ name: 'Alerts', items: [] }])).toBeLessThan(lanesHeight(lanes));
  });

  describe('with names', () => {
    const called = (id: string, start: number, end: number | null, ...names: string[]) => ({
      ...item(id, start, end),
      names,
    });
    const measure = (text: string) => text.length * 10;
    const namesOf = (...items: LaneItem[]) =>
      placeLanes([{ name: 'Events', items }], scale, measure)[0]?.items.map(({ name }) => name);

    it('have the fullest that has room, after the bar or before it', () => {
      expect(namesOf(called('a', 10, 12, '1 Long', '1'))).toEqual([{ x: 44, text: '1 Long' }]);
      expect(namesOf(called('a', 90, 92, '1 Long', '1'))).toEqual([{ x: 124, text: '1 Long' }]);
      expect(namesOf(called('a', 50, 52, '1 So long that there is no room', '1'))).toEqual([
        { x: 124, text: '1' },
      ]);
    });

    it('never touch the next bar, nor its name, and are left out where there is no room', () => {
      const both = namesOf(called('a', 10, 12, '1 Long', '1'), called('b', 24, 26, '2 Long', '2'));
      expect(both?.map((name) => name?.text)).toEqual(['1', '2 Long']);
      expect(namesOf(called('a', 0, null, '1 Long', '1'))).toEqual([null]);
    });

    it('stand in higher rows, of which there are more', () => {
      const many = Array.from({ length: 8 }, (_, at) => called(`${at}`, 1, 50, `${at}`));
      expect(rowsOf(many)).toEqual([0, 1, 2, 3, 4, 5, 5, 5]);
      expect(lanesHeight([{ name: 'Events', items: many }])).toBe(18 + 6 * 20 + 6);
    });
  });
});
