import { describe, expect, it } from 'vitest';
import { firstClear, type LabelRequest, overlap, placeLabel } from './place-label.js';

const plot = { left: 40, top: 10, width: 220, height: 180 };
const request: LabelRequest = {
  wordings: [['Baseline 2019–20: 60–70 a month'], ['Baseline 2019–20', '60–70 a month']],
  measure: (text) => text.length * 6,
  lineHeight: 16,
  seats: [
    { y: 100, side: 'above' },
    { y: 120, side: 'below' },
  ],
  plot,
  obstacles: [],
};

it('takes one line at the start, above, where nothing is in the way', () => {
  const placed = placeLabel(request);
  expect(placed?.lines).toHaveLength(1);
  expect(placed?.box).toMatchObject({ left: 44, top: 80 });
});

it('goes below when the marks are above', () => {
  const placed = placeLabel({ ...request, obstacles: [{ left: 40, top: 60, width: 220, height: 40 }] });
  expect(placed?.clear).toBe(true);
  expect(placed?.box.top).toBe(124);
});

it('breaks in two where one line would not fit', () => {
  const placed = placeLabel({ ...request, plot: { ...plot, width: 120 } });
  expect(placed?.lines).toEqual(['Baseline 2019–20', '60–70 a month']);
});

it('goes to the end of the plot when the start is taken on both sides', () => {
  const start = { left: 40, top: 10, width: 20, height: 180 };
  const placed = placeLabel({ ...request, obstacles: [start] });
  expect(placed?.clear).toBe(true);
  expect(placed?.box.left).toBe(40 + 220 - 4 - (placed?.box.width ?? 0));
});

it('takes a line further off before it covers anything', () => {
  const near = { left: 40, top: 76, width: 220, height: 68 };
  const placed = placeLabel({ ...request, obstacles: [near] });
  expect(placed?.clear).toBe(true);
  expect(near.top - (placed?.box.top ?? 0)).toBeGreaterThanOrEqual(16);
});

it('is shortened before it covers anything, and never covers what it labels', () => {
  const wordings = [['Baseline 2019: about 133 (127–139) a month'], ['Baseline 2019: ~133']];
  const marks = { left: 40, top: 10, width: 90, height: 180 };
  const own = [{ left: 40, top: 100, width: 220, height: 20 }];
  const placed = placeLabel({ ...request, wordings, obstacles: [marks], own });
  expect(placed?.lines).toEqual(['Baseline 2019: ~133']);
  expect(placed === null ? 1 : overlap(placed.box, own[0] as (typeof own)[0])).toBe(0);
});

it('stays beside what it labels', () => {
  const own = [{ left: 40, top: 98, width: 220, height: 4 }];
  expect(placeLabel({ ...request, own })?.box.top).toBe(80);
});

it('takes the least bad place where all collide, and says so', () => {
  const everywhere = { left: 0, top: 0, width: 400, height: 200 };
  expect(placeLabel({ ...request, obstacles: [everywhere] })?.clear).toBe(false);
});

it('measures overlap', () => {
  expect(
    overlap({ left: 0, top: 0, width: 10, height: 10 }, { left: 5, top: 5, width: 10, height: 10 }),
  ).toBe(25);
  expect(
    overlap({ left: 0, top: 0, width: 10, height: 10 }, { left: 10, top: 0, width: 10, height: 10 }),
  ).toBe(0);
});

describe('the first clear choice', () => {
  const box = (left: number) => ({ box: { left, top: 20, width: 20, height: 10 } });

  it('is the first that touches nothing', () => {
    const [first, second] = [box(50), box(90)];
    expect(firstClear([first, second], plot, [first.box])).toBe(second);
  });

  it('is the least bad where all collide', () => {
    const wall = { left: 0, top: 0, width: 100, height: 200 };
    const [covered, grazed] = [box(50), box(90)];
    expect(firstClear([covered, grazed], plot, [wall])).toBe(grazed);
  });
});
