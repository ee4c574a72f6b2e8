import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type Answered,
  answersTo,
  askedText,
  keepAnswers,
  keptAnswers,
  withoutRound,
  withRound,
} from './answers-kept.js';

const none: Answered = { asked: '', answers: [], rounds: [] };
const indicator = { kind: 'option', value: 'pledges' } as const;
const source = { kind: 'constant', is: 'Camp radio' } as const;
const before = { shape: 'rows' } as const;

describe('answers to the questions of a table', () => {
  it('count for the questions they were given to, and for no others', () => {
    const asked = askedText([{ code: 'indicator-missing', column: null, params: {} }]);
    const other = askedText([{ code: 'source-missing', column: null, params: {} }]);
    const said = { ...none, asked, answers: [indicator] };
    expect(answersTo(said, asked)).toEqual([indicator]);
    expect(answersTo(said, other)).toEqual([]);
  });

  it('of a round that was sent are there again on the way back, but for the last', () => {
    const sent = withRound({ ...none, asked: 'a', answers: [indicator, source] }, before);
    expect(sent).toEqual({
      asked: '',
      answers: [],
      rounds: [{ asked: 'a', answers: [indicator, source], before }],
    });
    expect(withoutRound(sent)).toEqual({ asked: 'a', answers: [indicator], rounds: [] });
    expect(withoutRound(none)).toEqual(none);
  });
});

describe('answers on this device', () => {
  let held: Record<string, string>;
  beforeEach(() => {
    held = {};
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => held[name] ?? null,
      setItem: (name: string, text: string) => {
        held[name] = text;
      },
      removeItem: (name: string) => {
        delete held[name];
      },
    });
  });

  const said: Answered = { ...withRound({ ...none, asked: 'a', answers: [source] }, before), asked: 'b' };

  it('are there after a reload, for whoever gave them', () => {
    keepAnswers('rana', 'table-1', said);
    expect(keptAnswers('rana', 'table-1')).toMatchObject(said);
    expect(keptAnswers('rana', 'table-2')).toEqual(none);
    expect(keptAnswers('sami', 'table-1')).toEqual(none);
  });

  it('are forgotten with the table, and with the eighth after it', () => {
    keepAnswers('rana', 'table-1', said);
    keepAnswers('rana', 'table-1', null);
    expect(held).toEqual({});
    for (let number = 1; number <= 9; number += 1) keepAnswers('rana', `table-${number}`, said);
    expect(keptAnswers('rana', 'table-1')).toEqual(none);
    expect(keptAnswers('rana', 'table-2')).toMatchObject(said);
  });

  it.each([
    'no JSON',
    '{}',
    '[1]',
    '[{"table":"table-1"}]',
    '[{"table":"table-1","asked":"a","rounds":[],"answers":[{"kind":"option"}]}]',
  ])('that cannot be read are none: %s', (text) => {
    held['marsad.answers@rana'] = text;
    expect(keptAnswers('rana', 'table-1')).toEqual(none);
  });
});
