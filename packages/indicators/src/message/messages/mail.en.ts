/** A mail about alerts, as plain text. */
export const en = {
  testSubject: 'Marsad: test',
  test: 'This is a test: mail from Marsad arrives here.',
  alert: '{status}: {name}',
  firing: 'Firing',
  resolved: 'Resolved',
  failed: 'Can’t be checked',
  figure: 'Figure: {figure}',
  before: 'Before: {figure}',
  figureOfPeriod: '{figure}, {period}',
  sourced: '{figure} ({source})',
  why: 'Why: {explanation}',
  rule: 'Rule: {name}',
  corrected: 'The figure was corrected, moved or withdrawn, or another source is recommended.',
  downgraded: 'It was certain before. By the newest figure it is only possible.',
  digest:
    'These figures came with a table, or were entered long after their periods. They are told together, and not one by one.',
  late: 'Found late: the figure was entered after later ones.',
  see: 'See: {page}',
} as const;
