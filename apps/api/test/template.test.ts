/** The table to fill in, as a spreadsheet finds it. */
import { read as readSheets, utils } from '@e965/xlsx';
import { readCell } from '@marsad/indicators/exchange';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import readWorkbook from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, type Installation, install, newIndicator, type Refusal } from './harness.js';

describe('a template', () => {
  let installation: Installation;
  let viewer: Client;
  beforeAll(async () => {
    installation = await install();
    viewer = await installation.as('viewer', 'Samir');
    await newIndicator(installation.client, 'filled-in', {
      ...{ name: { en: '=Goods', ar: 'بضائع' }, kind: 'flow', rateBasis: 'day', statedAs: 'total' },
      dimensions: [
        {
          id: '5yr-age',
          name: { en: 'Age', ar: 'العمر' },
          codes: [
            { code: '0-4', name: { en: '+Infants', ar: 'رضّع' } },
            { code: '5-9', name: { en: 'Children' } },
          ],
        },
      ],
    });
    await newIndicator(installation.client, 'put-away');
    await installation.client.post('/indicators/put-away/archive', { reason: 'No longer counted' });
  });
  afterAll(() => installation?.stop());

  const download = async (query: string) => {
    const { url, token } = installation.marsad;
    const response = await fetch(`${url}/api/v1/indicators/filled-in/template${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(response.status).toBe(200);
    return { headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const names = ['INDICATOR', 'PERIOD', '5yr-age', 'FIGURE', 'PER', 'SOURCE_TITLE', 'SOURCE_PUBLISHER'];

  it('is a file of text with the last periods of each part, and no figure', async () => {
    const { headers, bytes } = await download('?format=csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="marsad-template-filled-in.csv"');
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    const [heading = [], ...rows] = parse(bytes, { bom: true }) as string[][];
    expect(heading.slice(0, names.length)).toEqual(names);
    expect(rows).toHaveLength(36);
    expect(rows.map((row) => row.slice(0, 4).map(readCell)).slice(0, 3)).toEqual([
      ['filled-in', expect.stringMatching(/^\d{4}-\d\d$/), '', ''],
      ['filled-in', rows[0]?.[1], '0-4', ''],
      ['filled-in', rows[0]?.[1], '5-9', ''],
    ]);
  });

  it('is a workbook with a sheet to fill in, one of codes and one of examples, in the language asked for', async () => {
    const { headers, bytes } = await download('?format=xlsx');
    expect(headers.get('content-disposition')).toBe('attachment; filename="marsad-template-filled-in.xlsx"');
    const sheets = await readWorkbook(bytes);
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Figures', 'Codes', 'Examples']);
    expect(sheets[0]?.data[0]?.slice(0, names.length)).toEqual(names);
    expect(sheets[1]?.data).toContainEqual(['5yr-age', '0-4', '+Infants']);
    expect(sheets[1]?.data).toContainEqual(['INDICATOR', 'filled-in', '=Goods']);
    expect(sheets[2]?.data.map(([, example]) => example)).toEqual(
      expect.arrayContaining(['about 1,200', '60 to 70', 'more than 100,000']),
    );
    const arabic = await readWorkbook((await download('?format=xlsx&lang=ar')).bytes);
    expect(arabic.map(({ sheet }) => sheet)).toEqual(['الأرقام', 'الرموز', 'أمثلة']);
    expect(arabic[0]?.data[0]?.slice(0, names.length)).toEqual(names);
    expect(arabic[1]?.data).toContainEqual(['5yr-age', '0-4', 'رضّع']);
  });

  it('offers what a cell can be as a list, keeps what is typed as it is, and calculates nothing', async () => {
    const { bytes } = await download('?format=xlsx');
    const files = unzipSync(new Uint8Array(bytes));
    const first = strFromU8(files['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
    const lists = [
      ...first.matchAll(/<dataValidation [^>]*sqref="([^"]+)"[^>]*><formula1>([^<]+)<\/formula1>/g),
    ].map(([, cells, list]) => [cells, list]);
    const codes = (await readWorkbook(bytes))[1]?.data ?? [];
    const listed = (column: string) => {
      const letter = utils.encode_col(names.indexOf(column));
      const [, list = ''] = lists.find(([cells]) => cells?.startsWith(`${letter}2:`)) ?? [];
      const [, from, to] = /^'Codes'!\$B\$(\d+):\$B\$(\d+)$/.exec(list) ?? [];
      return codes.slice(Number(from) - 1, Number(to)).map(([, code]) => code);
    };
    expect(listed('5yr-age')).toEqual(['0-4', '5-9']);
    expect(listed('PER')).toEqual(['period', 'day', 'week', 'month', 'quarter', 'year']);
    expect(listed('INDICATOR')).toEqual(['filled-in']);
    // An element out of its place, and a spreadsheet says that the file is broken.
    expect(first).toMatch(/<\/sheetData><dataValidations /);
    for (const [name, content] of Object.entries(files))
      if (name.includes('worksheets/sheet')) expect(strFromU8(content)).not.toMatch(/<f[ >]|<hyperlink/);
    const book = readSheets(bytes, { cellNF: true, sheetStubs: true });
    const sheet = book.Sheets.Figures ?? {};
    for (const cell of ['B2', 'D2', 'D37', 'B60', 'D60']) expect([cell, sheet[cell]?.z]).toEqual([cell, '@']);
  });

  it('is there for whoever may look, and for what figures are taken of', async () => {
    const none = await viewer.get<Refusal>('/indicators/nowhere/template?format=csv');
    expect([none.status, none.body.code]).toEqual([404, 'not-found']);
    const away = await viewer.get<Refusal>('/indicators/put-away/template?format=csv');
    expect([away.status, away.body.code]).toEqual([409, 'indicator-archived']);
    const other = await viewer.get<Refusal>('/indicators/filled-in/template?format=ods');
    expect([other.status, other.body.code]).toEqual([422, 'query-invalid']);
  });
});
