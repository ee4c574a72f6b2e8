/** What a sentence doubts is not read as certain, however far from its number it says so. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFigure } from '../figure/parse.js';
import { readFigures } from './read.js';

/** Its ends: "[475, 525]". */
const found = (text: string) =>
  readFigures(text).map(
    ({ quantity: q }) =>
      `${q.lowerInclusive ? '[' : '('}${q.lower ?? ''}, ${q.upper ?? ''}${q.upperInclusive ? ']' : ')'}`,
  );

describe('a figure that its sentence doubts', () => {
  it.each<[text: string, ...figures: string[]]>([
    ['Perhaps there were 500 people.', '[475, 525]'],
    ['It is estimated that 500 people came.', '[475, 525]'],
    ['It is believed that 500 people came.', '[475, 525]'],
    ['Monitors estimate 500 people came.', '[475, 525]'],
    ['The camp may hold 5,000 men.', '[4750, 5250]'],
    ['The blast might have killed 50.', '[47.5, 52.5]'],
    ['There may be 500 people.', '[475, 525]'],
    ['There may be more than 500 people.', '[475, 525]'],
    ['Perhaps more than 500 people came.', '[475, 525]'],
    ['Cases could exceed 20,000.', '[19000, 21000]'],
    ['60 people are feared dead.', '[57, 63]'],
    ['500 people are believed to have crossed.', '[475, 525]'],
    ['12 people are estimated to have crossed.', '[11.5, 12.5]'],
    ['ربما جاء 500 شخص.', '[475, 525]'],
    ['ربما وصل عدد النازحين إلى 500 شخص.', '[475, 525]'],
    ['ربما يكون عدد المحتجزين قد بلغ 500 رجل.', '[475, 525]'],
    ['من المحتمل أن يكون 500 شخص قد نزحوا.', '[475, 525]'],
    ['يُعتقد أن 500 شخص عبروا.', '[475, 525]'],
    ['تقدر الأمم المتحدة أن 500 شخص عبروا.', '[475, 525]'],
    ['قد يتجاوز عدد الإصابات 500 إصابة.', '[475, 525]'],
    ['قد تبلغ الخسائر 500 دولار.', '[475, 525]'],
  ])('%s', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  it('shows where the doubt was said', () => {
    const text = 'ربما جاء 500 شخص';
    const [figure] = readFigures(text);
    expect(text.slice(figure?.hedge?.start, figure?.hedge?.end)).toBe('ربما');
  });

  it.each<[text: string, ...figures: string[]]>([
    // Of a known number something is doubted.
    ['Perhaps all of the 500 people left.', '[500, 500]'],
    ['Three men are believed to be abroad.', '[3, 3]'],
    ['In May 500 people came.', '[500, 500]'],
    ['قد بلغ العدد 500 شخص.', '[500, 500]'],
    // What says more by itself keeps that.
    ['Perhaps as many as 500 people came.', '[0, 500]'],
    ['They may have taken at least 500 people.', '[500, )'],
    ['Perhaps not. 500 people came.', '[500, 500]'],
    ['Perhaps for the cold, 500 people left.', '[500, 500]'],
  ])('%s as it stands', (text, ...figures) => {
    expect(found(text)).toEqual(figures);
  });

  const leads = [
    'Perhaps there came',
    'It is thought that',
    'They may have counted',
    'ربما جاء',
    'يُعتقد أن عدد القتلى',
  ];
  it('is never exact, and holds the number that was said', () => {
    fc.assert(
      fc.property(fc.constantFrom(...leads), fc.integer({ min: 20, max: 9_999_999 }), (lead, n) => {
        const { quantity } = readFigures(`${lead} ${n.toLocaleString('en')} people`)[0] ?? {};
        expect(quantity?.qualifier).toBe('about');
        expect(quantity?.lower).toBeLessThan(n);
        expect(quantity?.upper).toBeGreaterThan(n);
      }),
      { numRuns: 300 },
    );
  });

  it.each(['may be 500', 'could exceed 500', 'might be more than 500', 'قد يتجاوز 500', 'ربما يبلغ 500'])(
    'is read in a form, too: %s',
    (text) => {
      const options = { unit: '{person}', nonNegative: true, integer: true, rateBasis: null };
      expect(parseFigure(text, options)).toMatchObject({
        kind: 'figure',
        quantity: { qualifier: 'about', point: 500 },
      });
    },
  );
});
