/** What a rule is called that nobody has named: its indicator with its condition. */
export const en = {
  named: '{indicator}: {condition}',
  limit:
    '{op, select, more {more than {to}} atLeast {at least {to}} less {less than {to}} other {at most {to}}}',
  change: 'change of {limits}',
  yearAgo: 'change in a year of {limits}',
  percent: '{n}%',
  'baseline.interval': 'the baseline',
  'baseline.lower': 'the lower end of the baseline',
  'baseline.upper': 'the upper end of the baseline',
  ewma: 'EWMA signal',
  cusum: 'CUSUM signal',
  overdue: 'overdue',
  disagreement: 'sources disagree',
  tension: 'figures in tension',
  all: '{first} and {second}',
  any: '{first} or {second}',
  not: 'not ({condition})',
} as const;
