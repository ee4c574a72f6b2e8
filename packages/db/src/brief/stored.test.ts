import { expect, it } from 'vitest';
import { storedChoice } from './stored.js';

it('what a brief is made of has had one shape, with and without its version', () => {
  const choice = {
    title: 'September',
    introduction: null,
    indicators: ['aid-trucks'],
    asOf: '2020-10-01',
    language: 'ar' as const,
  };
  expect(storedChoice.read(choice)).toEqual(choice);
  expect(storedChoice.read(storedChoice.write(choice))).toEqual(choice);
  expect(() => storedChoice.read({ title: 'September' })).toThrow('indicators is missing');
});
