/** Tables made of known figures in many forms: what is resolved gives the figures back, or something is asked. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completed } from '../../indicator/define.js';
import { inDigits } from '../../language/digits.js';
import { answered } from '../answer.js';
import type { Cell, TableRow } from '../cell.js';
import { type Mapping, MappingSchema, type ResolvedMapping } from '../mapping.js';
import { openEntries } from '../read/open.js';
import type { SurveyResult } from '../survey.js';
import { openSurvey } from './open.js';

const sex = {
  id: 'sex',
  name: { en: 'Sex', ar: 'الجنس' },
  codes: [
    { code: 'men', name: { en: 'Men', ar: 'رجال' } },
    { code: 'women', name: { en: 'Women', ar: 'نساء' } },
  ],
};
const of = (id: string, integer: boolean) =>
  completed({
    id,
    name: { en: `Figures ${id}` },
    definition: { en: id },
    kind: 'stock',
    unit: integer ? '{person}' : '1',
    integer,
    cadence: 'month',
    direction: 'neutral',
    dimensions: [sex],
  });
const indicators = [of('people', true), of('weight', false)];
const today = '2026-11-28';

interface Figure {
  /** ISO day or month. */
  readonly period: string;
  readonly sex: 'men' | 'women';
  /** Null: the cell says that there is none. */
  readonly value: number | null;
}

const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const arabic = [
  'كانون الثاني',
  'شباط',
  'آذار',
  'نيسان',
  'أيار',
  'حزيران',
  'تموز',
  'آب',
  'أيلول',
  'تشرين الأول',
  'تشرين الثاني',
  'كانون الأول',
];
const parts = (day: string) => day.split('-').map(Number) as [number, number, number];
const two = (n: number) => String(n).padStart(2, '0');

const dayForms: Readonly<Record<string, (day: string) => string>> = {
  iso: (day) => day,
  dmy: (day) =>
    parts(day)
      .map(String)
      .map((text) => text.padStart(2, '0'))
      .reverse()
      .join('/'),
  mdy: (day) => `${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)}`,
  dotted: (day) => `${Number(day.slice(8))}.${Number(day.slice(5, 7))}.${day.slice(0, 4)}`,
  words: (day) => `${Number(day.slice(8))} ${english[parts(day)[1] - 1]} ${day.slice(0, 4)}`,
};
const monthForms: Readonly<Record<string, (day: string) => string>> = {
  iso: (day) => day.slice(0, 7),
  short: (day) => `${english[parts(day)[1] - 1]}-${day.slice(2, 4)}`,
  arabic: (day) => `${arabic[parts(day)[1] - 1]} ${day.slice(0, 4)}`,
  slash: (day) => `${two(parts(day)[1])}/${day.slice(0, 4)}`,
};

const grouped = (text: string, group: string) => text.replace(/\B(?=(\d{3})+$)/g, group);
function written(value: number, group: string, point: string): string {
  const [whole = '', fraction] = String(value).split('.');
  return grouped(whole, group) + (fraction === undefined ? '' : point + fraction);
}
const numberForms: Readonly<Record<string, (value: number) => string>> = {
  plain: (value) => written(value, '', '.'),
  english: (value) => written(value, ',', '.'),
  german: (value) => written(value, '.', ','),
  french: (value) => written(value, '\u202f', ','),
  arabic: (value) => inDigits(written(value, '٬', '٫'), 'arab'),
};

const headers = {
  en: { period: 'Date', sex: 'Sex', value: 'Value', source: 'Source', men: 'Male', women: 'Female' },
  fr: { period: 'Période', sex: 'Sexe', value: 'Nombre', source: 'Titre', men: 'Hommes', women: 'Femmes' },
  es: { period: 'Fecha', sex: 'Sexo', value: 'Valor', source: 'Fuente', men: 'H', women: 'M' },
  ar: { period: 'الفترة', sex: 'الجنس', value: 'العدد', source: 'المصدر', men: 'ذكور', women: 'إناث' },
};

const day = fc
  .tuple(
    fc.integer({ min: 2015, max: 2025 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 2, max: 27 }),
  )
  .map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);

const truth = fc.record({
  integer: fc.boolean(),
  days: fc.uniqueArray(day, { minLength: 2, maxLength: 8, selector: (text) => text.slice(0, 7) }),
  values: fc.infiniteStream(
    fc.tuple(fc.integer({ min: 0, max: 99_999 }), fc.constantFrom(0, 0, 1, 5, 25, 125), fc.boolean()),
  ),
});

