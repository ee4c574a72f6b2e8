import { describe, expect, it } from 'vitest';
import { exportColumns } from '../../exchange/columns.js';
import { completed } from '../../indicator/define.js';
import type { Indicator } from '../../indicator/indicator.js';
import { answered } from '../answer.js';
import type { Cell, TableRow } from '../cell.js';
import type { Mapping } from '../mapping.js';
import { questionText } from '../question-text.js';
import type { SurveyResult } from '../survey.js';
import { openSurvey } from './open.js';

const pledges = completed({
  id: 'pledges',
  name: { en: 'Pledges of allegiance', ar: 'مبايعات' },
  definition: { en: 'Pledges' },
  kind: 'flow',
  unit: '{person}',
  rateBasis: 'month',
  cadence: 'month',
  direction: 'up-is-worse',
  dimensions: [
    {
      id: 'sex',
      name: { en: 'Sex', ar: 'الجنس' },
      codes: [
        { code: 'men', name: { en: 'Men', ar: 'رجال' } },
        { code: 'women', name: { en: 'Women', ar: 'نساء' } },
      ],
    },
  ],
});
const revenue = completed({
  id: 'revenue',
  name: { en: 'Smuggling revenue', ar: 'عائدات التهريب' },
  definition: { en: 'Revenue' },
  kind: 'flow',
  unit: 'USD',
  rateBasis: 'day',
  cadence: 'quarter',
  direction: 'up-is-worse',
  integer: false,
});
const indicators: readonly Indicator[] = [pledges, revenue];

interface Given {
  readonly mapping?: Mapping;
  readonly name?: string;
  readonly first?: number;
}

function surveyOf(
  lines: readonly (readonly Cell[])[],
  { mapping = {}, name = 'a file', first = 1 }: Given = {},
) {
  const survey = openSurvey({ indicators, mapping, today: '2026-11-28', name });
  const rows: TableRow[] = lines.map((cells, at) => ({ row: at + first, cells }));
  for (let at = 0; at < rows.length; at += 3) survey.take(rows.slice(at, at + 3));
  return survey.done();
}

const table = (text: string, between = ','): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(between));

const ofPledges: Mapping = { indicator: { is: 'pledges' }, source: { title: { is: 'A report' } } };
const ofRevenue: Mapping = { indicator: { is: 'revenue' }, source: { title: { is: 'A report' } } };
const codesOf = ({ questions }: SurveyResult) => questions.map(({ code }) => code);
const merged = (of: Cell): Cell => ({ kind: 'merged', of });

describe('the header', () => {
  it.each([
    ['stands in the first row', 'Period,Value\n2020-01,64\n2020-02,65', 1],
    [
      'stands under titles and blank lines',
      'Table 3. Pledges\nSource:,UN\n,\nPeriod,Value\n2020-01,64\n2020-02,65',
      4,
    ],
    [
      'is known by its words where the first rows have no figures',
      'Period,Value\n2020-01,-\n2020-02,n/a\n2020-03,5',
      1,
    ],
    ['is there where all cells are texts', 'Name,Place\nA,Mosul\nB,Raqqa', 1],
    ['is not there where all rows are data', '2020-01,64\n2020-02,65\n2020-03,66', 0],
    ['may be all there is', 'Period,Value', 1],
    ['may be of words that mean no figure elsewhere', 'When,Dead,Missing\n2020-01,5,6', 1],
  ])('%s', (_, text, row) => {
    expect(surveyOf(table(text)).headerRow).toBe(row);
  });

  it('is joined of two lines; a merged cell holds for all columns under it', () => {
    const lines: Cell[][] = [
      ['Month', 'Men', merged('Men'), 'Women', merged('Women')],
      [merged('Month'), 'Low', 'High', 'Low', 'High'],
      ['2020-01', '1', '2', '3', '4'],
    ];
    const { columns, headerRow } = surveyOf(lines);
    expect(headerRow).toBe(2);
    expect(columns.map(({ name }) => name)).toEqual([
      'Month',
      'Men Low',
      'Men High',
      'Women Low',
      'Women High',
    ]);
  });

  it('is joined where few columns stand under a group, and where a label is merged with nothing below it', () => {
    const group: Cell[] = ['Month', 'Arrivals', merged('Arrivals')];
    for (const first of [merged('Month'), '']) {
      const { columns, headerRow } = surveyOf([group, [first, 'F', 'M'], ['2020-01', '5', '6']]);
      expect(headerRow).toBe(2);
      expect(columns.map(({ name }) => name)).toEqual(['Month', 'Arrivals F', 'Arrivals M']);
    }
    const years = surveyOf([
      ['Sex', 'Arrivals', merged('Arrivals')],
      ['', '2019', '2020'],
      ['women', '5', '6'],
      ['men', '7', '8'],
    ]);
    expect(years.columns.map(({ name }) => name)).toEqual(['Sex', 'Arrivals 2019', 'Arrivals 2020']);
  });

  it('of a text file repeats a group for the columns after it', () => {
    const { columns } = surveyOf(table(',2019,,2020,\nSex,Q1,Q2,Q1,Q2\nMen,1,2,3,4\nWomen,1,2,3,4'));
    expect(columns.map(({ name }) => name)).toEqual(['Sex', '2019 Q1', '2019 Q2', '2020 Q1', '2020 Q2']);
  });

  it('is where somebody says that it is', () => {
    const lines = table('Period,Value\nJan,Feb\n2020-01,64');
    expect(surveyOf(lines, { mapping: { headerRow: 2 } }).columns[0]?.name).toBe('Jan');
    expect(surveyOf(lines, { mapping: { headerRow: 1 } }).rows).toBe(2);
    expect(surveyOf(lines, { mapping: { headerRow: 0 } }).columns[0]?.name).toBe('#1');
    expect(surveyOf(lines, { mapping: { headerRow: 1, skipRows: [2] } }).rows).toBe(1);
  });

  it('may be far down where somebody says so', () => {
    const lines = [
      ...Array.from({ length: 500 }, (_, at) => [`line ${at}`]),
      ...table('Period,Value\n2020-01,64'),
    ];
    const found = surveyOf(lines, { mapping: { headerRow: 501 } });
    expect(found).toMatchObject({
      headerRow: 501,
      rows: 1,
      columns: [{ name: 'Period' }, { name: 'Value' }],
    });
  });

  it('of records comes before the first of them', () => {
    const found = surveyOf(table('2020,2021\n5,6'), { first: 0 });
    expect(found).toMatchObject({ headerRow: 0, rows: 1, columns: [{ name: '2020' }, { name: '2021' }] });
  });
});

