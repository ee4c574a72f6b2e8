import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEntry } from '../entry/entry.js';
import { parseFigure } from '../figure/parse.js';
import { parsePeriod } from '../period/parse.js';
import {
  csvCell,
  type ExportRecord,
  entryOfRow,
  exportColumns,
  packagedTable,
  readCell,
  sdmxColumns,
  sdmxDataflow,
  sdmxStructure,
  timeRange,
} from './index.js';

const period = (text: string) => {
  const parsed = parsePeriod(text);
  if (parsed.kind !== 'period') throw new Error(text);
  return parsed.period;
};

describe('cells', () => {
  it('guard every character that reads as the start of a formula in any form', () => {
    const unguarded: string[] = [];
    for (let code = 0; code <= 0x10ffff; code += 1) {
      const character = String.fromCodePoint(code);
      if (/^[=+\-@]/.test(character.normalize('NFKC')) && csvCell(`${character}1`) !== `'${character}1`)
        unguarded.push(code.toString(16));
    }
    expect(unguarded).toEqual([]);
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['+963', "'+963"],
    ['-', "'-"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ["'quoted'", "''quoted'"],
    ['plain', 'plain'],
    ['', ''],
    [-5, '-5'],
    [null, ''],
    [true, 'true'],
  ])('%j is written %j', (value, written) => expect(csvCell(value)).toBe(written));

  it('come back as they were', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.constantFrom('', '=', '+', '-', '@', '\t', "'", '\r'),
        (text, first) => {
          expect(readCell(csvCell(first + text))).toBe(first + text);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('a time range', () => {
  it.each([
    ['2019-01/2019-09', '2019-01-01/P9M'],
    ['2020', '2020-01-01/P12M'],
    ['2020-Q2', '2020-04-01/P3M'],
    ['2020-W05', '2020-01-27/P7D'],
    ['2020-03-14', '2020-03-14/P1D'],
    ['2019-01-15/2019-03-10', '2019-01-15/P55D'],
    ['2020-02', '2020-02-01/P1M'],
  ])('of %s is %s, and means the same days', (text, range) => {
    expect(timeRange(period(text))).toBe(range);
    expect(period(range)).toMatchObject({ start: period(text).start, end: period(text).end });
  });
});

const sdmxIndicator = {
  id: 'x',
  name: { en: 'X', ar: 'س' },
  definition: { en: 'X' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  statedAs: 'total',
  cadence: 'month',
  publicationLagDays: 30,
  direction: 'neutral',
  nonNegative: true,
  integer: false,
  dimensions: [],
  margin: 0,
} as const;

describe('a row', () => {
  const indicator = {
    id: 'x',
    name: { en: 'X' },
    definition: { en: 'X' },
    kind: 'flow',
    unit: '{person}',
    rateBasis: 'month',
    statedAs: 'total',
    cadence: 'month',
    publicationLagDays: 30,
    direction: 'neutral',
    nonNegative: true,
    integer: false,
    dimensions: [{ id: 'sex', name: { en: 'Sex' }, codes: [{ code: 'men', name: { en: 'Men' } }] }],
    margin: 0,
  } as const;

  it.each([
    ['959', '2020'],
    ['60-70', '2020-Q1'],
    ['more than 100,000', '2020-S1'],
    ['at least 50', '2020-03'],
    ['less than 10', '2020-W05'],
    ['up to 10', '2020-03-14'],
    ['about 1,200', '2019-01/2019-09'],
    ['nearly 10', '2019-01-01/P9M'],
    ['none', '2019-01-15/2019-03-10'],
    ['5 a day', '2020-05'],
    ['about 1,200 (1,100-1,300)', '2020-06'],
    ['٦٠ إلى ٧٠', '2020-07'],
  ])('of %s in %s is the same entry again', (text, when) => {
    const parsed = parseFigure(text, indicator);
    if (parsed.kind !== 'figure') throw new Error(text);
    const record: ExportRecord = {
      indicator: 'x',
      name: { en: '=X', ar: 'س' },
      codeNames: { sex: { en: '-Men', ar: 'رجال' } },
      partial: false,
      normalised: { quantity: parsed.quantity, basis: 'month' },
      comparison: {
        verdict: 'above',
        reason: null,
        ratio: { lower: 1.5, upper: null, lowerInclusive: false, upperInclusive: false },
      },
      unit: indicator.unit,
      dimensions: { sex: 'men' },
      period: period(when),
      figure: { quantity: parsed.quantity, per: parsed.per ?? 'period' },
      role: 'recommended',
      status: 'P',
      source: {
        id: 's',
        title: '=Title',
        publisher: '@p',
        author: null,
        date: '2021-01',
        url: 'https://example.org/a',
        locator: '-3',
      },
      reliability: 'B',
      credibility: 2,
      note: '+note',
      observation: 'o',
      revision: 3,
      knownOn: '2021-01-31',
      recordedAt: '2021-02-01T00:00:00.000Z',
    };
    const { id: _, ...source } = record.source;
    for (const columns of [exportColumns(['sex'], '2026-01-01'), sdmxColumns([indicator], '2026-01-01')]) {
      const cells = columns.map(({ name, value }) => [name, readCell(csvCell(value(record)))] as const);
      // Nobody took the mark of the encoding off.
      const [[first, cell] = ['', ''], ...others] = cells;
      const row = Object.fromEntries([[`\ufeff${first}`, cell], ...others]);
      const { entry, faults } = readEntry(entryOfRow(row, ['sex']), () => indicator, '2026-01-01');
      expect(faults).toEqual([]);
      expect(entry).toMatchObject({
        dimensions: record.dimensions,
        period: record.period,
        figure: record.figure,
        source,
        reliability: 'B',
        credibility: 2,
        status: 'P',
        note: '+note',
      });
    }
  });
});

describe('a row that somebody filled in by hand', () => {
  const indicator = { ...sdmxIndicator, statedAs: 'rate' } as const;
  it.each([
    [{ FIGURE: 'about 1,200' }, { point: 1200, qualifier: 'about' }, 'month'],
    [{ FIGURE: '5 a day' }, { point: 5, qualifier: 'exact' }, 'day'],
    [{ FIGURE: '60 to 70', PER: 'period' }, { lower: 60, upper: 70 }, 'period'],
    [{ OBS_VALUE: '12' }, { lower: 12, upper: 12, text: '12' }, 'month'],
    [
      { OBS_LOWER: '12' },
      { lower: 12, upper: null, lowerInclusive: true, qualifier: 'at-least', text: 'at least 12' },
      'month',
    ],
  ])('%j is read by what it says, and the rest as the indicator has it', (cells, quantity, per) => {
    const row = { INDICATOR: 'x', PERIOD: '2020-05', SOURCE_TITLE: 'Report', ...cells };
    const { entry, faults } = readEntry(entryOfRow(row, []), () => indicator, '2026-01-01');
    expect(faults).toEqual([]);
    expect(entry).toMatchObject({ figure: { quantity, per }, status: 'A', reliability: null });
  });
});

describe('the table of a package', () => {
  const resource = (name: string, more: object = {}) => ({ name, path: `${name}.csv`, ...more });
  const found = (name: string) => ({ path: `${name}.csv`, encoding: null, delimiter: null });
  it.each([
    [{ resources: [resource('sources'), resource('observations')] }, found('observations')],
    [{ resources: [resource('anything')] }, found('anything')],
    [
      { resources: [resource('a', { encoding: 'windows-1256', dialect: { delimiter: ';' } })] },
      { path: 'a.csv', encoding: 'windows-1256', delimiter: ';' },
    ],
    [{ resources: [resource('a'), { name: 'map', path: 'map.geojson' }] }, found('a')],
    [{ resources: [resource('a'), resource('b')] }, null],
    [{ resources: [{ path: '../observations.csv', name: 'observations' }] }, null],
    [{ resources: [{ path: '/etc/observations.csv' }] }, null],
    [{ resources: [{ path: 'https://example.org/a.csv' }] }, null],
    [{ resources: [{ path: ['a.csv', 'b.csv'] }] }, null],
    [{ resources: {} }, null],
    [{}, null],
    [[], null],
    [null, null],
    ['observations.csv', null],
  ])('%j: %j', (descriptor, expected) => expect(packagedTable(descriptor)).toEqual(expected));
});

describe('columns', () => {
  const dimension = (id: string) => ({ id, name: { en: id }, codes: [{ code: 'x', name: { en: 'X' } }] });
  const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,8}$/), { maxLength: 8 });

  it('have HXL attributes and SDMX ids that begin with a letter, no two alike', () => {
    fc.assert(
      fc.property(ids, (dimensions) => {
        const columns = exportColumns(dimensions, '2026-01-01');
        for (const { hxl } of columns) expect(hxl).toMatch(/^#[a-z]+(\+[a-z][a-z0-9_]*)+$/);
        expect(new Set(columns.map(({ hxl }) => hxl)).size).toBe(columns.length);
        const structured = sdmxColumns([{ ...sdmxIndicator, dimensions: dimensions.map(dimension) }], '');
        for (const { name } of structured) expect(name).toMatch(/^[A-Za-z][A-Za-z0-9_-]*$/);
        expect(new Set(structured.map(({ name }) => name)).size).toBe(structured.length);
      }),
    );
    const named = exportColumns(['5yr-age', 'a5yr-age'], '').map(({ hxl }) => hxl);
    expect(named).toContain('#category+aa5yr_age');
    expect(named).toContain('#category+a5yr_age');
  });

  it('are described by the structure, each once, its codes and all', () => {
    // A code that was merged stands in what was known before.
    const former = [{ code: 'old', name: { en: 'Old' }, into: 'x' }];
    const other = { ...sdmxIndicator, id: 'y', dimensions: [{ ...dimension('5yr-age'), former }] };
    const one = { ...sdmxIndicator, dimensions: [dimension('sex')] };
    const { data } = sdmxStructure([one, other], '2026-01-01');
    const { dataStructureComponents: parts } = data.dataStructures[0] as (typeof data.dataStructures)[number];
    const { dimensionList, measureList, attributeList } = parts;
    const described = [
      ...dimensionList.dimensions,
      dimensionList.timeDimension,
      ...measureList.measures,
      ...attributeList.attributes,
    ].map(({ id }) => id);
    expect(described.sort()).toEqual(
      sdmxColumns([one, other], '')
        .map(({ name }) => name)
        .sort(),
    );
    expect(dimensionList.dimensions.map(({ id }) => id)).toEqual(['INDICATOR', 'D5yr-age', 'sex', 'SOURCE']);
    expect(data.codelists.find(({ id }) => id === 'CL_D5yr-age')?.codes.map(({ id }) => id)).toEqual([
      '_T',
      '_Z',
      'x',
      'old',
    ]);
    const concepts = new Set(data.conceptSchemes[0]?.concepts.map(({ id }) => id));
    expect(described.every((id) => concepts.has(id))).toBe(true);
    expect(data.dataflows[0]?.structure).toContain(sdmxDataflow(['5yr-age', 'sex']));
  });
});
