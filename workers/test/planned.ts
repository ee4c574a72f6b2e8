/** What becomes of a table from its bytes on, as the steps of an import read it, without a database. */
import { completed, type Quantity } from '@marsad/indicators';
import { type Mapping, openEntries, openSurvey, type TableEntry } from '@marsad/indicators/table';
import { expect, it } from 'vitest';
import { openRows } from '../src/import/entries.js';
import { readTable } from './tables.js';

const indicator = (id: string, more: object) =>
  completed({
    id,
    name: { en: id },
    definition: { en: id },
    kind: 'stock',
    unit: '{person}',
    cadence: 'month',
    direction: 'neutral',
    ...more,
  } as Parameters<typeof completed>[0]);
const sex = {
  id: 'sex',
  name: { en: 'Sex' },
  codes: ['women', 'men'].map((code) => ({ code, name: { en: code } })),
};
const indicators = [
  indicator('people', {}),
  indicator('daily', { cadence: 'day' }),
  indicator('quarterly', { cadence: 'quarter' }),
  indicator('km', { unit: 'km', nonNegative: false }),
  indicator('share', { kind: 'ratio', unit: '%' }),
  indicator('by-sex', { dimensions: [sex] }),
  indicator('money', { unit: 'USD', integer: false }),
  indicator('dead', { kind: 'flow', rateBasis: 'month', dimensions: [sex] }),
];
const today = '2026-11-28';

export const of = (id: string, more: Mapping = {}): Mapping => ({
  indicator: { is: id },
  source: { title: { is: 'Field desk' } },
  ...more,
});

function said({ qualifier, point, lower, upper }: Quantity): string {
  const signs = { 'more-than': '>', 'at-least': '>=', 'less-than': '<', 'at-most': '<=' } as const;
  if (qualifier === 'exact') return String(point);
  if (qualifier === 'about') return `~${point}`;
  return qualifier === 'range' ? `${lower}..${upper}` : `${signs[qualifier]}${lower || upper}`;
}

function told(entry: TableEntry): string {
  if (entry.kind !== 'entry') return `${entry.row} ${entry.faults.map(({ problem }) => problem.code).join()}`;
  const { period, dimensions, figure } = entry.entry;
  return [period.text, ...Object.values(dimensions), said(figure.quantity)].join(' ');
}

/** What each row would do; or what is asked; or what is wrong with the file. */
export async function planned(content: Uint8Array | string, mapping: Mapping): Promise<string[]> {
  const { said } = await planOf(content, mapping);
  return said;
}

/** The same, and the cells of its rejected rows as they are handed back. */
export async function planOf(
  content: Uint8Array | string,
  mapping: Mapping,
): Promise<{ said: string[]; handedBack: (readonly string[])[] }> {
  const asked = (said: string[]) => ({ said, handedBack: [] });
  const { table, rows, problem } = await readTable(content, { encoding: mapping.read?.encoding });
  if (problem !== null) return asked([problem.code]);
  const survey = openSurvey({ indicators, mapping, today, name: 'a table' });
  survey.take(rows);
  const { questions, resolved } = survey.done();
  if (resolved === null || table?.encodingDoubt.length !== 0) {
    const doubt = table?.encodingDoubt.length === 0 ? [] : ['encoding-unknown'];
    return asked([...doubt, ...questions.map(({ code }) => code)]);
  }
  const reading = openRows({ openEntries }, resolved, {
    indicators: indicators.map((one) => ({ id: one.id, indicator: one, archivedAt: null })),
    today,
  } as unknown as Parameters<typeof openRows>[2]);
  const found = reading.take(rows);
  const entries = [...found.flatMap((row) => row.entries), ...reading.reader.end().entries];
  return {
    said: entries.map(told),
    handedBack: found.flatMap(({ cells }) => (cells === null ? [] : [cells])),
  };
}

type Case = readonly [
  what: string,
  content: Uint8Array | string,
  mapping: Mapping,
  expected: readonly string[],
];

/** A test for each table, of what is planned of it. */
export const each = (cases: readonly Case[]) =>
  it.each(cases)('%s', async (_, content, mapping, expected) => {
    expect(await planned(content, mapping)).toEqual(expected);
  });