describe('names', () => {
  const lines = table('Value,Period,Value,\n1,2020-01,2,3');
  it('that are alike are told apart', () => {
    expect(surveyOf(lines).columns.map(({ name }) => name)).toEqual(['Value#1', 'Period', 'Value#3', '#4']);
  });

  it.each([
    ['#3', 2],
    ['Value#3', 2],
    ['#4', 3],
    ['period', 1],
  ])('%s is found', (column, at) => {
    const { resolved } = surveyOf(lines, {
      mapping: { ...ofPledges, value: { column }, period: { is: '2020' } },
    });
    expect(resolved?.value).toEqual({ at });
  });

  it('of which there are two are asked about, and the answer holds', () => {
    const mapping: Mapping = {
      ...ofPledges,
      shape: 'rows',
      value: { column: 'Value' },
      period: { column: 'Period' },
    };
    const asked = surveyOf(lines, { mapping });
    expect(asked.questions).toMatchObject([
      { code: 'column-ambiguous', options: [{ value: '#1' }, { value: '#3' }], params: { column: 'Value' } },
    ]);
    const [question] = asked.questions;
    const { resolved } = surveyOf(lines, {
      mapping: question ? answered(asked.mapping, question, '#3') : {},
    });
    expect(resolved?.value).toEqual({ at: 2 });
  });

  it('that are not there are asked about, the nearest first', () => {
    const mapping: Mapping = { ...ofPledges, value: { column: '#1' }, period: { column: 'Perod' } };
    const asked = surveyOf(lines, { mapping });
    expect(codesOf(asked)).toEqual(['column-missing']);
    expect(asked.questions[0]?.options[0]?.value).toBe('Period');
    expect(asked.resolved).toBeNull();
  });
});

