/** What the statistics say, and why one is not given. Numbers and steps come in words. */
export const en = {
  'method.theilSen': 'Theil–Sen slope',
  'method.mannKendall': 'Mann–Kendall trend test',
  'method.ewma': 'EWMA control chart',
  'method.cusum': 'Tabular CUSUM control chart',
  'method.yearOnYear': 'Year on year, same window',
  'source.yearOnYear': 'Each figure against the one of the same period a year before, range against range',

  'no-figure': 'There is no figure yet.',
  'too-few-points': 'Needs at least {least} figures; there {points, plural, one {is #} other {are #}}.',
  'unequal-periods': 'The figures are for periods of different lengths, so they have no common step of time.',
  'overlapping-periods': 'Some of the periods overlap, so that the same events would count twice.',
  'open-figures': 'The figures have no upper or no lower bound, so nothing can be said of how they change.',
  'no-variation': 'The figures do not vary, so there is no spread to set limits by.',
  'no-baseline': 'There is no baseline to hold the figures against.',
  'open-baseline': 'The baseline is a bound on one side only, so there is no centre line.',
  'no-year-earlier': 'No two of the figures are for the same period a year apart.',

  'step.day': 'day',
  'step.week': 'week',
  'step.month': 'month',
  'step.quarter': 'quarter',
  'step.half': 'half-year',
  'step.year': 'year',
  'steps.day': '{count, plural, one {# day} other {# days}}',
  'steps.week': '{count, plural, one {# week} other {# weeks}}',
  'steps.month': '{count, plural, one {# month} other {# months}}',

  'trend.up': 'Rising',
  'trend.down': 'Falling',
  'trend.not-shown': 'No trend shown',
  'trend.undetermined': 'Not decided: some of the values the figures allow show a trend, others do not',
  slope: '{trend}. Change from one {step} to the next: {change}; {percent}% interval: {limits}.',
  slopeOfSteps: '{trend}. Change per {step}: {change}; {percent}% interval: {limits}.',
  test: "{trend}: p {p}; Kendall's tau-a {tau}.",
  'span.below': 'is below {least}',
  'span.is': 'is {n}',
  'span.atMost': 'is at most {high}',
  'span.between': 'is between {low} and {high}',

  noSignals: 'No period is beyond the limits.',
  signals: 'Beyond the limits {found}.',
  'signals.certain':
    'for certain in {count, number} of {all, plural, one {# period} other {# periods}}, first {first}',
  'signals.possible':
    'possibly in {count, number} of {all, plural, one {# period} other {# periods}}, first {first}',
  'signals.both': '{certain}; {possible}',

  yearOnYear:
    '{now} against {before}: {by, select, none {the figures do not say by how much} other {a difference of {by}}}.',
} as const;
