/**
 * The table to fill in for an indicator. Its columns are called as those of an exported row, so that it comes back without
 * anybody saying what they are.
 */
import { parseFigure } from '../figure/parse.js';
import type { Cadence, Indicator } from '../indicator/indicator.js';
import { inLanguage, type Language } from '../language/language.js';
import { messagesIn } from '../language/messages.js';
import { parsePeriod } from '../period/parse.js';
import type { Period } from '../period/period.js';
import { periodOfCadence, previousPeriod } from '../period/periods.js';
import { pers } from '../quantity/quantity.js';
import { formatQuantity } from '../say/format.js';
import { formatPeriod } from '../say/format-period.js';
import { observationStatuses, reliabilities } from '../series/observation.js';
import { ar } from './messages/template.ar.js';
import { en } from './messages/template.en.js';

export interface TemplateSheet {
  readonly name: string;
  readonly names: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Template {
  readonly figures: TemplateSheet;
  readonly codes: TemplateSheet;
  readonly examples: TemplateSheet;
  /** Columns of the figures whose cells are among codes, and in which rows of the sheet of codes these stand, from 0. */
  readonly choices: readonly { readonly column: string; readonly first: number; readonly last: number }[];
}

const templateIn = messagesIn({ en, ar });

const sourceNames = [
  'SOURCE_TITLE',
  'SOURCE_PUBLISHER',
  'SOURCE_DATE',
  'SOURCE_URL',
  'SOURCE_LOCATOR',
] as const;
const gradeNames = ['RELIABILITY', 'CREDIBILITY', 'OBS_STATUS', 'COMMENT'] as const;
const credibilities = ['1', '2', '3', '4', '5', '6'] as const;

/** How many of the last periods stand in it already: who needs others writes them below. */
const prefilled: Readonly<Record<Cadence, number>> = { day: 31, week: 13, month: 12, quarter: 8, year: 5 };
/** With more parts than that, whoever fills it in says which. */
const mostPartsPrefilled = 24;

/** @param today an ISO day. */
export function templateOf(indicator: Indicator, language: Language, today: string): Template {
  const say = (key: 'figures' | 'codes' | 'examples' | 'column' | 'code' | 'example' | 'meaning') =>
    templateIn(language, key);
  const names = columnsOf(indicator);
  const codes = codesOf(indicator, language);
  return {
    figures: { name: say('figures'), names, rows: rowsOf(indicator, names, today) },
    codes: {
      name: say('codes'),
      names: [say('column'), say('code'), say('meaning')],
      rows: codes.map(({ column, code, meaning }) => [column, code, meaning]),
    },
    examples: {
      name: say('examples'),
      names: [say('column'), say('example'), say('meaning')],
      rows: examplesOf(indicator, names, language, today),
    },
    choices: names.flatMap((column) => {
      const first = codes.findIndex((one) => one.column === column);
      const last = codes.findLastIndex((one) => one.column === column);
      return first < 0 ? [] : [{ column, first, last }];
    }),
  };
}

function columnsOf({ dimensions, kind }: Indicator): string[] {
  const per = kind === 'flow' ? ['PER'] : [];
  return [
    'INDICATOR',
    'PERIOD',
    ...dimensions.map(({ id }) => id),
    'FIGURE',
    ...per,
    ...sourceNames,
    ...gradeNames,
  ];
}

/** A row for each of the last periods that are over, and for each part where there is one kind of them. */
function rowsOf(indicator: Indicator, names: readonly string[], today: string): string[][] {
  const [only, ...others] = indicator.dimensions;
  const parts =
    only && others.length === 0 && only.codes.length <= mostPartsPrefilled
      ? only.codes.map(({ code }) => ({ [only.id]: code }))
      : [];
  return lastPeriods(indicator.cadence, today).flatMap((period) =>
    [{}, ...parts].map((part: Readonly<Record<string, string>>) => {
      const cells: Readonly<Record<string, string>> = {
        ...part,
        INDICATOR: indicator.id,
        PERIOD: period.text,
      };
      return names.map((name) => cells[name] ?? '');
    }),
  );
}

function lastPeriods(cadence: Cadence, today: string): Period[] {
  const periods: Period[] = [];
  for (let period = periodOfCadence(today, cadence); periods.length < prefilled[cadence]; ) {
    period = previousPeriod(period);
    periods.unshift(period);
  }
  return periods;
}

interface Code {
  readonly column: string;
  readonly code: string;
  readonly meaning: string;
}

/** Those of one column stand together. */
function codesOf({ id, name, dimensions, kind }: Indicator, language: Language): Code[] {
  const listed = <Column extends string, One extends string>(
    column: Column,
    codes: readonly One[],
    meaning: (code: One) => string,
  ): Code[] => codes.map((code) => ({ column, code, meaning: meaning(code) }));
  return [
    { column: 'INDICATOR', code: id, meaning: inLanguage(name, language) },
    ...dimensions.flatMap((dimension) =>
      dimension.codes.map((one) => ({
        column: dimension.id,
        code: one.code,
        meaning: inLanguage(one.name, language),
      })),
    ),
    ...(kind === 'flow' ? listed('PER', pers, (code) => templateIn(language, `PER.${code}`)) : []),
    ...listed('RELIABILITY', reliabilities, (code) => templateIn(language, `RELIABILITY.${code}`)),
    ...listed('CREDIBILITY', credibilities, (code) => templateIn(language, `CREDIBILITY.${code}`)),
    ...listed('OBS_STATUS', observationStatuses, (code) => templateIn(language, `OBS_STATUS.${code}`)),
  ];
}

const figures = ['exact', 'about', 'range', 'more', 'least', 'most', 'rate'] as const;

/** What each column is for, with a cell as it may look; of figures and periods several, and how they are read. */
function examplesOf(
  indicator: Indicator,
  names: readonly string[],
  language: Language,
  today: string,
): string[][] {
  const readAs = (column: string, written: string, reading: string) => [
    column,
    written,
    templateIn(language, 'readAs', { reading }),
  ];
  return names.flatMap((column) => {
    const rows = [
      [column, exampleOf(column, indicator, language, today), meaningOf(column, indicator, language)],
    ];
    if (column === 'PERIOD')
      for (const written of periodExamples(today)) {
        const parsed = parsePeriod(written);
        if (parsed.kind === 'period')
          rows.push(readAs(column, written, formatPeriod(parsed.period, { language })));
      }
    if (column === 'FIGURE')
      for (const one of figures) {
        const written = templateIn(language, `figure.${one}`);
        const parsed = parseFigure(written, indicator);
        if (parsed.kind === 'figure') {
          const { quantity, per } = parsed;
          const format = { language, unit: indicator.unit, ...(per === null ? {} : { per }) };
          // A rate can be said of a flow only.
          if (per === null || indicator.kind === 'flow')
            rows.push(readAs(column, written, formatQuantity(quantity, format)));
        }
      }
    return rows;
  });
}

/** As they are written of last year. */
function periodExamples(today: string): string[] {
  const year = Number(today.slice(0, 4)) - 1;
  return [`${year}-03`, `${year}-Q1`, `${year}`, `${year}-W05`, `${year}-03-14`, `${year}-01/${year}-09`];
}

const described = ['INDICATOR', 'PERIOD', 'FIGURE', 'PER', ...sourceNames, ...gradeNames] as const;
const inWords = ['SOURCE_TITLE', 'SOURCE_PUBLISHER', 'SOURCE_LOCATOR', 'COMMENT'] as const;

function meaningOf(column: string, { dimensions }: Indicator, language: Language): string {
  const dimension = dimensions.find(({ id }) => id === column);
  if (dimension)
    return templateIn(language, 'dimension', {
      dimension: inLanguage(dimension.name, language),
      sheet: templateIn(language, 'codes'),
    });
  const known = described.find((one) => one === column);
  return known === undefined ? '' : templateIn(language, known);
}

function exampleOf(column: string, { id, dimensions }: Indicator, language: Language, today: string): string {
  const said = inWords.find((one) => one === column);
  if (said !== undefined) return templateIn(language, `example.${said}`);
  const examples: Readonly<Record<string, string>> = {
    INDICATOR: id,
    SOURCE_DATE: today.slice(0, 7),
    SOURCE_URL: 'https://example.org/report',
    RELIABILITY: 'B',
    CREDIBILITY: '2',
    OBS_STATUS: 'P',
    PER: 'period',
  };
  const dimension = dimensions.find((one) => one.id === column);
  return dimension?.codes[0]?.code ?? examples[column] ?? '';
}