describe('what columns are', () => {
  it.each([
    ['Period,Figure,Source,Note', 'period value source/title note'],
    ['date,nombre,source,remarques', 'period value source/title note'],
    ['Fecha,Valor,Fuente,Notas', 'period value source/title note'],
    ['الفترة,العدد,المصدر,ملاحظات', 'period value source/title note'],
    ['Month,Number of pledges,Report,Comments', 'period value source/title note'],
  ])('%s', (header, fields) => {
    const { columns, resolved } = surveyOf(table(`${header}\n2020-01,64,A,x\n2020-02,about 70,A,`), {
      mapping: { indicator: { is: 'pledges' } },
    });
    expect(columns.map(({ suggests }) => suggests?.field)).toEqual(fields.split(' '));
    expect(resolved).not.toBeNull();
  });

  it('is what they are called where nothing reads so: each row then says why', () => {
    const { resolved } = surveyOf(table('Period,Value\nFY2020,5\n2019/20,6'), { mapping: ofPledges });
    expect(resolved).toMatchObject({ period: { at: 0 }, value: { at: 1 } });
  });

  it('is told without the marks of direction', () => {
    const { resolved } = surveyOf(table('\u200fالفترة\u200f,\u200fالعدد\n\u200f2020-01,\u200f64'), {
      mapping: ofPledges,
    });
    expect(resolved).toMatchObject({ period: { at: 0 }, value: { at: 1 } });
  });

  it('is seen by their cells where their headers do not say it', () => {
    const { columns } = surveyOf(table('When,What\n2020-01,64\n2020-02,60 to 70\n2020-03,> 50'));
    expect(columns.map(({ suggests }) => [suggests?.field, suggests?.because])).toEqual([
      ['period', 'cells'],
      ['value', 'cells'],
    ]);
  });

  it.each([
    ['Lower,Upper,Best estimate', { lower: { at: 1 }, upper: { at: 2 }, point: { at: 3 } }],
    ['min,max,x', { lower: { at: 1 }, upper: { at: 2 } }],
  ])('%s are the ends of a figure', (header, value) => {
    const { resolved } = surveyOf(table(`Period,${header}\n2020-01,1,3,2`), { mapping: ofPledges });
    expect(resolved?.value).toEqual(value);
  });

  it.each([
    ['Year,Month,Value\n2020,1,5\n2020,2,6', { year: { at: 0 }, month: { at: 1 } }],
    ['السنة,الشهر,القيمة\n2020,آذار,5\n2020,نيسان,6', { year: { at: 0 }, month: { at: 1 } }],
    ['Year,Quarter,Value\n2020,1,5\n2020,2,6', { year: { at: 0 }, quarter: { at: 1 } }],
    ['Year,Week,Value\n2020,1,5\n2020,2,6', { year: { at: 0 }, week: { at: 1 } }],
    ['From,To,Value\n2020-01,2020-03,5\n2020-04,2020-06,6', { from: { at: 0 }, to: { at: 1 } }],
    ['Year,Value\n2019,5\n2020,6', { at: 0 }],
  ])('says the period in %s', (text, period) => {
    expect(surveyOf(table(text), { mapping: ofPledges }).resolved?.period).toEqual(period);
  });

  it.each([
    ['a fiscal quarter in digits', 'Year,Fiscal quarter,Value\n2020,1,5\n2020,2,6'],
    ['a month without a year', 'Month,Value\nJanuary,5\nFebruary,6'],
    ['no column of periods', 'Place,Value\nMosul,5\nRaqqa,6'],
    ['two of them', 'Opened,Closed,Value\n2020-01-03,2020-02-04,5\n2020-03-03,2020-04-04,6'],
  ])('asks for the period where there is %s', (_, text) => {
    expect(codesOf(surveyOf(table(text), { mapping: ofPledges }))).toEqual(['period-missing']);
  });

  it('is asked where several may be the figure', () => {
    const asked = surveyOf(table('Period,Dead,Missing\n2020-01,1,2\n2020-02,3,4'), { mapping: ofPledges });
    expect(asked.questions).toMatchObject([
      { code: 'value-missing', options: [{ value: 'Dead' }, { value: 'Missing' }] },
    ]);
  });

  it('takes in a column of grades of which one cell is a slip: its row is refused', () => {
    const found = surveyOf(
      table(
        'Date,Value,Per,Reliability,Status\n2020-01,5,day,B,E\n2020-02,6,fortnight,Z,est\n2020-03,7,day,A,P',
      ),
      { mapping: { indicator: { is: 'pledges' } } },
    );
    expect(found.mapping).toMatchObject({
      per: { column: 'Per' },
      reliability: { column: 'Reliability' },
      status: { column: 'Status' },
    });
  });

  it('shows no cell for how figures are read where none proves it', () => {
    const found = surveyOf([
      ['Indicator', '2020-01', '2020-02'],
      ['pledges', 'n/a', '1,234.5'],
      ['pledges', '5', '6'],
    ]);
    expect(found.columns.map(({ suggests }) => suggests?.evidence?.value ?? null)).toEqual([
      'pledges',
      null,
      '1,234.5',
    ]);
  });

  it('leaves out grades that are none', () => {
    const { mapping } = surveyOf(table('Period,Value,Reliability\n2020-01,5,high\n2020-02,6,low'), {
      mapping: ofPledges,
    });
    expect(mapping.reliability).toBeUndefined();
  });
});

describe('the indicator', () => {
  it('is asked for, the likeliest first', () => {
    const asked = surveyOf(table('Period,Value,Source\n2020-01,5,A'), { name: 'smuggling 2020' });
    expect(asked.questions[0]).toMatchObject({
      code: 'indicator-missing',
      options: [{ value: 'revenue' }, { value: 'pledges' }],
    });
  });

  it.each([
    ['the file’s name', 'Period,Value,Source', 'Pledges of allegiance'],
    ['the header of the figures', 'Period,مبايعات,Source', 'x'],
  ])('is one whose very name is %s', (_, header, name) => {
    expect(surveyOf(table(`${header}\n2020-01,5,A`), { name }).resolved?.indicator).toEqual({
      is: 'pledges',
    });
  });

  it('stands in a column by id or by name', () => {
    const { resolved } = surveyOf(
      table('Indicator,Period,Value,Source\npledges,2020-01,5,A\nعائدات التهريب,2020-Q1,6,A'),
    );
    expect(resolved?.indicator).toEqual({ at: 0 });
    expect(resolved?.codes.indicator).toEqual({ 'عائدات التهريب': 'revenue' });
  });

  it('that nobody knows is asked for by its name', () => {
    const asked = surveyOf(table('Indicator,Period,Value,Source\npledges,2020-01,5,A\nPledgez,2020-02,6,A'));
    expect(asked.questions).toMatchObject([
      { code: 'code-unknown', params: { dimension: 'indicator', code: 'Pledgez' }, evidence: [{ row: 3 }] },
    ]);
  });
});

