import { describe, expect, it } from 'vitest';
import { sortFaults } from './form-faults.js';

const known = new Map([
  ['value', { label: 'Figure', makes: ['value'] }],
  ['matchers', { label: 'Labels', makes: ['matchers'] }],
  ['address', { label: 'Address', makes: ['url', 'to'] }],
  ['baseline-value', { label: 'Figure', makes: ['baseline', 'baseline/value'] }],
  ['baseline-title', { label: 'Title', makes: ['baseline/source'] }],
]);
const sorted = (...pointers: string[]) => {
  const { byField, others } = sortFaults(
    pointers.map((pointer) => ({ pointer, detail: `at ${pointer}` })),
    known,
  );
  return { ...Object.fromEntries(byField), others };
};

describe('a fault of the server', () => {
  it.each([
    ['/value', { value: ['at /value'], others: [] }],
    ['/matchers/12/name', { matchers: ['at /matchers/12/name'], others: [] }],
    ['/to/1', { address: ['at /to/1'], others: [] }],
    ['/baseline/source/date', { 'baseline-title': ['at /baseline/source/date'], others: [] }],
    ['/baseline/period', { 'baseline-value': ['at /baseline/period'], others: [] }],
    // A name that only begins alike is another.
    ['/values', { others: ['at /values'] }],
    ['', { others: ['at '] }],
  ])('at %s comes to its field', (pointer, expected) => {
    expect(sorted(pointer)).toEqual(expected);
  });

  it('is said once', () => {
    expect(sorted('/value', '/value', '/other', '/other')).toEqual({
      value: ['at /value'],
      others: ['at /other'],
    });
  });
});