const form = fc.record({
  shape: fc.constantFrom('rows', 'wide by period', 'wide by sex'),
  period: fc.oneof(
    fc.constantFrom(...Object.keys(dayForms)).map((name) => ({ name, write: dayForms[name], isDay: true })),
    fc
      .constantFrom(...Object.keys(monthForms))
      .map((name) => ({ name, write: monthForms[name], isDay: false })),
  ),
  number: fc.constantFrom(...Object.keys(numberForms)),
  language: fc.constantFrom('en', 'fr', 'es', 'ar'),
  titles: fc.constantFrom([], [['A table of figures']], [['Report'], [], ['Made by', 'somebody']]),
  order: fc.infiniteStream(fc.nat(1000)),
  missing: fc.constantFrom('', '-', 'n/a', '..', 'NULL', 'لا يوجد'),
  extra: fc.boolean(),
  total: fc.boolean(),
});

interface Case {
  readonly figures: readonly Figure[];
  readonly rows: readonly TableRow[];
  readonly mapping: Mapping;
}

const cases: fc.Arbitrary<Case> = fc.tuple(truth, form).map(([{ integer, days, values }, made]) => {
  const { language, missing } = made;
  const words = headers[language as keyof typeof headers];
  const figures = days.flatMap((each) =>
    (['men', 'women'] as const).map((code): Figure => {
      // "12,125" alone is read as the form reads it: of a fraction with a comma the column has another that shows it.
      const isProof = each === days[0] && code === 'men';
      const drawn = values.next().value as [number, number, boolean];
      const [whole, thousandths, isMissing] = isProof ? [drawn[0], 500, false] : drawn;
      const value = integer ? whole : whole + thousandths / 1000;
      return {
        period: made.period.isDay ? each : each.slice(0, 7),
        sex: code,
        value: isMissing ? null : value,
      };
    }),
  );
  const write = made.period.write ?? ((text: string) => text);
  const cellOf = (figure: Figure | undefined) =>
    figure?.value == null ? missing : (numberForms[made.number]?.(figure.value) ?? '');
  const find = (period: string, code: string) =>
    figures.find((figure) => figure.period === period && figure.sex === code);
  const periods = [...new Set(figures.map(({ period }) => period))];
  const saidOf = (period: string) => write(period.length === 7 ? `${period}-01` : period);
  const codes = ['men', 'women'] as const;
  let columns: { header: string; cells: string[] }[];
  if (made.shape === 'rows')
    columns = [
      { header: words.period, cells: figures.map(({ period }) => saidOf(period)) },
      { header: words.sex, cells: figures.map((figure) => words[figure.sex]) },
      { header: words.value, cells: figures.map(cellOf) },
    ];
  else if (made.shape === 'wide by sex')
    columns = [
      { header: words.period, cells: periods.map(saidOf) },
      ...codes.map((code) => ({
        header: words[code],
        cells: periods.map((period) => cellOf(find(period, code))),
      })),
    ];
  else
    columns = [
      { header: words.sex, cells: codes.map((code) => words[code]) },
      ...periods.map((period) => ({
        header: saidOf(period),
        cells: codes.map((code) => cellOf(find(period, code))),
      })),
    ];
  const length = columns[0]?.cells.length ?? 0;
  columns.push({ header: words.source, cells: Array.from({ length }, () => 'A report') });
  if (made.extra)
    columns.push({
      header: 'Remarks on it',
      cells: Array.from({ length }, (_, at) => `so ${'abc'[at % 3]}`),
    });
  const sorted = columns
    .map((column) => ({ column, key: made.order.next().value as number }))
    .sort((a, b) => a.key - b.key)
    .map(({ column }) => column);
  const lines: Cell[][] = [
    ...made.titles.map((cells) => [...cells]),
    sorted.map(({ header }) => header),
    ...Array.from({ length }, (_, at) => sorted.map(({ cells }) => cells[at] ?? '')),
  ];
  if (made.total && made.shape === 'rows')
    lines.push(
      sorted.map(({ header }) => (header === words.period ? 'Total' : header === words.value ? '123' : '')),
    );
  return {
    figures,
    rows: lines.map((cells, at) => ({ row: at + 1, cells })),
    mapping: { indicator: { is: integer ? 'people' : 'weight' } },
  };
});

function surveyOf(rows: readonly TableRow[], mapping: Mapping): SurveyResult {
  const survey = openSurvey({ indicators, mapping, today, name: 'a file' });
  survey.take(rows);
  return survey.done();
}