describe('the source', () => {
  it('is asked for, with the name of the file as a proposal', () => {
    const asked = surveyOf(table('Period,Value\n2020-01,5'), {
      mapping: { indicator: { is: 'pledges' } },
      name: 'UN report',
    });
    expect(asked.questions).toMatchObject([{ code: 'source-missing', options: [{ value: 'UN report' }] }]);
  });
});

describe('dates', () => {
  const dates = (...texts: string[]) =>
    surveyOf([['Date', 'Value'], ...texts.map((text) => [text, '5'])], { mapping: ofPledges });

  it.each([
    ['13/04/2020 proves day first', ['03/04/2020', '13/04/2020'], 'dmy'],
    ['04/13/2020 proves month first', ['03/04/2020', '04/13/2020'], 'mdy'],
    ['03-18-14 proves month first', ['2015-03-01', '03-18-14', '1 March 2015'], 'mdy'],
    ['13.4.2020 is no number', ['3.4.2020', '13.4.2020'], 'dmy'],
    ['what reads one way only needs no order', ['03-18-14', '19/3/15', 'March 31, 2015'], null],
    ['Arabic digits prove it too', ['٠٣/٠٤/٢٠٢٠', '١٣/٠٤/٢٠٢٠'], 'dmy'],
    ['ISO has no order', ['2020-04-03', '2020-04-13'], null],
    ['04/04/2020 is the same in both', ['04/04/2020'], null],
    ['a time of day changes nothing', ['03/04/2020 10:00', '13/04/2020 11:30'], 'dmy'],
  ])('%s', (_, texts, order) => {
    const { resolved, columns } = dates(...texts);
    expect(resolved?.reads[0]?.dates).toBe(order);
    if (order !== null && order !== undefined) expect(columns[0]?.suggests?.reads).toBe(order);
  });

  it('show the cell that proves their order', () => {
    expect(dates('03/04/2020', '13/04/2020').columns[0]?.suggests?.evidence).toEqual({
      row: 3,
      value: '13/04/2020',
    });
  });

  it.each([
    ['without proof', ['03/04/2020', '05/06/2020']],
    ['that contradict each other', ['13/04/2020', '04/13/2020', '03/04/2020']],
  ])('%s are asked about, with both outcomes', (_, texts) => {
    const asked = dates(...texts);
    expect(asked.questions).toMatchObject([
      {
        code: 'dates-ambiguous',
        column: 'Date',
        options: [
          { value: 'dmy', outcome: '03/04/2020 → 2020-04-03' },
          { value: 'mdy', outcome: '03/04/2020 → 2020-03-04' },
        ],
      },
    ]);
  });

  it('are asked about with the order first that another column proves', () => {
    const lines = table('Date,Value,Source date\n03/04/2020,5,04/13/2020\n05/06/2020,6,04/14/2020');
    expect(surveyOf(lines, { mapping: ofPledges }).questions[0]?.options[0]?.value).toBe('mdy');
  });

  it('of which every one is the first of a month may stand for months', () => {
    const { resolved } = dates('01/02/2020', '01/03/2020', '01/13/2020');
    expect(resolved?.reads[0]).toMatchObject({ dates: 'mdy', datesMean: [] });
    expect(dates('2020-02-01', '2020-03-01').resolved?.reads[0]?.datesMean).toEqual(['month']);
    expect(dates('2020-01-01', '2020-01-01').resolved?.reads[0]?.datesMean).toEqual([
      'month',
      'quarter',
      'year',
    ]);
    // A Monday.
    expect(dates('2020-02-03', '2020-02-03').resolved?.reads[0]?.datesMean).toEqual([]);
  });
});

