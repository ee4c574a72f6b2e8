import type { Mapping, Question } from '@marsad/indicators/table';
import { describe, expect, it } from 'vitest';
import { type Answer, answered } from './answer.js';

const ask = (code: Question['code'], params: Question['params'] = {}): Question => ({
  code,
  column: null,
  options: [],
  evidence: [],
  params,
});
const option = (value: string): Answer => ({ kind: 'option', value });
const column = (name: string): Answer => ({ kind: 'column', column: name });
const constant = (is: string): Answer => ({ kind: 'constant', is });

const mapping: Mapping = {
  shape: 'rows',
  source: { publisher: { is: 'Desk' } },
  period: { column: 'Month' },
};

describe('an answer', () => {
  it.each([
    ['one of the options', ask('dates-ambiguous'), option('dmy'), { read: { dates: 'dmy' } }],
    ['an indicator for every row', ask('indicator-missing'), option('a'), { indicator: { is: 'a' } }],
    ['a column that names it', ask('indicator-missing'), column('What'), { indicator: { column: 'What' } }],
    [
      'a source for every row, beside what is known of it',
      ask('source-missing'),
      constant('Bulletin'),
      { source: { publisher: { is: 'Desk' }, title: { is: 'Bulletin' } } },
    ],
    [
      'a column of sources',
      ask('source-missing'),
      column('From'),
      { source: { publisher: { is: 'Desk' }, title: { column: 'From' } } },
    ],
    ['one period for every row', ask('period-missing'), constant('2020-06'), { period: { is: '2020-06' } }],
    ['a column of periods', ask('period-missing'), column('When'), { period: { column: 'When' } }],
    ['another column of figures', ask('value-missing'), column('#3'), { value: { column: '#3' } }],
    [
      'a column in the place of one that is not there',
      ask('column-missing', { column: 'Month' }),
      column('Monat'),
      { period: { column: 'Monat' } },
    ],
  ] as const)('%s', (_, question, answer, made) => {
    expect(answered(mapping, question, answer)).toEqual({ ...mapping, ...made });
  });

  it('dates events by a column', () => {
    expect(answered({ shape: 'events' }, ask('period-missing'), column('Day')).events).toEqual({
      by: 'month',
      date: { column: 'Day' },
    });
  });
});
