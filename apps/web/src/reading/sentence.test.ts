import { expect, it } from 'vitest';
import { paragraphAsked, sentenceHighlights } from './sentence.js';

it.each([
  ['#p=12', 12],
  ['#p=', null],
  ['#p=12x', null],
  ['#main', null],
  ['', null],
])('reads %j', (hash, paragraph) => {
  expect(paragraphAsked(hash)).toBe(paragraph);
});

it('highlights every figure, and the sentence of the one that is asked for', () => {
  const figure = (candidate: string, paragraph: number) => ({
    ...{ observation: `o-${candidate}`, candidate, paragraph, start: 5, end: 9 },
    sentence: { start: 0, end: 20 },
  });
  const figures = [figure('a', 1), figure('b', 2)];
  const own = (id: string) => ({ id, state: 'accepted', stretches: [{ start: 5, end: 9 }] });
  expect([...sentenceHighlights({ figures }, null)]).toEqual([
    [1, [own('a')]],
    [2, [own('b')]],
  ]);
  expect(sentenceHighlights({ figures }, figures[1] ?? null).get(2)).toEqual([
    own('b'),
    { id: 'sentence', state: 'sentence', stretches: [{ start: 0, end: 20 }] },
  ]);
});