describe('decimal signs', () => {
  const figures = (mapping: Mapping, ...texts: string[]) =>
    surveyOf([['Period', 'Value'], ...texts.map((text, at) => [`2020-0${at + 1}`, text])], { mapping });

  it.each([
    ['1.234,5', [','], ['1.234', '1.234,5']],
    ['1,234.5', ['.'], ['1,234', '1,234.5']],
    ['12,5', [','], ['12,5', '3']],
    ['1 234,5', [','], ['1 234,5']],
    ['1,234,567', ['.'], ['1,234,567', '1,234']],
    ['1.234.567', [','], ['1.234.567', '1.234']],
    ['0.123', ['.'], ['0.123', '1.234']],
    ['1,234 and nothing else: as the form reads it', ['.'], ['1,234', '2,345']],
    ['whole numbers', [null], ['12', '1234']],
    ['Arabic signs', [null], ['١٬٢٣٤٫٥', '١٢']],
  ])('%s', (_, [sign], texts) => {
    expect(figures(ofRevenue, ...texts).resolved?.reads[1]?.decimal).toBe(sign);
  });

  it('are asked about where 1.234 stands alone', () => {
    expect(figures(ofRevenue, '1.234', '2.345', '12').questions).toMatchObject([
      {
        code: 'decimal-ambiguous',
        column: 'Value',
        options: [
          { value: '.', outcome: '1.234 → 1.234' },
          { value: ',', outcome: '1.234 → 1234' },
        ],
        evidence: [{ row: 2, value: '1.234' }],
      },
    ]);
  });

  it('are asked about where 12,025 stands beside groups of another kind', () => {
    expect(figures(ofRevenue, '47 401', '12,025').questions[0]?.options[0]?.value).toBe(',');
  });

  it('are asked about as well where a fraction is impossible, with what is likely first', () => {
    expect(figures(ofPledges, '1.234', '12').questions).toMatchObject([
      { code: 'decimal-ambiguous', options: [{ value: ',' }, { value: '.' }] },
    ]);
    expect(figures(ofPledges, '1,234', '12').resolved?.reads[1]?.decimal).toBe('.');
  });

  it('are asked about where a rate of what is whole may be a fraction', () => {
    const lines = table('Period,Value,Per\n2020-01,1.234,day\n2020-02,2.345,day');
    expect(codesOf(surveyOf(lines, { mapping: ofPledges }))).toEqual(['decimal-ambiguous']);
  });

  it('that contradict each other are asked about', () => {
    expect(codesOf(figures(ofRevenue, '1.234,5', '1,234.5'))).toEqual(['decimal-ambiguous']);
  });

  it('are those that somebody says', () => {
    const { resolved } = figures({ ...ofRevenue, read: { decimal: ',' } }, '1.234');
    expect(resolved?.reads[1]?.decimal).toBe(',');
  });
});

describe('none', () => {
  it('is asked about, and the answer holds', () => {
    const lines = table('Period,Value\n2020-01,none\n2020-02,5\n2020-03,-\n2020-04,لا يوجد');
    const asked = surveyOf(lines, { mapping: ofPledges });
    expect(asked.questions).toMatchObject([
      { code: 'none-ambiguous', column: 'Value', evidence: [{ row: 2, value: 'none' }] },
    ]);
    const [question] = asked.questions;
    const { resolved } = surveyOf(lines, {
      mapping: question ? answered(asked.mapping, question, 'missing') : {},
    });
    expect(resolved?.none).toBe('missing');
  });

  it.each(['', '-', '–', '—', 'n/a', 'N/D', 'NULL', '..', '…', 'no data', 'لا يوجد'])(
    'of %j is not asked: it is missing',
    (text) => {
      expect(
        codesOf(surveyOf(table(`Period,Value\n2020-01,${text}\n2020-02,5`), { mapping: ofPledges })),
      ).toEqual([]);
    },
  );
});

describe('codes', () => {
  const ofSex = (...texts: string[]) =>
    surveyOf([['Period', 'Sexe', 'Value'], ...texts.map((text) => ['2020-01', text, '5'])], {
      mapping: ofPledges,
    });

  it.each([
    [['Femmes', 'Hommes'], { Femmes: 'women', Hommes: 'men' }],
    [['FEMALE', 'male', 'Total'], { FEMALE: 'women', male: 'men', Total: '_T' }],
    [['F', 'M'], { F: 'women', M: 'men' }],
    [['H', 'M'], { H: 'men', M: 'women' }],
    [['نساء', 'رجال', 'المجموع'], { نساء: 'women', رجال: 'men', المجموع: '_T' }],
    [['women', 'men'], undefined],
  ])('%j are known', (texts, codes) => {
    const { resolved } = ofSex(...texts);
    expect(resolved?.dimensions).toEqual({ sex: { at: 1 } });
    expect(resolved?.codes.sex).toEqual(codes);
  });

  it('that are not known are asked about, and the answer holds', () => {
    const lines = table('Period,Sex,Value\n2020-01,Women,5\n2020-01,Autre,6');
    const asked = surveyOf(lines, { mapping: ofPledges });
    expect(asked.questions).toMatchObject([
      {
        code: 'code-unknown',
        column: 'Sex',
        options: [{ value: 'men' }, { value: 'women' }, { value: '_T' }, { value: 'Autre' }],
        evidence: [{ row: 3, value: 'Autre' }],
        params: { dimension: 'sex', code: 'Autre' },
      },
    ]);
    const [question] = asked.questions;
    const { resolved } = surveyOf(lines, {
      mapping: question ? answered(asked.mapping, question, 'Autre') : {},
    });
    expect(resolved?.codes.sex).toEqual({ Women: 'women', Autre: 'Autre' });
  });

  it('M alone is asked about: it is a man in English and a woman in Spanish', () => {
    expect(codesOf(ofSex('M'))).toEqual(['code-unknown']);
  });
});

