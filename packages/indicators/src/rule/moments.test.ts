import { expect, it } from 'vitest';
import { type AlertStep, momentsOf } from './moments.js';

const exact = (value: number) => ({
  text: String(value),
  qualifier: 'exact' as const,
  lower: value,
  upper: value,
  lowerInclusive: true,
  upperInclusive: true,
  point: value,
});
const period = (month: number) => ({
  text: `2020-0${month}`,
  start: `2020-0${month}-01`,
  end: `2020-0${month + 1}-01`,
});

/** "normal>firing Fired 5 90": of month 5 the figure 90; "-" where there is none. */
function stepsOf(said: readonly string[]): AlertStep[] {
  return said.map((line, at) => {
    const [states = '', reason = '', month = '-', value = '-'] = line.split(' ');
    const [from, to] = states.split('>') as [AlertStep['from'], AlertStep['to']];
    return {
      at: `2020-09-0${at + 1}T00:00:00.000Z`,
      ...{ from, to, reason },
      period: month === '-' ? null : period(Number(month)),
      value: value === '-' ? null : exact(Number(value)),
      per: 'month',
    };
  });
}

const fires = 'normal>firing Fired 5 90';

it.each([
  ['nothing', [], null, null],
  ['what only waits', ['normal>pending Pending 5 90'], null, null],
  ['one that fires', [fires], '5 90', null],
  [
    'the figure that made it fire, not the first over the threshold',
    ['normal>pending Pending 4 80', 'pending>firing Fired 5 90'],
    '5 90',
    null,
  ],
  ['not the newest', [fires, 'firing>firing Updated 6 95'], '5 90', null],
  ['the corrected one', [fires, 'firing>firing Revised 5 88'], '5 88', null],
  [
    'not a correction of another period',
    [fires, 'firing>firing Updated 6 95', 'firing>firing Revised 6 99'],
    '5 90',
    null,
  ],
  ['the one it begins with by now', [fires, 'firing>firing Moved 4 85'], '4 85', null],
  ['one that ended', [fires, 'firing>normal Resolved 6 60'], '5 90', 'Resolved 6 60'],
  ['one that began again', [fires, 'firing>normal Revised 5 60', 'normal>firing Revised 5 91'], '5 91', null],
  [
    'a breach while it recovers',
    [fires, 'firing>recovering Recovering 6 60', 'recovering>firing Fired 7 92'],
    '5 90',
    null,
  ],
  [
    'what was known again',
    [fires, 'firing>error UnitChanged 5 90', 'error>firing Restored 6 93'],
    '5 90',
    null,
  ],
  ['a figure that was taken back', [fires, 'firing>normal Retracted 5 -'], '5 90', 'Retracted'],
  ['a rule that says something else', [fires, 'firing>normal Updated 5 90'], '5 90', 'Updated'],
  ['one that goes on as another', [fires, 'firing>normal Merged 5 90'], '5 90', 'Merged'],
] as const)('tells %s', (_, said, fired, ended) => {
  const moments = momentsOf(stepsOf(said));
  const shown = (figure: { period: { start: string }; quantity: { text: string } } | null) =>
    figure && `${Number(figure.period.start.slice(5, 7))} ${figure.quantity.text}`;
  expect(shown(moments.fired)).toBe(fired);
  expect(moments.ended && [moments.ended.reason, shown(moments.ended.figure)].filter(Boolean).join(' ')).toBe(
    ended,
  );
});
