import { expect, it } from 'vitest';
import { type LabelRequest, overlap, placeLabel } from './place-label.js';

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