describe('wide tables', () => {
  const acrossOf = (lines: readonly (readonly Cell[])[], mapping: Mapping = ofPledges) => {
    const { resolved, questions } = surveyOf(lines, { mapping });
    expect(questions).toEqual([]);
    return resolved?.across.map(({ at: _, ...meaning }) => meaning);
  };

  it.each([
    ['Sex,Jan-20,Feb-20', ['2020-01', '2020-02']],
    ['Sex,2020-01,2020-02', ['2020-01', '2020-02']],
    ['Sex,Q1 2020,Q2 2020', ['2020-Q1', '2020-Q2']],
    ['Sex,2019,2020', ['2019', '2020']],
    ['الجنس,كانون الثاني 2020,شباط 2020', ['2020-01', '2020-02']],
    ['Sexe,janvier 2020,févr. 2020', ['2020-01', '2020-02']],
    ['Sex,13/04/2020,03/05/2020', ['2020-04-13', '2020-05-03']],
  ])('of %s', (header, periods) => {
    expect(acrossOf(table(`${header}\nmen,5,6\nwomen,7,about 8`))).toEqual(
      periods.map((period) => ({ period })),
    );
  });

  it('with days of a spreadsheet over them are of months where all are the first of one', () => {
    const day = (day: string, text: string): Cell => ({ kind: 'date', day, text });
    const header: Cell[] = ['Sex', day('2020-01-01', '01/01/2020'), day('2020-02-01', '01/02/2020')];
    expect(acrossOf([header, ['men', '5', '6']])).toEqual([{ period: '2020-01' }, { period: '2020-02' }]);
  });

  it('whose columns are only named stand for what their headers say', () => {
    const across = acrossOf(table('Sex,Jan-20,Feb-20,x\nmen,5,6,1'), {
      ...ofPledges,
      shape: 'wide',
      across: [{ column: 'Jan-20' }, { column: 'x', period: '2020-03' }],
    });
    expect(across).toEqual([{ period: '2020-01' }, { period: '2020-03' }]);
  });

  it('of codes', () => {
    expect(acrossOf(table('Month,Men,Femmes,Total\n2020-01,1,2,3'))).toEqual([
      { dimensions: { sex: 'men' } },
      { dimensions: { sex: 'women' } },
      { dimensions: {} },
    ]);
  });

  it('of indicators', () => {
    const across = acrossOf(table('Month,Pledges of allegiance,revenue\n2020-01,1,2'), {
      source: { title: { is: 'A' } },
    });
    expect(across).toEqual([{ indicator: 'pledges' }, { indicator: 'revenue' }]);
  });

  it.each([
    ['in two lines', ',2019,,2020,\nPlace,Men,Women,Men,Women'],
    ['in one line', 'Place,Men 2019,Women 2019,2020 - Men,2020 (Women)'],
  ])('of both, %s', (_, header) => {
    expect(acrossOf(table(`${header}\nMosul,1,2,3,4`))).toEqual([
      { period: '2019', dimensions: { sex: 'men' } },
      { period: '2019', dimensions: { sex: 'women' } },
      { period: '2020', dimensions: { sex: 'men' } },
      { period: '2020', dimensions: { sex: 'women' } },
    ]);
  });

  it('whose headers read as two dates are asked about', () => {
    const asked = surveyOf(table('Sex,03/04/2020,03/05/2020\nmen,5,6'), { mapping: ofPledges });
    expect(codesOf(asked)).toContain('dates-ambiguous');
    expect(
      acrossOf(table('Sex,03/04/2020,03/05/2020\nmen,5,6'), { ...ofPledges, read: { dates: 'dmy' } }),
    ).toEqual([{ period: '2020-04-03' }, { period: '2020-05-03' }]);
  });
});

describe('events', () => {
  it('may be what the rows of days are', () => {
    const rows = table('Date,Place\n2020-01-03,Mosul\n2020-01-05,Raqqa');
    const asked = surveyOf(rows, { mapping: ofPledges });
    expect(asked.questions).toMatchObject([
      { code: 'value-missing', options: [{ value: 'rows' }, { value: 'Place' }] },
    ]);
    const [question] = asked.questions;
    const { resolved } = surveyOf(rows, {
      mapping: question ? answered(asked.mapping, question, 'rows') : {},
    });
    expect(resolved).toMatchObject({
      shape: 'events',
      events: { date: { at: 0 }, by: 'month', count: 'rows' },
    });
  });

  const lines = table(
    'id,reported,place,dead\n' +
      Array.from(
        { length: 20 },
        (_, at) => `E${at},2020-0${1 + (at % 5)}-1${at % 3},Place ${at},${at % 4}`,
      ).join('\n'),
  );

  it('are proposed, and what is counted is asked', () => {
    const asked = surveyOf(lines, { mapping: ofPledges });
    expect(asked.mapping).toMatchObject({
      shape: 'events',
      events: { date: { column: 'reported' }, by: 'month' },
    });
    expect(asked.questions).toMatchObject([
      { code: 'value-missing', options: [{ value: 'rows' }, { value: 'dead' }] },
    ]);
    const [question] = asked.questions;
    for (const [value, count] of [
      ['rows', 'rows'],
      ['dead', { at: 3 }],
    ] as const) {
      const { resolved } = surveyOf(lines, {
        mapping: question ? answered(asked.mapping, question, value) : {},
      });
      expect(resolved?.events).toEqual({
        date: { at: 1 },
        by: 'month',
        count,
        where: [],
        emptyPeriods: 'none',
      });
    }
  });
});

