import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from './iso-day.js';

describe('days of a calendar', () => {
  it('come back as they went', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-02'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (date) => {
          const day = dayOf(date);
          expect(dayOf(dateOf(day) ?? new Date(0))).toBe(day);
        },
      ),
    );
  });

  it.each(['', '2020', '2020-06', '2020-02-30', '2020-13-01', '2020-6-1', 'yesterday', '2020-06-16T00:00'])(
    'are nothing else: %s',
    (text) => {
      expect(dateOf(text)).toBeUndefined();
    },
  );
});
