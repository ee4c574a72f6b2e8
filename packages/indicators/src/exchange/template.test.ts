import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry } from '../entry/entry.js';
import { cadences, type Indicator } from '../indicator/indicator.js';
import { languages } from '../language/language.js';
import { parsePeriod } from '../period/parse.js';
import { entryOfRow } from './read-row.js';
import { type Template, templateOf } from './template.js';

const indicator: Indicator = {
  id: 'goods',
  name: { en: 'Goods', ar: 'بضائع' },
  definition: { en: 'Goods' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'day',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'neutral',
  nonNegative: true,
  integer: false,
  dimensions: [
    {
      id: 'sex',
      name: { en: 'Sex', ar: 'الجنس' },
      codes: [
        { code: 'men', name: { en: 'Men', ar: 'رجال' } },
        { code: 'women', name: { en: 'Women' } },
      ],
    },
  ],
  margin: 0,
};
const today = '2026-11-28';
const rowOf = ({ figures: { names } }: Template, cells: readonly string[]) =>
  Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));

describe('a template', () => {
  it('has the last periods, of the whole and of each part, and says nothing else', () => {
    const template = templateOf(indicator, 'en', today);
    const rows = template.figures.rows.map((cells) => rowOf(template, cells));
    expect(rows).toHaveLength(36);
    expect(rows.slice(0, 3).map(({ PERIOD, sex }) => [PERIOD, sex])).toEqual([
      ['2025-11', ''],
      ['2025-11', 'men'],
      ['2025-11', 'women'],
    ]);
    expect(rows.at(-1)).toMatchObject({ INDICATOR: 'goods', PERIOD: '2026-10', sex: 'women' });
    expect(rows.every(({ FIGURE, SOURCE_TITLE }) => FIGURE === '' && SOURCE_TITLE === '')).toBe(true);
  });

  it('has no more parts than anybody reads, and none where they cross', () => {
    const codes = Array.from({ length: 25 }, (_, n) => ({ code: `c${n}`, name: { en: `C${n}` } }));
    const dimension = { id: 'part', name: { en: 'Part' }, codes };
    for (const dimensions of [
      [dimension],
      [...indicator.dimensions, { ...dimension, codes: codes.slice(0, 2) }],
    ])
      expect(templateOf({ ...indicator, dimensions }, 'en', today).figures.rows).toHaveLength(12);
  });

  it.each(cadences)('of a %s: its periods are over, in order, and read as themselves', (cadence) =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (at) => {
          const day = at.toISOString().slice(0, 10);
          const template = templateOf({ ...indicator, cadence, dimensions: [] }, 'en', day);
          const periods = template.figures.rows.map(([, text = '']) => parsePeriod(text));
          let before = '';
          for (const read of periods) {
            if (read.kind !== 'period') throw new Error(JSON.stringify(read));
            expect(read.period.end <= day && read.period.start > before).toBe(true);
            before = read.period.start;
          }
        },
      ),
    ),
  );

  it.each(languages)('in %s: every example is read, and every row of it is sound', (language) => {
    const template = templateOf(indicator, language, today);
    const written = template.examples.rows.flatMap(([column, cell = '']) =>
      column === 'FIGURE' && cell !== '' ? [cell] : [],
    );
    expect(written).toHaveLength(7);
    const example = Object.fromEntries(
      template.examples.rows.map(([column = '', cell = '']) => [column, cell]),
    );
    for (const figure of written) {
      const row = { ...example, PERIOD: '2026-10', FIGURE: figure, PER: '' };
      const { entry, faults } = readEntry(entryOfRow(row, ['sex']), () => indicator, today);
      expect(faults).toEqual([]);
      expect(entry).toMatchObject({
        dimensions: { sex: 'men' },
        reliability: 'B',
        credibility: 2,
        status: 'P',
      });
    }
    const periods = template.examples.rows.filter(([column]) => column === 'PERIOD');
    expect(periods).toHaveLength(7);
    // Whatever a column is for is said.
    for (const [column, , meaning] of template.examples.rows)
      expect([column, meaning]).not.toEqual([column, '']);
  });

  it('says which codes a column may hold, and where they stand', () => {
    const { codes, choices, figures } = templateOf(indicator, 'ar', today);
    const of = Object.fromEntries(
      choices.map(({ column, first, last }) => [
        column,
        codes.rows.slice(first, last + 1).map(([, code]) => code),
      ]),
    );
    expect(of).toMatchObject({
      INDICATOR: ['goods'],
      sex: ['men', 'women'],
      PER: ['period', 'day', 'week', 'month', 'quarter', 'year'],
      CREDIBILITY: ['1', '2', '3', '4', '5', '6'],
    });
    expect(codes.rows.find(([, code]) => code === 'men')).toEqual(['sex', 'men', 'رجال']);
    expect(codes.rows.find(([, code]) => code === 'women')).toEqual(['sex', 'women', 'Women']);
    expect(figures.names).toContain('PER');
    const stock = templateOf({ ...indicator, kind: 'stock', rateBasis: null }, 'en', today);
    expect(stock.figures.names).not.toContain('PER');
    expect(stock.examples.rows.map(([, cell]) => cell)).not.toContain('5 a day');
  });
});