describe('vocabularies', () => {
  it('HXL: the tags count, whatever the labels say', () => {
    const lines = table('Mujeres,Hombres,Fecha\n#affected+m,#affected +f,#date+reported\n5,6,1 March 2015');
    const found = surveyOf(lines, { mapping: ofPledges });
    expect(found).toMatchObject({ vocabulary: 'hxl', headerRow: 2, rows: 1, questions: [] });
    expect(found.resolved?.across).toEqual([
      { at: 0, dimensions: { sex: 'men' } },
      { at: 1, dimensions: { sex: 'women' } },
    ]);
    expect(found.notes).toEqual([
      { code: 'label-contradicts-tag', params: { column: 'Mujeres', tag: '#affected+m' } },
      { code: 'label-contradicts-tag', params: { column: 'Hombres', tag: '#affected+f' } },
    ]);
  });

  it('SDMX-CSV: its marks are no figures, and a deletion is said', () => {
    const lines = table(
      'STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,TIME_PERIOD,OBS_VALUE\ndataflow,X:Y(1.0),I,pledges,2020-01,5\ndataflow,X:Y(1.0),D,pledges,2020-02,6',
    );
    const found = surveyOf(lines, { mapping: { source: { title: { is: 'A' } } } });
    expect(found).toMatchObject({
      vocabulary: 'sdmx',
      questions: [],
      notes: [{ code: 'rows-to-delete', params: { count: 1 } }],
    });
    expect(found.resolved).toMatchObject({
      action: 2,
      indicator: { at: 3 },
      period: { at: 4 },
      value: { at: 5 },
    });
  });

  it('SDMX-CSV: figures in thousands are said to be', () => {
    const lines = table('DATAFLOW,INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nX:Y(1.0),pledges,2020-01,5,3');
    expect(surveyOf(lines)).toMatchObject({ vocabulary: 'sdmx', notes: [{ code: 'figures-multiplied' }] });
  });

  it.each([
    ['csv', 'marsad', []],
    ['hxl-csv', 'hxl', []],
    ['sdmx-csv', 'sdmx', ['STRUCTURE', 'STRUCTURE_ID', 'ACTION']],
  ] as const)('Marsad’s own %s needs no mapping', (kind, vocabulary, before) => {
    const columns = exportColumns(['sex'], '2020-09-01');
    const names = [...before, ...columns.map(({ name }) => name)];
    const row = names.map(
      (name) => ({ INDICATOR: 'pledges', PERIOD: '2020-01', FIGURE: 'about 5', ACTION: 'I' })[name] ?? '',
    );
    const tags = columns.map(({ hxl }) => hxl);
    const found = surveyOf([
      [`\ufeff${names[0]}`, ...names.slice(1)],
      ...(kind === 'hxl-csv' ? [tags] : []),
      row,
    ]);
    expect(found).toMatchObject({ vocabulary, rows: 1, questions: [], mapping: {} });
    expect(found.resolved?.exported?.dimensions).toEqual(['sex']);
    expect(found.resolved?.exported?.columns.FIGURE).toBe(names.indexOf('FIGURE'));
    expect(found.columns.find(({ name }) => name === 'FIGURE')?.suggests).toMatchObject({
      field: 'value',
      because: 'vocabulary',
    });
  });

  it('Marsad’s own template needs no mapping', () => {
    const lines = table('INDICATOR,sex,PERIOD,FIGURE,SOURCE_TITLE,NOTES\npledges,men,2020-01,about 5,A,');
    const found = surveyOf(lines);
    expect(found).toMatchObject({ vocabulary: 'marsad', questions: [], mapping: {} });
    expect(found.resolved?.exported).toEqual({
      columns: { INDICATOR: 0, sex: 1, PERIOD: 2, FIGURE: 3, SOURCE_TITLE: 4 },
      dimensions: ['sex'],
    });
  });
});

