export const en = {
  'facts.title': 'Facts and checks',
  'facts.lead':
    'What the source document states beside the monitored figures, whether its figures agree with each other, and what it recommends.',
  'facts.document': 'The document',
  'facts.places':
    'A place such as V2 is a section and its paragraph: L lead, F Favorable Conditions, H Human Capital Along the Borders, T Thriving Without Widespread Support, V Vacuum in the Iraq-Syria Border Region, R Recommendations.',
  'facts.figures': 'Reference figures',
  'facts.figuresLead':
    'Context, as the document gives it, hedge and all. None of it is monitored, and none raises an alert.',
  'facts.region':
    'Figures about religion or ethnicity describe a region, never a person, and are not monitored.',
  'facts.figuresNone': 'No reference figures are recorded.',
  'facts.undated': 'no date given',
  'facts.upTo': 'up to {period}',
  'facts.derived': 'derived, not stated',
  'facts.where': '{period} · {place}',
  'checks.title': 'The document checked against itself',
  'checks.lead':
    'Each check works out figures of the document from each other, bounds with bounds. They are in tension when no values they allow fit together.',
  'checks.summary':
    '{count, plural, one {# check} other {# checks}}: {consistent, number} consistent, {tension, number} in tension, {derived, number} derived.',
  'checks.none': 'No checks are recorded.',
  'checks.steps': 'Arithmetic',
  'checks.where': 'In the document: {places}',
  'checks.outside': 'From outside the document:',
  'check.consistent': 'Consistent',
  'check.in-tension': 'In tension',
  'check.derived': 'Derived',
  'check.percent': 'Change from the period before: {limit}',
  'check.change': 'Change from the period before: {limit}',
  'check.year-ago': 'Change from a year before: {limit}',
  'check.measured': 'It is {size}.',
  'check.none': 'There was nothing to compare with',
  'measures.title': 'Recommended measures',
  'measures.lead': 'What the document asks for, in our words.',
  'measures.none': 'No measures are recorded.',
  'measures.followed': 'What has become of them',
} as const;
