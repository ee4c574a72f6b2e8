/** How a quantity is hedged. `a` and `b` are written numbers, `low` and `high` hedged ones. */
export const en = {
  range: '{a}–{b}',
  spelledRange: '{a} to {b}',
  moreThan: 'more than {a}',
  atLeast: 'at least {a}',
  lessThan: 'less than {b}',
  atMost: 'at most {b}',
  both: '{low} and {high}',
  about: 'about {n}',
  nearly: 'nearly {n}',
  justOver: 'just over {n}',
  any: 'any figure',

  'compact.range': '{a}–{b}',
  'compact.moreThan': '> {a}',
  'compact.atLeast': '≥ {a}',
  'compact.lessThan': '< {b}',
  'compact.atMost': '≤ {b}',
  'compact.both': '{low}, {high}',
  'compact.about': '~{n}',
} as const;
