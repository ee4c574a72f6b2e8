import { describe, expect, it } from 'vitest';
import { bodyOf, emptyDraft, nextDraft, revive } from './draft.js';

const draft = {
  ...emptyDraft,
  indicator: 'al-hol-pledges',
  period: ' 2020-09 ',
  value: '88-94',
  title: 'A report',
  reliability: 'B',
  credibility: '3',
};

describe('the body', () => {
  it('leaves out what was not said', () => {
    expect(bodyOf(draft, 'en')).toEqual({
      indicator: 'al-hol-pledges',
      period: '2020-09',
      value: '88-94',
      source: { title: 'A report' },
      reliability: 'B',
      credibility: 3,
      language: 'en',
    });
  });

  it('carries the codes that were chosen, and none for the total', () => {
    expect(bodyOf({ ...draft, dimensions: { sex: 'female', age: '' } }, 'en').dimensions).toEqual({
      sex: 'female',
    });
    expect(bodyOf({ ...draft, dimensions: { sex: '' } }, 'en')).not.toHaveProperty('dimensions');
  });
});

describe('a stored draft', () => {
  it('comes back as it was', () => {
    expect(revive(JSON.stringify(draft))).toEqual(draft);
  });

  it('loses only what no longer fits', () => {
    expect(revive('{"value":"88","period":7,"gone":"x","dimensions":null}')).toEqual({
      ...emptyDraft,
      value: '88',
    });
  });

  it('is empty when unreadable', () => {
    expect(revive('{')).toEqual(emptyDraft);
    expect(revive(null)).toEqual(emptyDraft);
  });
});

it('goes on to the next period with the source kept and the figure gone', () => {
  const next = nextDraft({ ...draft, note: 'n', locator: 'p. 3', status: 'P' }, '2020-10');
  expect(next).toMatchObject({
    period: '2020-10',
    value: '',
    note: '',
    locator: '',
    status: 'A',
    title: 'A report',
  });
});
