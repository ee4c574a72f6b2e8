/** Ratios. `form` says how the noun follows its number (formOfTimes in format-ratio.ts); `of` is what it is so many times of. */
export const en = {
  times: '{form, select, other {{said} times}}',
  timesOf: '{form, select, other {{said} times {of}}}',
  about: 'about {n}',
  range: '{a}–{b}',
  moreThan: 'more than {a}',
  atLeast: 'at least {a}',
  lessThan: 'less than {b}',
  atMost: 'up to {b}',
  any: 'any number of times',
  anyOf: 'any number of times {of}',
  baseline: 'the baseline',
  floor: 'the reported floor',
  ceiling: 'the reported ceiling',
} as const;
