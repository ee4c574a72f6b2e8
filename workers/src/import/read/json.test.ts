import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, texts } from '../../../test/tables.js';

const read = async (value: unknown) => {
  const { rows, problem } = await readTable(typeof value === 'string' ? value : JSON.stringify(value));
  expect(problem).toBeNull();
  return rows;
};

const records = [
  { month: '2020-01', dead: '12', note: '' },
  { month: '2020-02', dead: '3', place: 'Basra &amp; Zubair' },
];
const asRows = [
  ['month', 'dead', 'note', 'place'],
  ['2020-01', '12'],
  ['2020-02', '3', '', 'Basra & Zubair'],
];

describe('JSON', () => {
  it.each([
    ['a list of objects', JSON.stringify(records)],
    ['one written over many lines', JSON.stringify(records, null, 4)],
    ['a record a line', records.map((record) => JSON.stringify(record)).join('\n')],
    [
      'a record a line with blanks between',
      `\n${records.map((one) => JSON.stringify(one, null, 1)).join('\r\n\n')}\n`,
    ],
    ['an object whose one list it is', JSON.stringify({ count: 2, tags: ['a', 'b'], data: records })],
    [
      'a list deep in objects',
      JSON.stringify({ help: '[{', result: { limit: 5, records, total: 2 }, more: {} }),
    ],
    ['a mark of its encoding before it', `\ufeff${JSON.stringify(records)}`],
  ])('reads %s', async (_, text) => {
    const { table, rows } = await readTable(text);
    expect(table?.format).toEqual({
      kind: 'json',
      encoding: 'utf-8',
      delimiter: null,
      sheet: null,
      sheets: [],
    });
    expect(texts(rows)).toEqual(asRows);
    expect(rows.map(({ row }) => row)).toEqual([0, 1, 2]);
  });

  it('keeps what is no text', async () => {
    expect(
      await read([{ n: 12.5, big: 1e21, small: 1e-7, yes: true, none: null, list: [1, 'x'], in: { a: 1 } }]),
    ).toEqual([
      { row: 0, cells: ['n', 'big', 'small', 'yes', 'none', 'list', 'in.a'] },
      {
        row: 1,
        cells: [
          { kind: 'number', value: 12.5, text: '12.5' },
          { kind: 'number', value: 1e21, text: '1000000000000000000000' },
          { kind: 'number', value: 1e-7, text: '0.0000001' },
          { kind: 'boolean', value: true, text: 'true' },
          '',
          '[1,"x"]',
          { kind: 'number', value: 1, text: '1' },
        ],
      },
    ]);
  });

  it('reads lists of lists as rows that say themselves what they are', async () => {
    const rows = await read([
      ['Month', 'Dead'],
      ['#date', '#affected+killed'],
      ['2020-01', 12],
    ]);
    expect(texts(rows)).toEqual([
      ['Month', 'Dead'],
      ['#date', '#affected+killed'],
      ['2020-01', '12'],
    ]);
    expect(rows.map(({ row }) => row)).toEqual([1, 2, 3]);
  });

  it('lets one of several lists be chosen', async () => {
    const text = JSON.stringify({ fields: [{ id: 'month' }], result: { records } });
    expect((await readTable(text)).problem).toEqual({
      code: 'json-several-tables',
      params: { names: 'fields, result.records' },
    });
    const { table, rows } = await readTable(text, { sheet: 'result.records' });
    expect(texts(rows)).toEqual(asRows);
    expect(table?.format).toMatchObject({
      sheet: 'result.records',
      sheets: [
        { name: 'fields', hidden: false },
        { name: 'result.records', hidden: false },
      ],
    });
    expect((await readTable(text, { sheet: 'data' })).problem).toMatchObject({ code: 'sheet-unknown' });
  });

  it.each([
    ['a list that ends early', '[{"a":1},{"a":', 'json-not-read', { row: 2 }],
    ['a record that is not JSON', '[{"a":1},{"a":x}]', 'json-not-read', { row: 2 }],
    ['a comma too many', '[{"a":1},]', 'json-not-read', { row: 2 }],
    ['something after a record', '[{"a":1} 2,{"a":3}]', 'json-not-read', { row: 1 }],
    ['records of two kinds', '[{"a":1},[2]]', 'json-without-rows', {}],
    ['a record that is a number', '[{"a":1},5]', 'json-not-read', { row: 2 }],
    ['a list of numbers', '[1,2,3]', 'json-without-rows', {}],
    ['an empty list', '[]', 'table-empty', {}],
    ['an empty object', '{}', 'table-empty', {}],
    ['a NUL', '[{"a":"x\\u0000"}]', 'table-has-nul', { row: 1 }],
    ['brackets without end', '[{"a":'.repeat(500_000), 'json-not-read', {}],
    ['a record without end', `[{"a":"${'x'.repeat(3_000_000)}`, 'json-not-read', { row: 1 }],
    ['a record that is too long', `[{"a":"${'x'.repeat(3_000_000)}"}]`, 'row-too-long', { row: 1 }],
    ['a cell that is too long', `[{"a":"${'x'.repeat(150_000)}"}]`, 'cell-too-long', { row: 1, column: 1 }],
    [
      'too many keys',
      `[{${Array.from({ length: 1_001 }, (_, at) => `"k${at}":1`).join()}}]`,
      'table-too-wide',
      { row: 1 },
    ],
  ])('refuses %s', async (_, text, code, params) => {
    expect((await readTable(text)).problem).toMatchObject({ code, params });
  });

  it('reads any records back, however they are written', async () => {
    const value = fc.oneof(
      fc.string().map((text) => `${text.replaceAll(/[&\0]/g, '')}z`),
      fc.integer(),
      fc.boolean(),
    );
    const record = fc.dictionary(
      fc.string().filter((key) => key.trim() !== '' && !key.includes('\0')),
      value,
      { minKeys: 1 },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1 }),
        fc.constantFrom(0, 1, 4),
        fc.constantFrom('list', 'lines', 'wrapped'),
        async (all, indent, form) => {
          const written =
            form === 'lines'
              ? all.map((one) => JSON.stringify(one, null, indent)).join('\n')
              : JSON.stringify(form === 'list' ? all : { meta: { '[': '{"' }, rows: all }, null, indent);
          const [keys, ...rows] = await read(written);
          const names = texts([keys as never])[0] ?? [];
          expect(rows.length).toBe(all.length);
          for (const [at, one] of all.entries()) {
            const cells = texts([rows[at] as never])[0] ?? [];
            expect(
              Object.fromEntries(
                names.map((name, column) => [name, cells[column] ?? '']).filter(([, cell]) => cell !== ''),
              ),
            ).toEqual(Object.fromEntries(Object.entries(one).map(([key, own]) => [key, String(own)])));
          }
        },
      ),
    );
  });
});
