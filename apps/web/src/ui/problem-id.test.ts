import { expect, it } from 'vitest';
import { problemId } from './problem-id.js';

it('is short, and stays with its failure', () => {
  const [one, other] = [new Error('one'), new Error('other')];
  expect(problemId(one)).toMatch(/^[2-9a-z]{8}$/);
  expect(problemId(one)).toBe(problemId(one));
  expect(problemId(other)).not.toBe(problemId(one));
});

it('has one for whatever is thrown', () => {
  expect(problemId('a text')).toMatch(/^[2-9a-z]{8}$/);
  expect(problemId(undefined)).toMatch(/^[2-9a-z]{8}$/);
});
