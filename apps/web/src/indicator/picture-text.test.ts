import type { IndicatorSummaryWire, PointWire, SeriesWire } from '@marsad/indicators/contract';
import { describe, expect, it } from 'vitest';
import { partOf } from '../../../../packages/indicators/test/part-of.js';
import { ar } from '../language/messages/ar.js';
import { en } from '../language/messages/en.js';
import { makeWords } from '../language/words.js';
import { pictureText, type View } from './picture-text.js';

const english = makeWords('en', 'latn', en);
const arabic = makeWords('ar', 'latn', ar);
const bare = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '');

const citation = (title: string, publisher: string | null = null) => ({
  id: title,
  title,
  publisher,
  author: null,
});
const month = (number: number, title: string, others: readonly string[] = []) =>
  partOf<PointWire>({
    period: {
      start: `2021-${String(number).padStart(2, '0')}-01`,
      end: `2021-${String(number + 1).padStart(2, '0')}-01`,
    },
    observation: { id: `${number}`, source: citation(title, 'A team') },
    alternatives: others.map((one) => ({ observation: { source: citation(one) } })),
  });

const indicator = partOf<IndicatorSummaryWire>({
  id: 'pledges',
  name: { en: 'Pledges', ar: 'البيعات' },
  unit: '{person}',
  rateBasis: 'month',
  dimensions: [{ id: 'sex', name: { en: 'Sex' }, codes: [{ code: 'men', name: { en: 'Men' } }] }],
});

function view(points: readonly PointWire[], more: Partial<View> = {}): View {
  const series = { points, pointsInAll: points.length, baseline: null, dimensions: { sex: 'men' } };
  return {
    indicator,
    series: partOf<SeriesWire>(series),
    asOf: null,
    heights: 'compared',
    scale: 'linear',
    drawn: 'linear',
    from: null,
    to: null,
    months: { from: '', to: '' },
    ...more,
  };
}
const said = (words: typeof english, one: View) =>
  pictureText(words, one, {
    cited: [one.series],
    today: '2026-11-28',
    page: 'https://example.org/indicators/pledges',
  });

describe('what a picture says', () => {
  const points = [month(1, 'January note'), month(2, 'February note', ['Radio']), month(3, 'March note')];
  const zoomed = { from: '2021-01-01', to: '2021-03-01', months: { from: '2021-01', to: '2021-02' } };

  it('counts and cites the figures that are drawn, and no others', () => {
    const { subtitle, notes, address } = said(english, view(points, zoomed));
    expect(bare(subtitle)).toBe('people a month · Men · 2 figures, January 2021 to February 2021');
    expect(notes.map(bare)).toEqual([
      'Sources: January note, A team; February note, A team; Radio',
      'As known on 28 November 2026',
    ]);
    expect(address).toBe(
      'https://example.org/indicators/pledges?dimensions%5Bsex%5D=men&from=2021-01&to=2021-02&lang=en',
    );
  });

  it('says it in Arabic, with its address in Arabic', () => {
    const { subtitle, notes, address, dir } = said(arabic, view(points, zoomed));
    expect(bare(subtitle)).toContain('رقمان، من كانون الثاني 2021 إلى شباط 2021');
    expect(notes.map(bare)[0]).toBe('المصادر: January note، A team؛ February note، A team؛ Radio');
    expect(address).toMatch(/&lang=ar$/);
    expect(dir).toBe('rtl');
  });

  it('counts sources beyond the eighth', () => {
    const many = Array.from({ length: 11 }, (_, at) => month(at + 1, `Note ${at + 1}`));
    expect(said(english, view(many)).notes.map(bare)[0]).toMatch(/Note 8, A team and 3 more$/);
  });

  it('keeps the day and the heights of the view', () => {
    const past = said(english, view(points, { asOf: '2021-06-30', heights: 'given' }));
    expect(past.address).toContain('asOf=2021-06-30&heights=given');
    expect(past.notes).toContain('As known on 30 June 2021');
    expect(past.notes).toContain(en['heights.note']);
  });
});