describe('rows', () => {
  it('that says the units of the columns is passed over', () => {
    const units = (text: string) => surveyOf(table(text), { mapping: ofPledges }).resolved?.passedOver?.units;
    expect(units('Period,Value\n,persons\n2020-01,5')).toEqual([2]);
    expect(units('Period,Value\n,-\n2020-01,5')).toEqual([]);
    expect(units('Period,Value\n,about 7\n2020-01,5')).toEqual([]);
    expect(units('Period,Value\n2020-01,persons\n2020-02,5')).toEqual([]);
  });

  it('of totals are left out, and that is said; a total with a period is a figure', () => {
    const found = surveyOf(table('Period,Sex,Value\n2020-01,Men,5\n2020-01,Total,6\nالمجموع,,11'), {
      mapping: ofPledges,
    });
    expect(found.resolved?.passedOver).toEqual({ totals: [4], units: [], remarks: [] });
    expect(found.notes).toEqual([{ code: 'rows-of-totals', params: { count: 1, rows: '4' } }]);
    expect(found.mapping.skipRows).toBeUndefined();
    const all = surveyOf(table('Period,Value\n2020-01,5\nTotal,5'), {
      mapping: { ...ofPledges, skipRows: [] },
    });
    expect(all).toMatchObject({ notes: [], resolved: { passedOver: { totals: [] } } });
  });

  it('of remarks under the table are left out, and nothing is asked about them', () => {
    const text =
      'Indicator,2020-01,2020-02\npledges,5,6\n(1) Revised from 83,,\n.. not available,,\nSource: field reports from the camp,,\n* an estimate,,';
    const found = surveyOf(table(text), { mapping: { source: { title: { is: 'A' } } } });
    expect(found).toMatchObject({
      questions: [],
      rows: 1,
      resolved: { passedOver: { remarks: [3, 4, 5, 6] } },
    });
    expect(found.notes).toEqual([{ code: 'rows-of-remarks', params: { count: 4, rows: '3, 4, 5, 6' } }]);
    expect(found.columns[0]?.samples).toEqual(['pledges']);
  });

  it.each([
    ['with a row of the table after it', 'Indicator,2020-01\npledges,5\nNote: a part begins\npledges,6', 3],
    ['that is a name alone', 'Indicator,2020-01\npledges,5\nWomen and men', 2],
    ['of a table of one column', 'Notes\n(1) one\n(2) two', 2],
  ])('of words %s are no remarks', (_, text, rows) => {
    const found = surveyOf(table(text));
    expect(found).toMatchObject({ rows });
    expect(found.notes.filter(({ code }) => code === 'rows-of-remarks')).toEqual([]);
  });

  it('that begin with a column of totals by year have a header', () => {
    const text = 'Desk\nIndicator,2020-01,2020-02,Total 2020\npledges,5,6,11\npledges,7,8,15';
    const found = surveyOf(table(text), { mapping: { source: { title: { is: 'A' } } } });
    expect(found).toMatchObject({ headerRow: 2, rows: 2, mapping: { shape: 'wide' } });
    expect(found.mapping.across).toHaveLength(2);
  });

  it('of remarks are taken where somebody says which rows are left out', () => {
    const text = 'Indicator,2020-01\npledges,5\n(1) Revised from 83,';
    expect(surveyOf(table(text), { mapping: { skipRows: [] } })).toMatchObject({ rows: 2, notes: [] });
  });

  it('that are hidden are named', () => {
    const survey = openSurvey({ indicators, mapping: {}, today: '2026-11-28', name: 'x' });
    survey.take([
      { row: 1, cells: ['Period', 'Value'] },
      { row: 2, cells: ['2020-01', '5'], hidden: true },
      { row: 3, cells: ['2020-02', '6'] },
    ]);
    expect(survey.done().notes).toEqual([{ code: 'rows-hidden', params: { count: 1, rows: '2' } }]);
  });
});

describe('a question', () => {
  it('is a sentence in both languages', () => {
    const asked = surveyOf(table('Date,Value,Sex\n03/04/2020,none,Autre\n05/06/2020,1.234,Men'), {
      mapping: { indicator: { is: 'pledges' } },
    });
    expect(asked.questions.map((question) => questionText(question, 'en'))).toMatchInlineSnapshot(`
      [
        "Where are these figures from? Name the source, or the column that names it.",
        "“Sex” says “Autre”. Which code of sex is that?",
        "Does the day or the month come first in “Date”? “03/04/2020” can be 3 April 2020 or 4 March 2020, and no date in it shows which.",
        "Which sign is the decimal sign in “Value”? “1.234” can be 1234 or 1.234, and no number in it shows which.",
        "Does “none” in “Value” mean zero, or that there is no figure?",
      ]
    `);
    expect(asked.questions.map((question) => questionText(question, 'ar'))).toMatchInlineSnapshot(`
      [
        "ما مصدر هذه الأرقام؟ سمِّ المصدر، أو العمود الذي يسمّيه.",
        "في «⁨Sex⁩» القيمة «⁨Autre⁩». أي رمز من رموز sex هذا؟",
        "أيهما يأتي أولًا في «⁨Date⁩»: اليوم أم الشهر؟ قد يكون «⁦03/04/2020⁩» ⁨3 نيسان 2020⁩ أو ⁨4 آذار 2020⁩، ولا تاريخ فيه يبيّن أيهما.",
        "ما العلامة العشرية في «⁨Value⁩»؟ قد يكون «⁦1.234⁩» ⁦1234⁩ أو ⁦1.234⁩، ولا رقم فيه يبيّن أيهما.",
        "هل تعني «⁨none⁩» في «⁨Value⁩» صفرًا، أم أنه لا رقم هناك؟",
      ]
    `);
  });
});
