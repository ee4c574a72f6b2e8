/** What stands in a brief's PDF, in the words of its page. */
export const en = {
  product: 'Marsad',
  demo: 'This is a demonstration: the figures after the baselines are invented.',
  comma: ', ',
  newest: 'The newest {shown} of {all} figures:',
  all: 'Its figures:',
  indicatorPage: 'Its page:',
  page: 'Page {page} of {pages}',
  concerns: 'Concerns: {names}',
  'check.equals': 'must equal',
  'check.at-most': 'must be at most',
  'check.at-least': 'must be at least',
  'check.page': 'The check stands at',
} as const;
