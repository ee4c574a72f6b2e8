import { describe, expect, it } from 'vitest';
import { catalogueIndicator } from '../catalogue/index.js';
import { parseFigure } from '../figure/parse.js';
import type { Indicator } from '../indicator/indicator.js';
import type { Quantity } from '../quantity/quantity.js';
import { explainAlert } from './explain.js';
import type { Snapshot } from './incident.js';

const pledges = catalogueIndicator('al-hol-pledges')?.indicator as Indicator;

function quantity(text: string): Quantity {
  const parsed = parseFigure(text, pledges);
  if (parsed.kind !== 'figure') throw new Error(text);
  return parsed.quantity;
}

const plain = (text: string) => text.replace(/[\u2066-\u2069]/g, '');
const snapshot = (value: string, checks: Snapshot['checks']) =>
  ({ normalised: { quantity: quantity(value) }, checks }) as unknown as Snapshot;

const ofValue = { kind: 'value', measured: null, reason: null } as const;

describe('what an alert says of its comparison', () => {
  it.each([
    ['88-94', '>', '70', 'certain', '88–94 people a month is certainly more than 70 people a month.'],
    [
      '65-80',
      '>',
      '70',
      'possible',
      '65–80 people a month may be more than 70 people a month, but need not be.',
    ],
    [
      'more than 80',
      '>=',
      '60-70',
      'certain',
      'More than 80 people a month is certainly at least 60–70 people a month.',
    ],
    ['50', '>', '60-70', 'no', '50 people a month is not more than 60–70 people a month.'],
  ] as const)('%s %s %s, %s', (value, op, against, verdict, expected) => {
    const said = explainAlert(
      snapshot(value, [{ ...ofValue, op, quantity: quantity(against), verdict }]),
      pledges,
      'en',
    );
    expect(plain(said)).toBe(expected);
  });

  // About 1,200 in nine months is about 133 a month, and nobody knows it to the hundredth.
  const nineMonths = { ...quantity('130-140'), lower: 1150 / 9, upper: 1250 / 9 };
  it.each([
    ['175-200', 'certain', '175–200 people a month is certainly more than 127–139 people a month.'],
    ['130', 'possible', '130 people a month may be more than 127–139 people a month, but need not be.'],
    // So near to it that fewer digits would say otherwise.
    ['139', 'certain', '139 people a month is certainly more than 127.77–138.89 people a month.'],
  ] as const)(
    'says a threshold that was divided with few digits, rounded outward: %s',
    (value, verdict, expected) => {
      const said = explainAlert(
        snapshot(value, [{ ...ofValue, op: '>', quantity: nineMonths, verdict }]),
        pledges,
        'en',
      );
      expect(plain(said)).toBe(expected);
    },
  );

  it('doubles no preposition in Arabic where the threshold is a range', () => {
    const said = plain(
      explainAlert(
        snapshot('88-94', [{ ...ofValue, op: '>', quantity: quantity('60-70'), verdict: 'certain' }]),
        pledges,
        'ar',
      ),
    );
    expect(said).toMatch(/^العتبة: .*60.*70.*القيمة: .*88.*94.*وهي أعلى منها بالتأكيد\.$/);
    expect(said).not.toContain('من من');
  });

  it('says so where the baseline has no such end', () => {
    const said = explainAlert(
      snapshot('88', [{ ...ofValue, op: '>', quantity: null, verdict: 'nodata' }]),
      pledges,
      'en',
    );
    expect(said).toBe('The baseline has no such end, so there was nothing to compare with.');
  });
});