// -- as the rows are read with what was resolved --------------------------------------------------------------------

function figuresOf(rows: readonly TableRow[], mapping: ResolvedMapping): unknown[] {
  const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
  const entries = openEntries({
    mapping,
    indicatorOf: (id) => byId.get(id) ?? null,
    today,
  });
  const passedOver = [
    ...mapping.skipRows,
    ...(mapping.passedOver?.totals ?? []),
    ...(mapping.passedOver?.units ?? []),
    ...(mapping.passedOver?.remarks ?? []),
  ];
  const data = rows.filter(({ row }) => row > mapping.headerRow && !passedOver.includes(row));
  return data
    .flatMap((row) => entries.read(row))
    .flatMap((found): unknown[] => {
      if (found.kind === 'skip') return [];
      if (found.kind === 'reject') return [found.faults];
      const { period, dimensions, figure } = found.entry;
      return [{ period: period.text, sex: dimensions.sex, value: figure.quantity.point }];
    });
}

const inOrder = (figures: readonly unknown[]) => figures.map((figure) => JSON.stringify(figure)).sort();
const thereAre = (figures: readonly Figure[]) => figures.filter(({ value }) => value !== null);

describe('a table of known figures', () => {
  it('resolves to them, or something is asked', () => {
    let resolvedCount = 0;
    let count = 0;
    fc.assert(
      fc.property(cases, ({ figures, rows, mapping }) => {
        const { resolved, questions } = surveyOf(rows, mapping);
        expect(resolved === null).toBe(questions.length > 0);
        count += 1;
        if (resolved === null) return;
        resolvedCount += 1;
        expect(inOrder(figuresOf(rows, resolved))).toEqual(inOrder(thereAre(figures)));
      }),
      { numRuns: 400 },
    );
    // To ask of everything would be right and of no use.
    expect(resolvedCount / count).toBeGreaterThan(0.6);
  });

  it('gives a mapping that gives itself, and is taken by the contract', () => {
    fc.assert(
      fc.property(cases, ({ rows, mapping }) => {
        const first = surveyOf(rows, mapping);
        expect(MappingSchema.parse(first.mapping)).toEqual(first.mapping);
        const again = surveyOf(rows, first.mapping);
        expect(again.mapping).toEqual(first.mapping);
        expect(again.resolved).toEqual(first.resolved);
        expect(again.questions).toEqual(first.questions);
      }),
      { numRuns: 200 },
    );
  });

  it('is resolved once all is answered, to what the answers say', () => {
    const right: Readonly<Record<string, readonly string[]>> = {
      'dates-ambiguous': ['dmy', 'mdy'],
      'decimal-ambiguous': ['.', ','],
    };
    fc.assert(
      fc.property(cases, fc.infiniteStream(fc.nat(1)), ({ rows, mapping }, choices) => {
        let found = surveyOf(rows, mapping);
        for (let round = 0; round < 12 && found.questions[0] !== undefined; round++) {
          const [question] = found.questions;
          const options = right[question.code] ?? question.options.map(({ value }) => value);
          if (options.length === 0) return;
          const value = options[(choices.next().value as number) % options.length] ?? '';
          found = surveyOf(rows, answered(found.mapping, question, value));
        }
        expect(found.questions).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

describe('any table', () => {
  const cell: fc.Arbitrary<Cell> = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '',
      'Total',
      '2020',
      '1.234',
      '13/04/2020',
      'Period',
      'Value',
      'none',
      '#date',
      '#affected+f',
    ),
    fc.record({
      kind: fc.constant('number' as const),
      value: fc.double({ noNaN: true }),
      text: fc.string({ maxLength: 5 }),
    }),
    fc.constant({ kind: 'date', day: '2020-01-01', text: 'Jan-20' } as const),
    fc.constant({ kind: 'error', text: '#REF!' } as const),
    fc.constant({ kind: 'merged', of: 'Group' } as const),
  );
  it('is surveyed without a fault, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 80 }), (lines) => {
        const rows = lines.map((cells, at) => ({ row: at + 1, cells }));
        const found = surveyOf(rows, {});
        expect(found.resolved === null).toBe(found.questions.length > 0);
        expect(MappingSchema.parse(found.mapping)).toEqual(found.mapping);
        expect(new Set(found.columns.map(({ name }) => name)).size).toBe(found.columns.length);
        expect(surveyOf(rows, found.mapping).mapping).toEqual(found.mapping);
      }),
      { numRuns: 200 },
    );
  });
});
